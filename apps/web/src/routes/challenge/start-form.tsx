/** Begins a challenge, with the time that the learner wants. */
import type { Timing } from '@tenfold/practice';
import { useSignal } from '@preact/signals';
import type { ChallengeSession } from './challenge-session.ts';
import { TimingChoice } from './timing-choice.tsx';

export function StartForm({ session, again = false }: { session: ChallengeSession; again?: boolean }) {
  const timing = useSignal<Timing>('timed');
  return (
    <>
      <TimingChoice chosen={timing} />
      <button type="button" class="button main" onClick={() => session.begin(timing.peek())}>
        {again ? 'Try again, with fresh numbers' : 'Begin the challenge'}
      </button>
    </>
  );
}
