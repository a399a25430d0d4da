/** The screen that the learner's log calls for: before, in, or after a test. */
import type { PublicPattern } from '@tenfold/pattern/public';
import { useSignal } from '@preact/signals';
import { NotYet } from '../../later/not-yet.tsx';
import { useLoad } from '../../later/use-load.ts';
import { Introduction } from './introduction.tsx';
import { QuestionScreen } from './question-screen.tsx';
import { ResultScreen } from './result-screen.tsx';
import { StartScreen } from './start-screen.tsx';
import { testSession } from './test-session.ts';
import { UndecidedScreen } from './undecided-screen.tsx';

export function Sitting({ path, pattern }: { path: string; pattern: PublicPattern }) {
  const session = testSession(path, pattern);
  /** An open test is taken up again when the learner says so. */
  const isEntered = useSignal(false);
  const test = session.state.value;
  const load = useLoad(async () => {
    await session.load();
    document.documentElement.classList.remove('resuming');
  }, path);
  const begin = (purpose: 'test' | 're-test') => {
    session.begin(purpose);
    isEntered.value = true;
  };
  if (load.state.value !== 'ready') {
    return (
      <Introduction>
        <NotYet load={load} what="The questions" button="Begin the test" />
      </Introduction>
    );
  }
  if (test?.phase === 'finished') {
    return <ResultScreen session={session} test={test} path={`/${path}`} onBegin={begin} />;
  }
  if (test?.phase === 'undecided') return <UndecidedScreen session={session} test={test} />;
  if (test && isEntered.value) return <QuestionScreen session={session} test={test} />;
  return (
    <StartScreen
      session={session}
      open={test}
      onBegin={() => begin('test')}
      onEnter={() => {
        isEntered.value = true;
      }}
    />
  );
}
