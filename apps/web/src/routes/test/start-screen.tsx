/** Before a test, and when one is open that the learner has come back to. */
import { strength, type TestState } from '@tenfold/practice';
import { useSignal } from '@preact/signals';
import { events } from '../../journal/journal.ts';
import { Introduction } from './introduction.tsx';
import type { TestSession } from './test-session.ts';
import { strengthText } from './verdict-text.ts';

interface Props {
  session: TestSession;
  /** The test that is open; null when there is none. */
  open: TestState | null;
  onEnter: () => void;
}

export function StartScreen({ session, open, onEnter }: Props) {
  const isBusy = useSignal(false);
  const begin = async (go: () => Promise<boolean>) => {
    if (isBusy.value) return;
    isBusy.value = true;
    if (await go()) onEnter();
    isBusy.value = false;
  };
  const stands = strength(session.pattern.id, events.value);
  const answered = open?.items.filter(({ complete, submitted }) => complete || submitted).length;
  return (
    <Introduction>
      {stands && <p>Your last verdict: {strengthText(stands)}.</p>}
      {open ? (
        <p>
          A {open.purpose} is open: {answered} of {open.items.length} answered.
        </p>
      ) : null}
      <button
        type="button"
        class="button main"
        aria-disabled={isBusy.value}
        onClick={() => void begin(open ? session.load : () => session.begin('test'))}
      >
        {open ? 'Go on with it' : isBusy.value ? 'Drawing the questions' : 'Begin the test'}
      </button>
    </Introduction>
  );
}
