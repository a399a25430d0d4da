/** The question of a card as the views of the kinds draw it: one attempt, on a variant not met before where there is one. */
import type { PublicPattern, PublicQuestion } from '@tenfold/pattern/public';
import { type LogEntry, step, toEvent } from '@tenfold/practice';
import { reviewTask } from '@tenfold/practice/review';
import { signal } from '@preact/signals';
import { events, record } from '../../journal/journal.ts';
import { stamp } from '../../journal/stamp.ts';
import { checkWritten, mustRun } from '../../kinds/write/check-written.ts';
import { say } from '../../status/status-line.tsx';
import type { LiveTask } from '../../task/live-task.ts';
import { noticeText } from '../../task/notice-text.ts';
import { unsealOnce } from '../../task/unseal-once.ts';

export interface AskedTask extends LiveTask {
  /** Shows the answer without one having been given. */
  reveal(): void;
}

export function askedTask(pattern: PublicPattern, question: PublicQuestion): AskedTask {
  const { id, contentVersion, prelude } = pattern;
  const fold = () => reviewTask({ pattern: id, contentVersion, open: unsealOnce }, question, events.peek());
  const { context, state: start } = fold();
  const state = signal(start);
  const opened = signal(start.phase === 'open' ? null : context.open());
  const keep = (entry: LogEntry) => record(toEvent(context, entry, stamp()));
  const asked: AskedTask = {
    context: signal(context),
    state,
    opened,
    send(event, quiet = false) {
      if (event.kind === 'check' && mustRun(asked)) return void checkWritten(asked, prelude);
      const result = step(context, state.peek(), event);
      if (result.record) keep(result.record);
      state.value = result.state;
      if (result.state.phase !== 'open') opened.value = context.open();
      if (result.notice && !quiet) say(noticeText(result.notice, context));
    },
    reveal() {
      if (state.peek().phase !== 'open') return;
      keep({ kind: 'unanswered' });
      state.value = fold().state;
      opened.value = context.open();
      say('The answer is below.');
    },
  };
  return asked;
}
