/** Every answer of a finished test, folded: opened, it is the question as it was answered, with proof and solution. */
import type { TestItem, TestState } from '@tenfold/practice';
import { useMemo } from 'preact/hooks';
import { useSignal } from '@preact/signals';
import { viewOf } from '../../kinds/index.ts';
import { QuestionText } from '../../question/question-text.tsx';
import { Proof } from '../../question/result.tsx';
import { Mark } from '../../proof-strip/mark.tsx';
import { draftedTask } from './drafted-task.ts';
import type { TestSession } from './test-session.ts';

export function Answers({ session, test }: { session: TestSession; test: TestState }) {
  return (
    <>
      <h3>Your answers</h3>
      {test.items.map((item, index) => (
        <Answer key={`${test.sitting} ${item.entry.id}`} session={session} item={item} number={index + 1} />
      ))}
    </>
  );
}

function Answer({ session, item, number }: { session: TestSession; item: TestItem; number: number }) {
  const isOpen = useSignal(false);
  const { entry, right, complete } = item;
  return (
    <details
      class="test-answer"
      onToggle={({ currentTarget }) => {
        isOpen.value = currentTarget.open;
      }}
    >
      <summary>
        {number}. {entry.title}
        <span class="label">
          {entry.level} · {right ? 'right' : complete ? 'wrong' : 'not answered'}
        </span>
        <Mark passes={right === true} />
      </summary>
      {isOpen.value && <Opened session={session} item={item} number={number} />}
    </details>
  );
}

function Opened({ session, item, number }: { session: TestSession; item: TestItem; number: number }) {
  const isLoaded = session.bank.value?.loaded.has(item.entry.id);
  const task = useMemo(() => draftedTask(session, item, () => undefined), [isLoaded]);
  const view = viewOf(item.entry.kind);
  const sealed = task?.opened.value;
  if (!task || !view || !sealed) return <p>The question is on its way.</p>;
  return (
    <section class="question" aria-labelledby={`${item.entry.id}-title`}>
      <QuestionText task={task} number={number} of={null} linked={false} />
      <view.Answering task={task}>{null}</view.Answering>
      <div class="result">
        <Proof task={task} sealed={sealed} />
      </div>
    </section>
  );
}
