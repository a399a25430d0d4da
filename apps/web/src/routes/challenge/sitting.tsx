/** The screen that the learner's log calls for: before, in, between, or after the problems of a challenge. */
import type { PublicPattern } from '@tenfold/pattern/public';
import type { ChallengeState } from '@tenfold/practice';
import { useEffect } from 'preact/hooks';
import { useSignal } from '@preact/signals';
import { NotYet } from '../../later/not-yet.tsx';
import { useLoad } from '../../later/use-load.ts';
import { useArrival } from '../test/use-arrival.ts';
import { type ChallengeSession, challengeSession } from './challenge-session.ts';
import { Introduction } from './introduction.tsx';
import { ProblemScreen } from './problem-screen.tsx';
import { Progress } from './progress.tsx';
import { ResultScreen } from './result-screen.tsx';
import { StartForm } from './start-form.tsx';
import { StartProblem } from './start-problem.tsx';
import './sitting.css';

export function Sitting({ path, pattern }: { path: string; pattern: PublicPattern }) {
  const session = challengeSession(path, pattern);
  const load = useLoad(async () => {
    await session.load();
    document.documentElement.classList.remove('resuming');
  }, path);
  if (load.state.value === 'ready') return <Loaded session={session} path={path} />;
  return (
    <Introduction pattern={pattern}>
      <NotYet load={load} what="The problems" button="Begin the challenge" />
    </Introduction>
  );
}

function Loaded({ session, path }: { session: ChallengeSession; path: string }) {
  const state = session.state.value;
  /** The problem on the screen stays there after its end, until the learner goes on. */
  const shown = useSignal<number | null>(null);
  const leave = () => {
    shown.value = null;
  };
  useEffect(() => {
    if (state?.phase === 'answering') shown.value = state.at;
  }, [state]);
  const index = state?.phase === 'answering' ? state.at : shown.value;
  if (state && index !== null) {
    return (
      <>
        <Progress state={state} />
        <ProblemScreen key={`${state.sitting} ${index}`} {...{ session, state, index }} onLeave={leave} />
      </>
    );
  }
  if (state?.phase === 'between') return <Between session={session} state={state} />;
  if (state) return <ResultScreen session={session} state={state} path={path} />;
  return (
    <Introduction pattern={session.pattern}>
      <StartForm session={session} />
    </Introduction>
  );
}

function Between({ session, state }: { session: ChallengeSession; state: ChallengeState }) {
  const heading = useArrival<HTMLHeadingElement>();
  return (
    <section aria-labelledby="between-title">
      <Progress state={state} />
      <h2 id="between-title" class="between-title" ref={heading} tabIndex={-1}>
        Problem {state.at + 1} of {state.problems.length} is next
      </h2>
      <p>No clock runs yet. It starts when you open the problem.</p>
      <StartProblem session={session} state={state} onStart={() => undefined} />
    </section>
  );
}
