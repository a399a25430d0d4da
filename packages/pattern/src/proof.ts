/**
 * The record of a proof, kept beside the pattern as `proofs/<question id>.json`: small, sorted, stable in a diff.
 * Only `@tenfold/proof` makes one; the compiler and the page read it.
 */
import type { AnswerKey } from './answer.ts';
import type { VariantId } from './question.ts';

/** What running one candidate answer did, in the form that is shown. */
export interface RecordedOutcome {
  readonly kind: 'finished' | 'raised' | 'timed-out' | 'interrupted';
  /** What the question's `show` block printed, else the program's own output; trimmed, at most 500 characters. */
  readonly shown: string;
  /** Class and first line of the message, when it raised. */
  readonly error: { readonly type: string; readonly message: string } | null;
}

export interface ProvedCandidate {
  readonly answer: AnswerKey;
  readonly passes: boolean;
  readonly outcome: RecordedOutcome;
}

export interface ProvedVariant {
  readonly id: VariantId;
  /** Parameters and derived values as Python's `str` writes them: what stands in for `{name}`. */
  readonly values: Readonly<Record<string, string>>;
  readonly candidates: readonly ProvedCandidate[];
}

export interface RanOn {
  readonly on: 'engine' | 'pytorch';
  readonly python: string;
  readonly torch: string;
}

export interface Proof {
  readonly format: 1;
  readonly question: string;
  /** SHA-256 of everything executable that it proves: prelude, code, options, checks, parameters. */
  readonly hash: string;
  /** The runtimes that gave these outcomes; they agreed. */
  readonly ranOn: readonly RanOn[];
  readonly variants: readonly ProvedVariant[];
}
