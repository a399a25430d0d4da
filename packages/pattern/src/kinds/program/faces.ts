import type { Code } from '../../source-text.ts';
import type { OptionId } from '../../question.ts';

export interface ProgramFaces {
  readonly authored: { readonly check: Code | null };
  readonly answer: { readonly option: OptionId | null };
  readonly public: unknown;
  readonly sealed: unknown;
}

export const placesOfProgram = (answer: ProgramFaces['answer']) => [answer.option];
