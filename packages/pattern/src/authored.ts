/**
 * What an author wrote, read and checked: the first of a question's three faces (the others: `public.ts`,
 * `answer.ts`). Texts may still hold `{name}`; `instantiate` replaces them for one variant.
 */
import type { AuthoredParts } from './kinds/faces.ts';
import type { CheckedPage, Experiments } from './page.ts';
import type { CardName, Level, Mode, OptionId, PatternId, QuestionId, QuestionKind } from './question.ts';
import type { Code, Place, Prose } from './source-text.ts';

export type { Code, Place, Prose };

export interface AuthoredOption {
  /** `o1`, `o2`, … in the author's order: the names that recorded proofs use. */
  readonly id: OptionId;
  readonly at: Place;
  /** The blanks, counted from 1, that it answers: `[1]` for `[x]`, `[]` for a wrong option. */
  readonly answers: readonly number[];
  readonly label: Prose;
  /** The label without mark-up: what goes into a blank. */
  readonly text: string;
  readonly misconception: Prose | null;
  /** The block under the option. `shown`: the learner sees it with the option. */
  readonly block: (Code & { readonly shown: boolean }) | null;
}

export interface Parameters {
  /** Python source of each value, so that `1.0` stays a float. */
  readonly vary: readonly { readonly name: string; readonly values: readonly string[]; readonly at: Place }[];
  readonly derive: Code | null;
  readonly where: Code | null;
  /** All names that `{name}` may use: those of `vary`, then those that `derive` sets. */
  readonly names: readonly string[];
}

/** What every kind has. */
export interface AuthoredBase {
  readonly id: QuestionId;
  /** The beginning of the file. */
  readonly at: Place;
  readonly title: string;
  readonly level: Level;
  readonly skill: string;
  readonly attempts: number;
  /** The time for it in a challenge; null elsewhere. */
  readonly seconds: number | null;
  readonly order: 'shuffled' | 'fixed';
  readonly keyedByProof: boolean;
  readonly parameters: Parameters;
  readonly prompt: Prose;
  /** Shown, with blanks as `__1__`. */
  readonly code: Code | null;
  readonly setup: Code | null;
  readonly show: Code | null;
  readonly quick: Code | null;
  readonly hint: Prose | null;
  readonly explanation: Prose;
  readonly solution: Prose;
  readonly mistakes: Prose | null;
  readonly options: readonly AuthoredOption[];
}

/** With what its kind has beside that. */
export type AuthoredOf = { [K in QuestionKind]: AuthoredBase & { readonly kind: K } & AuthoredParts[K] };
export type AuthoredQuestion<K extends QuestionKind = QuestionKind> = AuthoredOf[K];

/** A flip card of `review/`: what is asked, what is to be remembered, and the check that proves it. */
export interface AuthoredCard {
  readonly kind: 'card';
  readonly id: CardName;
  readonly at: Place;
  readonly title: string;
  readonly skill: string;
  readonly question: Prose;
  readonly answer: Prose;
  readonly check: Code;
}

/** What has a proof. */
export type Provable = AuthoredQuestion | AuthoredCard;

export interface CheckedMode {
  readonly mode: Mode;
  readonly title: string;
  readonly minutes: number;
  readonly summary: Prose;
  readonly questions: readonly AuthoredQuestion[];
  /** Of `review` alone. */
  readonly cards: readonly AuthoredCard[];
}

/** A pattern in whose files no error was found. Only `parsePattern` makes one. */
export interface CheckedPattern {
  readonly id: PatternId;
  readonly track: { readonly id: string; readonly title: string };
  readonly title: string;
  readonly minutes: number;
  readonly summary: Prose;
  /** Python that runs before every program of the pattern. */
  readonly prelude: string;
  readonly modes: readonly CheckedMode[];
  readonly pages: readonly CheckedPage[];
  readonly experiments: Experiments;
}
