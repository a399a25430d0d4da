/** The screen that the learner's log calls for: before, in, or after a test. */
import type { PublicPattern } from '@tenfold/pattern/public';
import { useEffect } from 'preact/hooks';
import { useSignal } from '@preact/signals';
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
  useEffect(() => {
    void session.load().finally(() => document.documentElement.classList.remove('resuming'));
  }, [session]);
  const begin = async (purpose: 'test' | 're-test') => {
    isEntered.value = true;
    isEntered.value = await session.begin(purpose);
  };
  if (test?.phase === 'finished') {
    return (
      <ResultScreen
        session={session}
        test={test}
        path={`/${path}`}
        onBegin={(purpose) => void begin(purpose)}
      />
    );
  }
  if (test?.phase === 'undecided') return <UndecidedScreen session={session} test={test} />;
  if (test && isEntered.value) return <QuestionScreen session={session} test={test} />;
  return (
    <StartScreen
      session={session}
      open={test}
      onEnter={() => {
        isEntered.value = true;
      }}
    />
  );
}
