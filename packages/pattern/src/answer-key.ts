/**
 * The name of a complete answer within its variant: its options' ids joined by commas, in the order of the places.
 * One implementation for the proof (which writes outcomes under it) and for grading (which looks them up).
 */
import type { Answer, AnswerKey, AnswerOf } from './answer.ts';
import { PLACES } from './kinds/faces.ts';
import type { OptionId, QuestionKind } from './question.ts';

/** What each place of the answer holds, null where it is empty; one place where an option is chosen. */
export function placesOf<K extends QuestionKind>(answer: AnswerOf[K]): readonly (OptionId | null)[] {
  return PLACES[answer.kind](answer);
}

/** The key of a complete answer; null while a place is empty. */
export function answerKey(answer: Answer): AnswerKey | null {
  const options = placesOf(answer).filter((option) => option !== null);
  return options.length === placesOf(answer).length ? keyOf(options) : null;
}

/** The key of the answer that holds these options, one a place. */
export function keyOf(options: readonly OptionId[]): AnswerKey {
  return options.join(',') as AnswerKey;
}

/** The options of the answer with this key, one a place: the inverse of `keyOf`. */
export function optionsIn(key: AnswerKey): readonly OptionId[] {
  return key.split(',') as OptionId[];
}
