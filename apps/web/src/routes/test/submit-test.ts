/** Gives in a test. The code that was written in it is run first, each with its hidden check. */
import { testTask } from '@tenfold/practice';
import { judgeWritten } from '../../kinds/write/check-written.ts';
import type { TestSession } from './test-session.ts';

/** Is there written code that has to be run before it can be judged? */
export function hasCodeToRun(session: TestSession): boolean {
  return codeToRun(session).length > 0;
}

/** Rejects when Python cannot be had: then nothing is submitted, and the answers stay as they are. */
export async function submitTest(session: TestSession): Promise<void> {
  for (const [index, item] of codeToRun(session)) {
    const [bank, test] = [session.bank.peek(), session.state.peek()];
    const task = bank && test && testTask(bank, test, item);
    const { answer } = item;
    if (!task || answer?.kind !== 'write') continue;
    const result = await judgeWritten(task.context, session.pattern.prelude, answer.code);
    session.act({ kind: 'answer', answer: { ...answer, result }, item: index });
  }
  session.act({ kind: 'submit' });
}

function codeToRun(session: TestSession) {
  const items = session.state.peek()?.items ?? [];
  return [...items.entries()].filter(
    ([, { answer, submitted }]) => !submitted && answer?.kind === 'write' && answer.result === null,
  );
}
