/** Where the learner stands: one mark a question, each a link to it. */
import type { TaskState } from '@tenfold/practice';
import type { LiveTask } from '../../task/live-task.ts';
import './tally.css';

export function Tally({ listed, asked }: { listed: readonly LiveTask[]; asked: readonly LiveTask[] }) {
  return (
    <nav class="tally" aria-label="Questions">
      <Marks name="fill" tasks={listed} />
      <Marks name="choose" tasks={asked} />
    </nav>
  );
}

function Marks({ name, tasks }: { name: string; tasks: readonly LiveTask[] }) {
  return (
    <ol>
      <li class="label" aria-hidden="true">
        {name}
      </li>
      {tasks.map((task, index) => {
        const { question } = task.context.value;
        const [state, words] = standing(task.state.value);
        return (
          <li key={question.id}>
            <a href={`#${question.id}`} data-state={state} title={`${question.title}: ${words}`}>
              <span aria-hidden="true">{index + 1}</span>
              <span class="unseen">{`${question.title}: ${words}`}</span>
            </a>
          </li>
        );
      })}
    </ol>
  );
}

function standing({ phase, tried }: TaskState): [string, string] {
  if (phase === 'solved')
    return tried.length === 1 ? ['first', 'right at the first attempt'] : ['later', 'right'];
  if (phase === 'spent') return ['spent', 'out of attempts'];
  return tried.length > 0 ? ['started', 'started'] : ['new', 'not answered yet'];
}
