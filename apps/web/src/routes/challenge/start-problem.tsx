/** The way into the next problem. Where code is to be written, Python is made ready first, so that the clock waits for it. */
import type { ChallengeState } from '@tenfold/practice';
import { useEffect } from 'preact/hooks';
import { useSignal } from '@preact/signals';
import { viewOf } from '../../kinds/index.ts';
import { PythonProgress } from '../../runner/python-progress.tsx';
import { python, startPython } from '../../runner/python.ts';
import type { ChallengeSession } from './challenge-session.ts';
import { timeText } from './clock-text.ts';

interface Props {
  session: ChallengeSession;
  state: ChallengeState;
  onStart: () => void;
}

export function StartProblem({ session, state, onStart }: Props) {
  const isPreparing = useSignal(false);
  const { problems, at, timing } = state;
  const next = problems[at];
  const isWritten = next?.entry.kind === 'write';
  useEffect(() => {
    if (isWritten) startPython().catch(() => undefined);
  }, [isWritten]);
  if (!next) return null;
  const start = async () => {
    if (isPreparing.peek()) return;
    isPreparing.value = isWritten;
    try {
      if (isWritten) await startPython();
      session.act({ kind: 'open' });
      onStart();
    } catch {
      // `PythonProgress` says why, and what can be done.
    } finally {
      isPreparing.value = false;
    }
  };
  const isBlocked = isWritten && python.value.kind === 'failed';
  return (
    <div class="start-problem">
      <button
        type="button"
        class="button main"
        aria-disabled={isPreparing.value}
        onClick={() => void start()}
        hidden={isBlocked}
      >
        Start problem {at + 1}
      </button>
      <p class="label">
        {viewOf(next.entry.kind)?.name} · {next.entry.level} · {timeText(next.seconds, timing)}
      </p>
      {isWritten && <PythonProgress isWaiting={isPreparing.value} onRetry={() => void start()} />}
    </div>
  );
}
