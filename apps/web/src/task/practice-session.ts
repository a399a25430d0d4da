/**
 * The tasks of a pattern's practice, made once and kept while the learner moves about the site. They start with what
 * was shown first and are completed (all variants, sealed answers, the learner's log) as soon as that is loaded.
 */
import type { PublicPattern, PublicPractice } from '@tenfold/pattern/public';
import { effect, type ReadonlySignal, signal } from '@preact/signals';
import { wholePractice } from '../content/content.ts';
import { changedElsewhere, startJournal } from '../journal/journal.ts';
import { noticeWords } from './tell.ts';
import { liveTask, type PractisedTask } from './live-task.ts';

export interface PracticeSession {
  readonly tasks: readonly PractisedTask[];
  /** The rest could not be loaded, so nothing can be checked. */
  readonly failed: ReadonlySignal<boolean>;
  /** Loads the rest and resumes from the log, once; after a failure the next call tries again. */
  complete(): Promise<void>;
}

const sessions = new Map<string, PracticeSession>();

/** `path` is the pattern's, `pytorch/label-smoothing`. */
export function practiceSession(
  path: string,
  pattern: PublicPattern,
  shown: PublicPractice,
): PracticeSession {
  let session = sessions.get(path);
  if (!session) {
    session = makeSession(path, pattern, shown);
    sessions.set(path, session);
  }
  return session;
}

function makeSession(path: string, pattern: PublicPattern, shown: PublicPractice): PracticeSession {
  const tasks = shown.questions.map((question) => liveTask(pattern, question));
  const failed = signal(false);
  let completing: Promise<void> | null = null;
  const load = async () => {
    const [practice, opening] = await Promise.all([
      wholePractice.get(path)?.load(),
      import('./opening.ts'),
      noticeWords(),
      startJournal(),
    ]);
    effect(() => {
      void changedElsewhere.value;
      for (const task of tasks) {
        const { id } = task.context.peek().question;
        const whole = practice?.questions.find((question) => question.id === id);
        if (whole) task.complete(whole, opening);
      }
    });
  };
  return {
    tasks,
    failed,
    complete() {
      failed.value = false;
      completing ??= load()
        .catch(() => {
          completing = null;
          failed.value = true;
        })
        .finally(() => document.documentElement.classList.remove('resuming'));
      return completing;
    },
  };
}
