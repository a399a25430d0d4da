import type { Notice, TaskContext } from '@tenfold/practice';
import { say } from '../status/status-line.tsx';

/** Fetches the words of what can happen in a task, once. Rejects when they cannot be fetched; the next call tries again. */
export const noticeWords = () => import('./notice-text.ts');

/** Says what happened in a task, as soon as the words for it are there. `enter` is what to do with a complete answer. */
export function tell(notice: Notice, context: TaskContext, enter?: string): void {
  const speak = async () => {
    const { noticeText } = await noticeWords();
    say(noticeText(notice, context, enter));
  };
  speak().catch(() => undefined);
}
