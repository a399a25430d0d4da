/** Keys of answers that hold options: their ids joined by commas, in the order of the places. */
import type { AnswerKey } from './answer.ts';
import type { OptionId } from './question.ts';

/** The key of the answer that holds these options, one a place. */
export function keyOf(options: readonly OptionId[]): AnswerKey {
  return options.join(',') as AnswerKey;
}

/** The options of the answer with this key, one a place: the inverse of `keyOf`. */
export function optionsIn(key: AnswerKey): readonly OptionId[] {
  return key.split(',') as OptionId[];
}

/** The key of what the places hold; null while one is empty. */
export function keyOfPlaces(places: readonly (OptionId | null)[]): AnswerKey | null {
  const options = places.filter((option) => option !== null);
  return options.length === places.length ? keyOf(options) : null;
}
