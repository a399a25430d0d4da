import { type AnswerKey, optionsIn, type SealedVariant } from '@tenfold/pattern/public';
import type { Score } from './task.ts';

/**
 * Looks up what the proof says of a complete answer. A wrong answer is marked against the passing one that it
 * shares most with, so that a blank is called wrong only when the nearest way to be right would change it.
 * Throws when the proof has no such answer, which the compiler of the content rules out.
 */
export function grade(sealed: SealedVariant, key: AnswerKey): Score {
  const proved = sealed.outcomes[key];
  if (!proved) throw new Error(`The proof has no outcome for the answer ${key}`);
  const options = optionsIn(key);
  if (proved.passes) return { kind: 'right', marks: options.map(() => true), answerKey: key };
  const candidates = passingKeys(sealed).map((passing) => {
    const right = optionsIn(passing);
    return options.map((option, place) => option === right[place]);
  });
  const marks = candidates.reduce((best, next) => (shared(next) > shared(best) ? next : best));
  return { kind: 'wrong', marks, answerKey: key };
}

/** The keys of the answers that pass: several where several fillings work. */
export function passingKeys(sealed: SealedVariant): readonly AnswerKey[] {
  const keys = Object.keys(sealed.outcomes) as AnswerKey[];
  return keys.filter((key) => sealed.outcomes[key]?.passes);
}

function shared(marks: readonly boolean[]): number {
  return marks.filter(Boolean).length;
}
