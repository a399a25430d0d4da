/**
 * The name of a complete answer within its variant: its options' ids joined by commas, in the order of the places; of
 * what is typed or written, its text. One implementation for the proof (which writes outcomes under it) and for grading
 * (which looks them up).
 */
import type { Answer, AnswerKey, AnswerOf } from './answer.ts';
import { KEYS, PLACES } from './kinds/faces.ts';
import type { OptionId, QuestionKind } from './question.ts';

export { keyOf, optionsIn } from './option-keys.ts';

/** What each place of the answer holds, null where it is empty; one place where an option is chosen, none without options. */
export function placesOf<K extends QuestionKind>(answer: AnswerOf[K]): readonly (OptionId | null)[] {
  return PLACES[answer.kind](answer);
}

/** The key of a complete answer; null while a place is empty, or nothing is typed, or code was not run. */
export function answerKey<K extends QuestionKind>(answer: Answer<K>): AnswerKey | null {
  return KEYS[answer.kind](answer);
}
