import type { AnswerKey } from '../../answer.ts';
import type { PublicOption } from '../../public-option.ts';
import type { OptionId } from '../../question.ts';
import type { Code } from '../../source-text.ts';

/** What the hidden check said of a learner's code, as the page that ran it reports. */
export interface RunResult {
  readonly passed: boolean;
  /** The assertion that failed, or the exception; empty when it passed. */
  readonly message: string;
}

export interface WriteFaces {
  readonly authored: { readonly check: Code; readonly reference: Code };
  /** Complete when it was run: `result` is that of this `code`. */
  readonly answer: { readonly code: string; readonly result: RunResult | null };
  readonly public: unknown;
  /**
   * `check` decides; run it after the learner's code. `attempts` are known wrong ones with their programs. `outcomes` and
   * `programs` have a key for each of them, and `reference` and `starter`.
   */
  readonly sealed: { readonly check: string; readonly attempts: readonly PublicOption[] };
}

export const placesOfWrite = (): readonly (OptionId | null)[] => [];

/** The code itself, once it was run. */
export function keyOfWrite({ code, result }: WriteFaces['answer']): AnswerKey | null {
  return result === null ? null : (code.trim() as AnswerKey);
}

export const REFERENCE = 'reference' as OptionId;
export const STARTER = 'starter' as OptionId;
