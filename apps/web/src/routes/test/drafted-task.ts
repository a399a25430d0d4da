/**
 * A question of a test as the views of the kinds draw it: it can be answered and changed, but neither checked nor
 * hinted. Each changed answer goes into the log as a draft; of a finished test everything is shown and nothing changes.
 */
import { step, type Task, testTask, type TestItem } from '@tenfold/practice';
import { signal } from '@preact/signals';
import type { LiveTask } from '../../task/live-task.ts';
import { tell } from '../../task/tell.ts';
import type { TestSession } from './test-session.ts';

/** Null while the question is not loaded. `done` is called where practice would check: on Enter. */
export function draftedTask(session: TestSession, item: TestItem, done: () => void): LiveTask | null {
  const [bank, test] = [session.bank.peek(), session.state.peek()];
  const task = bank && test && testTask(bank, test, item);
  if (!task) return null;
  const index = test.items.indexOf(item);
  return toLive(task, session, done, (answer, isTyped) => {
    const act = { kind: 'answer', answer, item: index } as const;
    if (isTyped) session.actSoon(act);
    else session.act(act);
  });
}

type KeepAnswer = (answer: Task['state']['answer'], isTyped: boolean) => void;

function toLive(
  { context, state: start }: Task,
  { pattern }: TestSession,
  done: () => void,
  keep: KeepAnswer,
): LiveTask {
  const state = signal(start);
  return {
    prelude: pattern.prelude,
    context: signal(context),
    state,
    opened: signal(start.phase === 'open' ? null : context.open()),
    send(event, quiet = false) {
      if (event.kind === 'check') return done();
      if (event.kind === 'hint') return;
      const before = state.peek().answer;
      const { state: after, notice } = step(context, state.peek(), event);
      state.value = after;
      if (JSON.stringify(after.answer) !== JSON.stringify(before)) keep(after.answer, event.kind === 'type');
      if (notice && !quiet) tell(notice, context, 'Enter goes on. You can change it until you submit.');
    },
  };
}
