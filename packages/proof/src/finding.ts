/** What is wrong with a question according to the programs that were run: data, worded for its author. */
import type { AnswerKey, VariantId } from '@tenfold/pattern';

export type FindingKind =
  /** The parameters could not be worked out, or leave no variant. */
  | 'bad-parameters'
  /** Two options of a variant are the same text. */
  | 'equal-options'
  /** An answer that is keyed does not pass. */
  | 'key-fails'
  /** An answer that is not keyed passes. */
  | 'other-passes'
  /** `keyed: by-proof`, and not exactly one answer passes. */
  | 'not-one-passes'
  /** The program as it is shown already passes. */
  | 'template-passes'
  /** A check, claim or truth raised something else than AssertionError. */
  | 'check-broken'
  /** The learner reads an assertion of a hidden check that fails, and it has no message. */
  | 'check-unworded'
  /** `show` raised after a program that finished. */
  | 'show-broken'
  /** The quick check does not finish, or prints nothing. */
  | 'quick-broken'
  /** A program was stopped instead of ending by itself. */
  | 'not-ended'
  /** Of a program of a page: it raised though it is not there to show that, or did not though it is. */
  | 'program-raised'
  | 'program-did-not-raise'
  /** It prints nothing, or more than anybody reads. */
  | 'program-silent'
  | 'program-too-long'
  /** A name whose value is to be recorded is not there in the end. */
  | 'value-missing'
  /** The pattern has no such data. */
  | 'file-missing'
  /** Two runs of the same candidate, on two runtimes or recorded and now, differ. */
  | 'disagreement'
  | 'not-recorded'
  | 'stale';

export interface Finding {
  readonly kind: FindingKind;
  readonly question: string;
  readonly variant: VariantId | null;
  readonly answer: AnswerKey | null;
  /** One sentence: what should be. */
  readonly expected: string;
  /** One sentence: what is. */
  readonly got: string;
  /** Where the author has to look; counted from 1. */
  readonly at: { readonly file: string; readonly line: number; readonly column: number };
}
