/** One question of a test that is open: answering, confidence, flag, and the way through the others. */
import type { TestItem, TestState } from '@tenfold/practice';
import { useEffect, useMemo, useRef } from 'preact/hooks';
import { useSignal } from '@preact/signals';
import { viewOf } from '../../kinds/index.ts';
import { LoadFailed } from '../../later/load-failed.tsx';
import { useLoad } from '../../later/use-load.ts';
import { ConfidenceChoice } from '../../question/confidence-choice.tsx';
import { QuestionText } from '../../question/question-text.tsx';
import { useQuestionKeys } from '../../question/use-question-keys.ts';
import { draftedTask } from './drafted-task.ts';
import { Progress } from './progress.tsx';
import { isAnswered } from './is-answered.ts';
import { SubmitCheck } from './submit-check.tsx';
import { hasCodeToRun } from './submit-test.ts';
import { Submitting } from './submitting.tsx';
import type { TestSession } from './test-session.ts';
import { arriveAt } from './use-arrival.ts';

export function QuestionScreen({ session, test }: { session: TestSession; test: TestState }) {
  const asks = useSignal<'no' | 'unanswered' | 'submitting'>('no');
  const { state, retry } = useLoad(session.loadDrawn, `${test.sitting} ${test.items.length}`);
  const item = test.items[test.at];
  if (!item) return null;
  const give = () => {
    if (hasCodeToRun(session)) asks.value = 'submitting';
    else session.act({ kind: 'submit' });
  };
  const submit = () => {
    session.settle();
    if (session.state.peek()?.items.every(isAnswered)) give();
    else asks.value = 'unanswered';
  };
  const back = () => {
    asks.value = 'no';
  };
  const turnTo = (to: number) => {
    back();
    session.act({ kind: 'go', to });
  };
  if (asks.value === 'submitting') return <Submitting session={session} onBack={back} />;
  return (
    <>
      <Progress test={test} onTurn={turnTo} />
      {asks.value === 'unanswered' ? (
        <SubmitCheck test={test} onTurn={turnTo} onBack={back} onSubmit={give} />
      ) : state.value === 'failed' ? (
        <LoadFailed what="The questions" onRetry={retry} />
      ) : (
        <AskedItem key={item.entry.id} {...{ session, test, item, turnTo, submit }} />
      )}
    </>
  );
}

interface ItemProps {
  session: TestSession;
  test: TestState;
  item: TestItem;
  turnTo: (to: number) => void;
  submit: () => void;
}

function AskedItem({ session, test, item, turnTo, submit }: ItemProps) {
  const root = useRef<HTMLElement>(null);
  const { at, items } = test;
  const isLast = at === items.length - 1;
  const goOn = useRef<() => void>(() => {});
  goOn.current = () => (isLast ? submit() : turnTo(at + 1));
  const isLoaded = session.bank.value?.loaded.has(item.entry.id);
  const task = useMemo(() => draftedTask(session, item, () => goOn.current()), [isLoaded]);
  useQuestionKeys(root, task);
  useEffect(() => {
    if (root.current && task) arriveAt(root.current.querySelector('h2'));
  }, [task]);
  const view = viewOf(item.entry.kind);
  if (!task || !view) return <p>The question is on its way.</p>;
  const canGoBack = at > 0 && items[at - 1]?.submitted === false;
  return (
    <section ref={root} class="question" aria-labelledby={`${item.entry.id}-title`}>
      <QuestionText task={task} number={at + 1} of={items.length} linked={false} />
      <view.Answering task={task}>
        <div class="actions">
          {canGoBack && (
            <button type="button" class="button" onClick={() => turnTo(at - 1)}>
              Back
            </button>
          )}
          <button type="button" class="button main" onClick={() => goOn.current()}>
            {isLast ? 'Submit' : 'Next'}
          </button>
          <button
            type="button"
            class="button"
            aria-pressed={item.flagged}
            onClick={() => session.act({ kind: 'flag' })}
          >
            <span aria-hidden="true">{item.flagged ? '⚑' : '⚐'}</span>
            {item.flagged ? 'Flagged' : 'Flag'}
          </button>
        </div>
      </view.Answering>
      <ConfidenceChoice
        chosen={item.confidence}
        choose={(confidence) => session.act({ kind: 'confide', confidence })}
      />
    </section>
  );
}
