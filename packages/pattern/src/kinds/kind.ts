/**
 * What the parser, the prover and the compiler ask of a question kind. One folder a kind implements it; the
 * registry in `kinds/index.ts` is a mapped type over all kinds, so a missing one does not compile.
 */
import type { AnswerKey } from '../answer.ts';
import type { AuthoredBase, AuthoredOf, AuthoredOption, Code } from '../authored.ts';
import type { Report } from '../diagnostics.ts';
import type { Fields } from '../parse/front-matter.ts';
import type { ProvedVariant } from '../proof.ts';
import type { PublicOf, PublicOption, PublicQuestionBase, SealedBase, SealedOf } from '../public.ts';
import type { QuestionKind } from '../question.ts';
import type { Happening } from './predict/happening.ts';

/** A possible answer and the program whose run decides it. Parameters are already replaced. */
export interface Candidate {
  readonly answer: AnswerKey;
  /** What the author claims: it passes, or it does not. Null: it may; of a question `keyed: by-proof` exactly one does. */
  readonly keyed: boolean | null;
  /** In the shape of the runtime's Program: the prelude is the pattern's helpers and the question's setup. */
  readonly program: {
    readonly prelude: string;
    readonly code: string;
    readonly show?: string;
    readonly check?: string;
  };
  /** Decides instead of a check: the answer passes when this describes what the program did. */
  readonly says?: Happening & { readonly tolerance: number };
  /** What is recorded as shown: what the program showed, or what its check said. */
  readonly records: 'output' | 'check';
  /** The program as a learner may run it: it prints what it shows. Needs the prelude too. Null where the page makes it. */
  readonly runnable: string | null;
}

/** What the parser found in a question's file, before its kind has looked at it. */
export interface QuestionBody {
  readonly base: AuthoredBase;
  /** How many blanks the code has. */
  readonly blanks: number;
  /** How many options a complete answer holds, where they are marked with numbers. */
  readonly places: number;
  /** By word; null where it is missing. */
  readonly blocks: Readonly<Record<BlockWord, Code | null>>;
  /** Values of the kind's own front matter fields, judged by their schemas. */
  readonly extra: Readonly<Record<string, unknown>>;
}

export type Need = 'required' | 'optional' | 'none';

/** Code blocks that not every kind has. */
export const BLOCK_WORDS = ['check', 'truth', 'reference', 'show'] as const;
export type BlockWord = (typeof BLOCK_WORDS)[number];

/**
 * How options are marked. `tick`: `[x]` for the answer. `blanks`: the numbers of the blanks that they answer. `places`: each
 * its place in one working order. `none`: all are wrong, `[ ]`.
 */
export type Marks = 'tick' | 'blanks' | 'places' | 'none';

export interface Kind<K extends QuestionKind> {
  /** Front matter that only this kind has. */
  readonly fields: Fields;
  /** Front matter of all other kinds that means nothing here. */
  readonly without: readonly string[];
  /** May or must it have these code blocks? */
  readonly blocks: Readonly<Record<BlockWord, Need>>;
  /** The number of blanks in its code; `says` completes "fill needs …". */
  readonly blanks: {
    readonly least: number;
    readonly most: number;
    readonly says: string;
    readonly remedy: string;
  };
  readonly marks: Marks;
  readonly fewestOptions: number;
  /** Words of the code blocks that an option may have; `shown` is one that the learner sees with the option. */
  readonly optionBlocks: readonly string[];
  /** The kind's own rules; null when one is broken, which it has reported. */
  toQuestion(body: QuestionBody, report: Report): AuthoredOf[K] | null;
  /** Every possible answer of a question whose parameters are replaced (or, for its hash, are not). */
  toCandidates(question: AuthoredOf[K], prelude: string): Candidate[];
  /** Are the options seen before the answer? */
  showsOptions(question: AuthoredOf[K]): boolean;
  /** Python that is set as a listing with an option. */
  listingOf(option: AuthoredOption): string | null;
  publish(base: PublicQuestionBase, question: AuthoredOf[K]): PublicOf[K];
  /** `question` has its parameters replaced; `options` are all of it, in the author's order. */
  seal(
    base: SealedBase,
    question: AuthoredOf[K],
    proved: ProvedVariant,
    options: readonly PublicOption[],
  ): SealedOf[K];
}
