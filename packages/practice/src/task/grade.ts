import {
  type Answer,
  type AnswerKey,
  placesOf,
  type QuestionKind,
  type SealedVariant,
} from '@tenfold/pattern/public';
import { rulesOf } from '../kinds/index.ts';
import type { Score } from './task.ts';

export interface GradedScore extends Score {
  readonly kind: 'right' | 'wrong';
  readonly answerKey: AnswerKey;
}

/**
 * Is a complete answer right: by the proof, by what was found to happen, or (of code that the learner wrote) by what
 * the page that ran it reported? Null where it is not complete, or the question as it is now has no such answer.
 */
export function judgeAnswer<K extends QuestionKind>(
  sealed: SealedVariant,
  answer: Answer<K>,
): boolean | null {
  return rulesOf<K>(answer.kind).judge(sealed, answer);
}

/**
 * The score of a complete answer, whose key is `key`. Throws when the question has no such answer, which the compiler of
 * the content rules out.
 */
export function grade<K extends QuestionKind>(
  sealed: SealedVariant,
  answer: Answer<K>,
  key: AnswerKey,
): GradedScore {
  const isRight = judgeAnswer(sealed, answer);
  if (isRight === null) throw new Error(`The proof has no outcome for the answer ${key}`);
  const rules = rulesOf<K>(answer.kind);
  if (!isRight) return { kind: 'wrong', marks: rules.marks(sealed, answer), answerKey: key };
  const places = Math.max(1, placesOf(answer).length);
  return { kind: 'right', marks: Array.from({ length: places }, () => true), answerKey: key };
}
