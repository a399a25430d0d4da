import type { Code } from '../../source-text.ts';
import type { OptionId } from '../../question.ts';

export interface ValueFaces {
  readonly authored: { readonly truth: Code; readonly tolerance: number };
  readonly answer: { readonly option: OptionId | null };
  readonly public: unknown;
  readonly sealed: unknown;
}

export const placesOfValue = (answer: ValueFaces['answer']) => [answer.option];
