/** Answers that were all run: the proof has an outcome for each, and grading looks it up. */
import {
  type Answer,
  type AnswerKey,
  answerKey,
  optionsIn,
  placesOf,
  type SealedVariant,
} from '@tenfold/pattern/public';

/** Does the proof say that it passes? Null where it has no such answer: its option has gone, or it is not complete. */
export function judgeByProof(sealed: SealedVariant, answer: Answer): boolean | null {
  const key = answerKey(answer);
  return key === null ? null : (sealed.outcomes[key]?.passes ?? null);
}

/**
 * A wrong answer is marked against the passing one that it shares most with, so that a place is called wrong only when
 * the nearest way to be right would change it.
 */
export function nearestMarks(sealed: SealedVariant, answer: Answer): readonly boolean[] {
  const candidates = passingKeys(sealed).map((passing) => {
    const right = optionsIn(passing);
    return placesOf(answer).map((option, place) => option === right[place]);
  });
  return candidates.reduce((best, next) => (shared(next) > shared(best) ? next : best));
}

/** The keys of the answers that pass: several where several fillings or orders work. */
export function passingKeys(sealed: SealedVariant): readonly AnswerKey[] {
  const keys = Object.keys(sealed.outcomes) as AnswerKey[];
  return keys.filter((key) => sealed.outcomes[key]?.passes);
}

function shared(marks: readonly boolean[]): number {
  return marks.filter(Boolean).length;
}
