/** Where the learner stands: one mark a question, each a link to it. */
import type { TaskState } from '@tenfold/practice';
import { type QuestionStanding, STANDING_WORDS, StandingMark } from '../../standing/standing-mark.tsx';
import type { LiveTask } from '../../task/live-task.ts';
import './tally.css';

interface Props {
  listed: readonly LiveTask[];
  asked: readonly LiveTask[];
  written: readonly LiveTask[];
}

export function Tally({ listed, asked, written }: Props) {
  return (
    <nav class="tally" aria-label="Questions">
      <Marks name="fill" tasks={listed} />
      <Marks name="choose" tasks={asked} />
      <Marks name="write" tasks={written} />
    </nav>
  );
}

function Marks({ name, tasks }: { name: string; tasks: readonly LiveTask[] }) {
  if (tasks.length === 0) return null;
  return (
    <ol>
      <li class="label" aria-hidden="true">
        {name}
      </li>
      {tasks.map((task, index) => {
        const { question } = task.context.value;
        const standing = standingOf(task.state.value);
        const words = `${question.title}: ${STANDING_WORDS[standing]}`;
        return (
          <li key={question.id}>
            <a href={`#${question.id}`} title={words}>
              <StandingMark number={index + 1} standing={standing} />
              <span class="unseen">{words}</span>
            </a>
          </li>
        );
      })}
    </ol>
  );
}

function standingOf({ phase, tried }: TaskState): QuestionStanding {
  if (phase === 'solved') return tried.length === 1 ? 'first' : 'later';
  if (phase === 'spent') return 'spent';
  return tried.length > 0 ? 'started' : 'new';
}
