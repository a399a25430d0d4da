import type { OptionId } from '../../question.ts';
import type { Code } from '../../source-text.ts';

/** `lines`: how many lines an answer has; there may be more options than that, as some are left over. */
export interface OrderFaces {
  readonly authored: { readonly check: Code; readonly lines: number };
  /** As many places as lines, filled from the top. */
  readonly answer: { readonly lines: readonly (OptionId | null)[] };
  readonly public: { readonly lines: number };
  /** The program to run with any order: `orderedProgram` puts the lines where its marker is. */
  readonly sealed: { readonly template: string };
}

export const placesOfOrder = (answer: OrderFaces['answer']) => answer.lines;
