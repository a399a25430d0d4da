/** Tries out written code: runs it as it stands, without its hidden check, and shows what it prints. It costs nothing. */
import type { Outcome } from '@tenfold/runtime';
import { useEffect, useRef } from 'preact/hooks';
import { type Signal, useSignal } from '@preact/signals';
import { outcomeWords } from '../../runner/outcome-words.ts';
import { PythonProgress } from '../../runner/python-progress.tsx';
import { python, startPython } from '../../runner/python.ts';
import { say } from '../../status/status-line.tsx';
import { stepThrough } from '../../stepper/step-through.ts';
import type { LiveTask } from '../../task/live-task.ts';
import { withSetup } from './check-written.ts';
import './try-out.css';

const LIMITS = { timeMs: 30_000 };

interface Props {
  task: LiveTask;
  /** Is set to what runs the code: the editor's Ctrl+Enter calls it. */
  runRef: { current: () => void };
}

export function TryOut({ task, runRef }: Props) {
  const output = useSignal('');
  const ended = useSignal<Outcome | null>(null);
  const running = useSignal<AbortController | null>(null);
  const wasRun = useRef(false);
  const run = async () => {
    const { answer } = task.state.peek();
    if (running.peek() || answer.kind !== 'write') return;
    wasRun.current = true;
    const stop = new AbortController();
    [running.value, ended.value, output.value] = [stop, null, ''];
    say('Running.');
    const outcome = await runOnce(task, answer.code, output, stop.signal);
    running.value = null;
    ended.value = outcome;
    if (outcome) say(outcomeWords(outcome));
  };
  runRef.current = () => void run();
  const { mode, question } = task.context.value;
  // A clock runs in a challenge: there is time to step when the problem is over.
  const mayStep = mode !== 'challenge';
  const step = () => {
    const { answer } = task.state.peek();
    if (answer.kind !== 'write') return;
    running.peek()?.abort();
    const prelude = withSetup(task.prelude, question.setup);
    void stepThrough({ code: answer.code, prelude }, question.title);
  };
  /** Check may be what waits for Python. */
  const isOnItsWay = python.value.kind !== 'idle' && python.value.kind !== 'ready';
  const isEmpty = !wasRun.current && !isOnItsWay;
  const retry = () => void (wasRun.current ? run() : startPython().catch(() => undefined));
  useEffect(() => () => running.peek()?.abort(), []);
  return (
    <div class="try-out" data-own-keys>
      <div class="try-out-bar">
        {running.value ? (
          <button type="button" class="button" onClick={() => running.peek()?.abort()}>
            Stop
          </button>
        ) : (
          <button type="button" class="button" aria-keyshortcuts="Control+Enter" onClick={() => void run()}>
            Run
          </button>
        )}
        {mayStep && (
          <button type="button" class="button" onClick={step}>
            Step through
          </button>
        )}
        <p class="label">Runs it as it stands. It costs no attempt.</p>
      </div>
      {/* oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex -- it scrolls, so the keyboard must reach it */}
      <div class="try-out-output" role="log" aria-label="Output" tabIndex={0} hidden={isEmpty}>
        <PythonProgress isWaiting={true} onRetry={retry} />
        {output.value !== '' && <pre>{output}</pre>}
        {ended.value && <End outcome={ended.value} />}
      </div>
    </div>
  );
}

/** Null when Python could not be had: `PythonProgress` shows why. */
async function runOnce(
  task: LiveTask,
  code: string,
  output: Signal<string>,
  signal: AbortSignal,
): Promise<Outcome | null> {
  try {
    const runtime = await startPython();
    if (signal.aborted) return null;
    const prelude = withSetup(task.prelude, task.context.peek().question.setup);
    return await runtime.run(
      { code, prelude },
      {
        limits: LIMITS,
        signal,
        onOutput(text) {
          output.value += text;
        },
      },
    );
  } catch (error) {
    say(error instanceof Error ? error.message : String(error));
    return null;
  }
}

function End({ outcome }: { outcome: Outcome }) {
  return (
    <>
      {outcome.kind === 'raised' && <pre class="try-out-error">{outcome.error.traceback}</pre>}
      <p class="label">{outcomeWords(outcome)}</p>
    </>
  );
}
