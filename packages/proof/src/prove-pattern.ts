/** Proves all questions of a pattern on one runtime, and says how far it is. */
import type { CheckedPattern } from '@tenfold/pattern';
import type { Runtime, RuntimeInfo } from '@tenfold/runtime';
import { type ProveOptions, proveQuestion, type QuestionRun } from './prove-question.ts';

/** One runtime's account of a pattern, in the order of its questions. */
export interface PatternRun {
  readonly info: RuntimeInfo;
  readonly questions: readonly QuestionRun[];
}

/** Runs every answer of every question of `pattern` on `runtime`: a pool, for it starts all at once. */
export async function provePattern(
  pattern: CheckedPattern,
  runtime: Runtime,
  options: ProveOptions = {},
): Promise<PatternRun> {
  const questions = pattern.modes.flatMap((mode) => mode.questions);
  return {
    info: runtime.info,
    questions: await Promise.all(
      questions.map((question) => proveQuestion(question, pattern.prelude, runtime, options)),
    ),
  };
}
