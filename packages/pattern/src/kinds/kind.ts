/**
 * What the parser, the prover and the compiler ask of a question kind. One folder a kind implements it; the
 * registry in `kinds/index.ts` is a mapped type over all kinds, so a missing one does not compile.
 */
import type { AnswerKey } from '../answer.ts';
import type { AuthoredBase, AuthoredOf, Code } from '../authored.ts';
import type { Report } from '../diagnostics.ts';
import type { Fields } from '../parse/front-matter.ts';
import type { PublicOf, PublicQuestionBase } from '../public.ts';
import type { QuestionKind } from '../question.ts';

/** A possible answer and the program whose run decides it. Parameters are already replaced. */
export interface Candidate {
  readonly answer: AnswerKey;
  /** What the author claims; null where the question is `keyed: by-proof`. */
  readonly keyed: boolean | null;
  /** In the shape of the runtime's Program: the prelude is the pattern's helpers and the question's setup. */
  readonly program: {
    readonly prelude: string;
    readonly code: string;
    readonly show?: string;
    readonly check: string;
  };
  /** The program as a learner may run it: it prints what it shows. Needs the prelude too. */
  readonly runnable: string;
}

/** What the parser found in a question's file, before its kind has looked at it. */
export interface QuestionBody {
  readonly base: AuthoredBase;
  /** How many blanks the code has. */
  readonly blanks: number;
  readonly check: Code | null;
  readonly truth: Code | null;
  /** Values of the kind's own front matter fields, judged by their schemas. */
  readonly extra: Readonly<Record<string, unknown>>;
}

export type Need = 'required' | 'optional' | 'none';

export interface Kind<K extends QuestionKind> {
  /** Front matter that only this kind has. */
  readonly fields: Fields;
  /** May or must it have these code blocks? */
  readonly check: Need;
  readonly truth: Need;
  /** The number of blanks in its code; `says` completes "fill needs …". */
  readonly blanks: {
    readonly least: number;
    readonly most: number;
    readonly says: string;
    readonly remedy: string;
  };
  /** Options are marked `[x]`, or with the numbers of the blanks that they answer. */
  readonly marks: 'tick' | 'numbers';
  /** Words of the code blocks that an option may have; `shown` is one that the learner sees with the option. */
  readonly optionBlocks: readonly string[];
  /** The kind's own rules; null when one is broken, which it has reported. */
  toQuestion(body: QuestionBody, report: Report): AuthoredOf[K] | null;
  /** Every possible answer of a question whose parameters are replaced (or, for its hash, are not). */
  toCandidates(question: AuthoredOf[K], prelude: string): Candidate[];
  publish(base: PublicQuestionBase, question: AuthoredOf[K]): PublicOf[K];
}
