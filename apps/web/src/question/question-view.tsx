/** One question: its heading, what it asks, the answering, the buttons, and after an answer the proof. */
import { useRef } from 'preact/hooks';
import { viewOf } from '../kinds/index.ts';
import { openRunner } from '../runner/runner-state.ts';
import type { PractisedTask } from '../task/live-task.ts';
import { trustedHtml } from '../trusted-html/trusted-html.ts';
import { later } from '../later/later.tsx';
import { Actions } from './actions.tsx';
import { useKeptFocus } from './keep-focus.ts';
import { QuestionText } from './question-text.tsx';
import { useQuestionKeys } from './use-question-keys.ts';

/** What an answer brings is fetched once the page works, the runner when it is asked for. */
export const Result = later(async () => (await import('./result.tsx')).Result, 'The proof');
const ConfidenceChoice = later(async () => (await import('./confidence-choice.tsx')).ConfidenceChoice);
export const Runner = later(async () => (await import('../runner/runner.tsx')).Runner, 'The runner');

interface Props {
  task: PractisedTask;
  /** From 1, in its list. */
  number: number;
  /** How many there are where questions are asked one at a time; null in a list. */
  of: number | null;
  /** The pattern's helpers: they run before the learner's code. */
  prelude: string;
}

export function QuestionView({ task, number, of, prelude }: Props) {
  const root = useRef<HTMLElement>(null);
  const { context, opened } = task;
  const { question } = context.value;
  const { score, phase, hintShown, tried, confidence } = task.state.value;
  const view = viewOf(question.kind);
  useKeptFocus(root, phase);
  useQuestionKeys(root, task);
  return (
    <section
      ref={root}
      class="question"
      id={question.id}
      aria-labelledby={`${question.id}-title`}
      data-score={score?.kind}
      data-phase={phase}
    >
      <QuestionText task={task} number={number} of={of} linked={true} />
      {view && (
        <view.Answering task={task}>
          <Actions task={task} prelude={prelude} />
        </view.Answering>
      )}
      {phase === 'open' && tried.length === 0 && (
        <div class="confidence-place">
          <ConfidenceChoice
            chosen={confidence}
            choose={(chosen) => task.send({ kind: 'confide', confidence: chosen })}
          />
        </div>
      )}
      {hintShown && question.hintHtml !== null && (
        <div class="hint prose">
          <h3 class="label">Hint</h3>
          <div dangerouslySetInnerHTML={trustedHtml(question.hintHtml)} />
        </div>
      )}
      {openRunner.value?.task === task && <Runner runner={openRunner.value} />}
      {opened.value && <Result task={task} sealed={opened.value} />}
    </section>
  );
}
