import type { Code } from '../../source-text.ts';
import type { OptionId } from '../../question.ts';

export interface FillFaces {
  readonly authored: { readonly check: Code };
  readonly answer: { readonly blank: OptionId | null };
  readonly public: unknown;
  readonly sealed: unknown;
}

export const placesOfFill = (answer: FillFaces['answer']) => [answer.blank];
