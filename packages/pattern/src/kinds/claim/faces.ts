import type { OptionId } from '../../question.ts';

export interface ClaimFaces {
  readonly authored: unknown;
  readonly answer: { readonly option: OptionId | null };
  readonly public: unknown;
  readonly sealed: unknown;
}

export const placesOfClaim = (answer: ClaimFaces['answer']) => [answer.option];
