/** One question of a test that is open: answering, confidence, flag, and the way through the others. */
import { CONFIDENCES, type Confidence, type TestItem, type TestState } from '@tenfold/practice';
import { useEffect, useMemo, useRef } from 'preact/hooks';
import { useSignal } from '@preact/signals';
import { viewOf } from '../../kinds/index.ts';
import { handleKey } from '../../question/question-keys.ts';
import { QuestionText } from '../../question/question-text.tsx';
import { say } from '../../status/status-line.tsx';
import { draftedTask } from './drafted-task.ts';
import { Progress } from './progress.tsx';
import { SubmitCheck } from './submit-check.tsx';
import type { TestSession } from './test-session.ts';

export function QuestionScreen({ session, test }: { session: TestSession; test: TestState }) {
  const asksToSubmit = useSignal(false);
  const item = test.items[test.at];
  if (!item) return null;
  const submit = () => {
    const open = test.items.some(({ submitted, complete }) => !submitted && !complete);
    if (open) asksToSubmit.value = true;
    else session.act({ kind: 'submit' });
  };
  const turnTo = (to: number) => {
    asksToSubmit.value = false;
    session.act({ kind: 'go', to });
  };
  return (
    <>
      <Progress test={test} onTurn={turnTo} />
      {asksToSubmit.value ? (
        <SubmitCheck
          test={test}
          onTurn={turnTo}
          onBack={() => {
            asksToSubmit.value = false;
          }}
          onSubmit={() => session.act({ kind: 'submit' })}
        />
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
  const goOn = useRef(() => undefined as void);
  goOn.current = () => (isLast ? submit() : turnTo(at + 1));
  const isLoaded = session.bank.value?.loaded.has(item.entry.id);
  const task = useMemo(() => draftedTask(session, item, () => goOn.current()), [isLoaded]);
  useEffect(() => {
    const section = root.current;
    if (!section || !task) return undefined;
    section.querySelector<HTMLElement>('h2')?.focus({ preventScroll: true });
    scrollTo({ top: 0 });
    say('');
    const listen = (event: KeyboardEvent) => handleKey(event, task, section);
    section.addEventListener('keydown', listen);
    return () => section.removeEventListener('keydown', listen);
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
        name={`${item.entry.id}-confidence`}
        chosen={item.confidence}
        choose={(confidence) => session.act({ kind: 'confide', confidence })}
      />
    </section>
  );
}

interface ConfidenceProps {
  name: string;
  chosen: Confidence | null;
  choose: (confidence: Confidence | null) => void;
}

const WORDS: Readonly<Record<Confidence, string>> = {
  unsure: 'unsure: below 2 in 3',
  likely: 'likely: up to 4 in 5',
  sure: 'sure: above 4 in 5',
};

function ConfidenceChoice({ name, chosen, choose }: ConfidenceProps) {
  return (
    <fieldset class="confidence" data-own-keys>
      <legend>How sure are you that it is right? You need not say.</legend>
      {[...CONFIDENCES, null].map((each) => (
        <label key={each}>
          <input type="radio" name={name} checked={chosen === each} onChange={() => choose(each)} />{' '}
          {each ? WORDS[each] : 'not said'}
        </label>
      ))}
    </fieldset>
  );
}
