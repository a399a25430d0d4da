/** Check, for written code: runs it with its hidden check, reports what that said, and submits it. */
import type { RunResult } from '@tenfold/pattern/public';
import type { TaskContext } from '@tenfold/practice';
import { say } from '../../status/status-line.tsx';
import type { LiveTask } from '../../task/live-task.ts';
import { mustRun } from '../../task/written.ts';

/** Where Python cannot be had nothing is submitted, and no attempt is lost. */
export async function checkWritten(task: LiveTask): Promise<void> {
  const { answer } = task.state.peek();
  if (answer.kind !== 'write') return;
  say('Running the check.');
  try {
    const result = await judgeWritten(task.context.peek(), task.prelude, answer.code);
    task.send({ kind: 'report', text: answer.code, result }, true);
  } catch (error) {
    say(`Nothing was checked, and no attempt is lost. ${error instanceof Error ? error.message : ''}`);
    return;
  }
  if (mustRun(task.state.peek())) say('The code was changed while it ran. Check again; no attempt is lost.');
  else task.send({ kind: 'check' });
}

/** What the hidden check of a question says of `code`. Rejects when Python cannot be had. */
export async function judgeWritten(
  { question, open }: Pick<TaskContext, 'question' | 'open'>,
  prelude: string,
  code: string,
): Promise<RunResult> {
  const sealed = open();
  if (sealed.kind !== 'write') throw new Error(`${question.id} has no hidden check.`);
  const { runHiddenCheck } = await import('../../runner/run-hidden-check.ts');
  return runHiddenCheck(sealed, withSetup(prelude, question.setup), code);
}

/** What runs before the learner's code. */
export function withSetup(prelude: string, setup: string | null): string {
  return setup === null ? prelude : `${prelude}\n${setup}`;
}
