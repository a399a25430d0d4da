/**
 * What the parser, the prover and the compiler ask of a question kind. One folder a kind implements it; the
 * registry in `kinds/index.ts` is a mapped type over all kinds, so a missing one does not compile.
 */
import type { AnswerKey } from '../answer.ts';

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
}
