/** The questions at the end of the page, each asked whole at once: there are few. */
import type { PublicPattern } from '@tenfold/pattern/public';
import { useSignal, useSignalEffect } from '@preact/signals';
import { questionOf } from '../../content/content.ts';
import { LoadFailed } from '../../later/load-failed.tsx';
import { useLoad } from '../../later/use-load.ts';
import { changedElsewhere, startJournal } from '../../journal/journal.ts';
import { QuestionView } from '../../question/question-view.tsx';
import * as opening from '../../task/opening.ts';
import { liveTask, type PractisedTask } from '../../task/live-task.ts';

interface Props {
  readonly path: string;
  readonly pattern: PublicPattern;
}

export function Questions({ path, pattern }: Props) {
  const tasks = useSignal<readonly PractisedTask[]>([]);
  const ids = pattern.modes.find(({ mode }) => mode === 'visualize')?.questions ?? [];
  const { state, retry } = useLoad(async () => {
    const questions = await Promise.all(ids.map((id) => questionOf(path, id).load()));
    await startJournal();
    tasks.value = questions.map((question) => liveTask(pattern, question, 'visualize'));
  }, path);
  useSignalEffect(() => {
    void changedElsewhere.value;
    for (const task of tasks.value) task.complete(task.context.peek().question, opening);
  });
  if (state.value === 'failed') return <LoadFailed what="The questions" onRetry={retry} />;
  return (
    <>
      {tasks.value.map((task, index) => (
        <QuestionView
          key={task.context.peek().question.id}
          task={task}
          number={index + 1}
          of={null}
          prelude={pattern.prelude}
        />
      ))}
    </>
  );
}
