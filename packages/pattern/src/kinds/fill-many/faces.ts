import type { Code } from '../../source-text.ts';
import type { OptionId } from '../../question.ts';

/** `repeats`: an option may be in more than one blank. */
export interface FillManyFaces {
  readonly authored: { readonly check: Code; readonly blanks: number; readonly repeats: boolean };
  readonly answer: { readonly blanks: readonly (OptionId | null)[] };
  readonly public: { readonly blanks: number; readonly repeats: boolean };
  readonly sealed: unknown;
}

export const placesOfFillMany = (answer: FillManyFaces['answer']) => answer.blanks;
