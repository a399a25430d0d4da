import { attemptsLeft } from '@tenfold/practice';
import type { LiveTask } from '../task/live-task.ts';
import { attempts } from '../task/attempts.ts';

/** The attempts of an open question: a dot for each, and how many are left in words. */
export function AttemptsLeft({ task }: { task: LiveTask }) {
  const of = task.context.value.question.attempts;
  const left = attemptsLeft(task.context.value, task.state.value);
  return (
    <p class="attempts">
      <span class="attempt-dots" aria-hidden="true">
        {Array.from({ length: of }, (_, each) => (
          <i data-left={each < left} />
        ))}
      </span>
      <span class="attempt-words">{attempts(left)} left</span>
    </p>
  );
}
