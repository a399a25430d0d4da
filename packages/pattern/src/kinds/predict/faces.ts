import type { AnswerKey } from '../../answer.ts';
import { keyOfPlaces } from '../../option-keys.ts';
import type { PublicOption } from '../../public-option.ts';
import type { OptionId } from '../../question.ts';
import type { Happening } from './happening.ts';
import { normalised } from './same-value.ts';

/** `typed`: the learner types what happens; the options are the foreseen answers, and stay sealed. */
export interface PredictFaces {
  readonly authored: { readonly typed: boolean; readonly tolerance: number };
  readonly answer: { readonly option: OptionId | null } | { readonly text: string };
  readonly public: { readonly typed: boolean };
  readonly sealed: {
    /** What the program did when it was run. */
    readonly truth: Happening;
    readonly tolerance: number;
    /** The options of a typed question, in the author's order; none where they are shown. */
    readonly foreseen: readonly (PublicOption & { readonly says: Happening })[];
  };
}

export const placesOfPredict = (answer: PredictFaces['answer']) =>
  'option' in answer ? [answer.option] : [];

/** Texts that say the same have the same key. */
export function keyOfPredict(answer: PredictFaces['answer']): AnswerKey | null {
  if ('option' in answer) return keyOfPlaces([answer.option]);
  const said = normalised(answer.text);
  return said === '' ? null : (said as AnswerKey);
}
