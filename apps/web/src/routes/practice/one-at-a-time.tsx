/**
 * Questions asked one at a time, with (2/5). All are in the page, so that it can be read without scripts and no answer
 * is lost; the style sheet shows the current one where scripts run.
 */
import type { PublicPattern } from '@tenfold/pattern/public';
import { useEffect } from 'preact/hooks';
import { useSignal } from '@preact/signals';
import { QuestionView } from '../../question/question-view.tsx';
import type { PractisedTask } from '../../task/live-task.ts';

interface Props {
  tasks: readonly PractisedTask[];
  pattern: PublicPattern;
}

export function OneAtATime({ tasks, pattern }: Props) {
  const current = useSignal(0);
  const idOf = (index: number) => tasks[index]?.context.peek().question.id;
  const show = (index: number) => {
    current.value = index;
    requestAnimationFrame(() => {
      const title = document.getElementById(`${idOf(index)}-title`);
      title?.focus({ preventScroll: true });
      title?.closest('section')?.scrollIntoView({ block: 'start' });
    });
  };
  useEffect(() => {
    const follow = () => {
      const named = tasks.findIndex((_, index) => idOf(index) === location.hash.slice(1));
      if (named >= 0) show(named);
    };
    follow();
    addEventListener('hashchange', follow);
    return () => removeEventListener('hashchange', follow);
  }, [tasks]);
  const last = current.value === tasks.length - 1;
  const done = tasks[current.value]?.state.value.phase !== 'open';
  return (
    <div class="one-at-a-time">
      {tasks.map((task, index) => (
        <div class="asked" data-current={index === current.value ? '' : undefined}>
          <QuestionView task={task} number={index + 1} of={tasks.length} prelude={pattern.prelude} />
        </div>
      ))}
      <div class="turn">
        {current.value > 0 && (
          <button type="button" class="button" onClick={() => show(current.value - 1)}>
            Previous question
          </button>
        )}
        {!last && (
          <button
            type="button"
            class={done ? 'button main' : 'button'}
            onClick={() => show(current.value + 1)}
          >
            Next question
          </button>
        )}
      </div>
    </div>
  );
}
