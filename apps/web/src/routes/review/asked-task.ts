/** The question of a card as the views of the kinds draw it: one attempt, on a variant not met before where there is one. */
import type { PublicPattern, PublicQuestion } from '@tenfold/pattern/public';
import { reviewTask } from '@tenfold/practice/review';
import { events } from '../../journal/journal.ts';
import { say } from '../../status/status-line.tsx';
import { type RecordedTask, recordedTask } from '../../task/recorded-task.ts';
import { unsealOnce } from '../../task/unseal-once.ts';

export interface AskedTask extends RecordedTask {
  /** Shows the answer without one having been given. */
  reveal(): void;
}

export function askedTask(pattern: PublicPattern, question: PublicQuestion): AskedTask {
  const { id, contentVersion, prelude } = pattern;
  const fold = () => reviewTask({ pattern: id, contentVersion, open: unsealOnce }, question, events.peek());
  const task = recordedTask(fold(), prelude);
  return {
    ...task,
    reveal() {
      if (task.state.peek().phase !== 'open' || task.isChecking.peek()) return;
      task.keep({ kind: 'unanswered' });
      task.enter(fold().state);
      say('The answer is below.');
    },
  };
}
