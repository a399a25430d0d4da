/** Every answer of a finished test. */
import type { TestState } from '@tenfold/practice';
import { AnsweredQuestion } from '../../question/answered-question.tsx';
import { draftedTask } from './drafted-task.ts';
import type { TestSession } from './test-session.ts';

export function Answers({ session, test }: { session: TestSession; test: TestState }) {
  const loaded = session.bank.value?.loaded;
  return (
    <>
      <h3>Your answers</h3>
      {test.items.map((item, index) => {
        const { entry, right, complete } = item;
        return (
          <AnsweredQuestion
            key={`${test.sitting} ${entry.id}`}
            number={index + 1}
            title={entry.title}
            words={`${entry.level} · ${right ? 'right' : complete ? 'wrong' : 'not answered'}`}
            passes={right === true}
            taskOf={() => draftedTask(session, item, () => undefined)}
            isLoaded={loaded?.has(entry.id) ?? false}
          />
        );
      })}
    </>
  );
}
