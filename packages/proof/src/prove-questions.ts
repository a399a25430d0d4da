/** Proves many questions on one runtime. */
import type { Provable } from '@tenfold/pattern';
import type { Runtime, RuntimeInfo } from '@tenfold/runtime';
import { type ProveOptions, proveQuestion, type QuestionRun } from './prove-question.ts';

/** One runtime's account of questions, in their order. */
export interface QuestionsRun {
  readonly info: RuntimeInfo;
  readonly questions: readonly QuestionRun[];
}

/**
 * Runs every answer of every question, with the `prelude` of their pattern, on `runtime`: a pool, for it starts all
 * at once. Rejects only when the runtime is not to be had.
 */
export async function proveQuestions(
  questions: readonly Provable[],
  prelude: string,
  runtime: Runtime,
  options: ProveOptions = {},
): Promise<QuestionsRun> {
  const runs = questions.map((question) => proveQuestion(question, prelude, runtime, options));
  return { info: runtime.info, questions: await Promise.all(runs) };
}
