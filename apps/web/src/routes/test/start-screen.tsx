/** Before a test, and when one is open that the learner has come back to. */
import { strength, type TestState } from '@tenfold/practice';
import { events } from '../../journal/journal.ts';
import { isAnswered } from './is-answered.ts';
import { PastTests } from './past-tests.tsx';
import { Introduction } from './introduction.tsx';
import type { TestSession } from './test-session.ts';
import { strengthText } from './verdict-text.ts';

interface Props {
  session: TestSession;
  /** The test that is open; null when there is none. */
  open: TestState | null;
  onBegin: () => void;
  /** Goes on with the open one. */
  onEnter: () => void;
}

export function StartScreen({ session, open, onBegin, onEnter }: Props) {
  const stands = strength(session.pattern.id, events.value);
  const answered = open?.items.filter(isAnswered).length;
  return (
    <Introduction>
      {stands && <p>Your last verdict: {strengthText(stands)}.</p>}
      {open ? (
        <p>
          A {open.purpose} is open: {answered} of {open.items.length} answered.
        </p>
      ) : null}
      <button type="button" class="button main" onClick={open ? onEnter : onBegin}>
        {open ? 'Go on with it' : 'Begin the test'}
      </button>
      <PastTests pattern={session.pattern.id} least={1} />
    </Introduction>
  );
}
