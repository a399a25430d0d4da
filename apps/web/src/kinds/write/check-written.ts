/** Check, for written code: runs it with its hidden check, reports what that said, and submits it. */
import { say } from '../../status/status-line.tsx';
import type { LiveTask } from '../../task/live-task.ts';

/** Is there code that has not been run as it stands? Then `check` alone would find it incomplete. */
export function mustRun(task: LiveTask): boolean {
  const { answer, phase } = task.state.peek();
  return phase === 'open' && answer.kind === 'write' && answer.result === null;
}

/** `prelude` is the pattern's. Where Python cannot be had nothing is submitted, and no attempt is lost. */
export async function checkWritten(task: LiveTask, prelude: string): Promise<void> {
  const { answer } = task.state.peek();
  const { question, open } = task.context.peek();
  const sealed = open();
  if (answer.kind !== 'write' || sealed.kind !== 'write') return;
  say('Running the check.');
  try {
    const { runHiddenCheck } = await import('../../runner/run-hidden-check.ts');
    const before = question.setup === null ? prelude : `${prelude}\n${question.setup}`;
    const result = await runHiddenCheck(sealed, before, answer.code);
    task.send({ kind: 'report', text: answer.code, result }, true);
  } catch (error) {
    say(`Nothing was checked, and no attempt is lost. ${error instanceof Error ? error.message : ''}`);
    return;
  }
  if (mustRun(task)) say('The code was changed while it ran. Check again; no attempt is lost.');
  else task.send({ kind: 'check' });
}
