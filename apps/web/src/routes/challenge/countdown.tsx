/**
 * The time left for the problem at hand: always to be seen, also in the title of the tab, spoken at a minute, half a minute and
 * ten seconds. Under it more time can be had at any moment (WCAG 2.2.1).
 */
import { type Problem, remainingMs, timeCall } from '@tenfold/practice';
import { useEffect, useRef } from 'preact/hooks';
import { useSignal } from '@preact/signals';
import { say } from '../../status/status-line.tsx';
import { clockText } from './clock-text.ts';
import type { ChallengeSession } from './challenge-session.ts';

const TICK_MS = 200;
const CALLS: Readonly<Record<60 | 30 | 10, string>> = {
  60: 'One minute left.',
  30: 'Half a minute left.',
  10: 'Ten seconds left.',
};

export function Countdown({ session, problem }: { session: ChallengeSession; problem: Problem }) {
  const left = useSignal(remainingMs(problem, Date.now()));
  const before = useRef(left.peek());
  useEffect(() => {
    const tick = () => {
      const now = remainingMs(problem, Date.now());
      const call = now === null || before.current === null ? null : timeCall(before.current, now);
      before.current = now;
      // Whole seconds, so that the page is drawn once a second.
      left.value = now === null ? null : Math.ceil(now / 1000) * 1000;
      if (now === 0) session.settle();
      else if (call) say(CALLS[call]);
    };
    tick();
    const ticking = setInterval(tick, TICK_MS);
    return () => clearInterval(ticking);
  }, [session, problem.deadline, problem.status]);
  const { value } = left;
  useTitle(value === null ? null : clockText(value));
  return (
    <div class="countdown" data-soon={value !== null && value <= 10_000}>
      <span class="countdown-time" role="timer" aria-label="Time left">
        {value === null ? 'no clock' : clockText(value)}
      </span>
      {value !== null && (
        <>
          {problem.timing === 'timed' && (
            <button
              type="button"
              class="button plain"
              onClick={() => {
                session.act({ kind: 'loosen', timing: 'doubled' });
                say('The time is doubled, for this problem and those to come.');
              }}
            >
              Double the time
            </button>
          )}
          <button
            type="button"
            class="button plain"
            onClick={() => {
              session.act({ kind: 'loosen', timing: 'off' });
              say('The clock is off, for this problem and those to come.');
            }}
          >
            No clock
          </button>
        </>
      )}
    </div>
  );
}

/** Puts the time before the page's title, which comes back in the end. Screen readers don't speak a title that changes. */
function useTitle(time: string | null): void {
  const title = useRef('');
  useEffect(() => {
    title.current = document.title;
    return () => {
      document.title = title.current;
    };
  }, []);
  useEffect(() => {
    document.title = time === null ? title.current : `${time} · ${title.current}`;
  }, [time]);
}
