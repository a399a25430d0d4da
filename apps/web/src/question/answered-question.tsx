/** A question that was answered, folded to one line: opened, it is as it was answered, with proof and solution. */
import { useMemo } from 'preact/hooks';
import { useSignal } from '@preact/signals';
import { viewOf } from '../kinds/index.ts';
import { Mark } from '../proof-strip/mark.tsx';
import type { LiveTask } from '../task/live-task.ts';
import { QuestionText } from './question-text.tsx';
import { Proof } from './result.tsx';
import { StepThroughAnswer } from './step-through-answer.tsx';
import './answered-question.css';

interface Props {
  /** From 1. */
  number: number;
  title: string;
  /** How it came out, in words. */
  words: string;
  passes: boolean;
  /** Null while the question is not loaded; then it is asked for again when `isLoaded` changes. */
  taskOf: () => LiveTask | null;
  isLoaded: boolean;
}

export function AnsweredQuestion(props: Props) {
  const isOpen = useSignal(false);
  const { number, title, words, passes } = props;
  return (
    <details
      class="answered"
      onToggle={({ currentTarget }) => {
        isOpen.value = currentTarget.open;
      }}
    >
      <summary>
        {number}. {title}
        <span class="label">{words}</span>
        <Mark passes={passes} />
      </summary>
      {isOpen.value && <Opened {...props} />}
    </details>
  );
}

function Opened({ number, taskOf, isLoaded }: Props) {
  const task = useMemo(taskOf, [isLoaded]);
  const sealed = task?.opened.value;
  if (!task || !sealed) return <p>The question is on its way.</p>;
  const { question } = task.context.value;
  const view = viewOf(question.kind);
  return (
    <section class="question" aria-labelledby={`${question.id}-title`}>
      <QuestionText task={task} number={number} of={null} linked={false} />
      {view && (
        <view.Answering task={task}>
          <StepThroughAnswer task={task} sealed={sealed} />
        </view.Answering>
      )}
      <div class="result">
        <Proof task={task} sealed={sealed} />
      </div>
    </section>
  );
}
