/**
 * A question met in a review or a challenge, as the views of the kinds draw it: every answer that is checked goes into
 * the log. Written code is run first; its answer has the time at which Check was pressed.
 */
import { type LogEntry, type Stamp, step, type Task, type TaskState, toEvent } from '@tenfold/practice';
import { type ReadonlySignal, signal } from '@preact/signals';
import { record } from '../journal/journal.ts';
import { stamp } from '../journal/stamp.ts';
import type { LiveTask } from './live-task.ts';
import { tell } from './tell.ts';
import { codeChecker, mustRun } from './written.ts';

export interface RecordedTask extends LiveTask {
  /** Is written code being checked? */
  readonly isChecking: ReadonlySignal<boolean>;
  /** Adds what goes on around the question to the log. */
  keep(entry: LogEntry): void;
  /** Takes over the state that the log calls for. */
  enter(state: TaskState): void;
}

/** `prelude`: the pattern's helpers, which run before written code. */
export function recordedTask({ context, state: start }: Task, prelude: string): RecordedTask {
  const state = signal(start);
  const opened = signal<LiveTask['opened']['value']>(null);
  const isChecking = signal(false);
  let pressed: Stamp | null = null;
  const checkCode = codeChecker(() => task);
  const enter = (next: TaskState) => {
    state.value = next;
    opened.value = next.phase === 'open' && next.tried.length === 0 ? null : context.open();
  };
  const runFirst = async () => {
    isChecking.value = true;
    pressed = stamp();
    await checkCode();
    pressed = null;
    isChecking.value = false;
  };
  const task: RecordedTask = {
    prelude,
    context: signal(context),
    state,
    opened,
    isChecking,
    keep: (entry) => record(toEvent(context, entry, pressed ?? stamp())),
    enter,
    send(event, quiet = false) {
      if (event.kind === 'check' && mustRun(state.peek())) {
        if (!isChecking.peek()) void runFirst();
        return;
      }
      const { state: next, notice, record: entry } = step(context, state.peek(), event);
      if (entry) task.keep(entry);
      enter(next);
      if (notice && !quiet) tell(notice, context);
    },
  };
  enter(start);
  return task;
}
