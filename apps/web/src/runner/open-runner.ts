/** What the runner does: open, run, stop, close. */
import type { Outcome } from '@tenfold/runtime';
import { say } from '../status/status-line.tsx';
import type { SteppedProgram } from '../stepper/open-stepper.tsx';
import { stepThrough as openStepper } from '../stepper/step-through.ts';
import type { PractisedTask } from '../task/live-task.ts';
import { outcomeWords } from './outcome-words.ts';
import { programOf } from './program-of.ts';
import { startPython } from './python.ts';
import { type OpenRunner, openRunner, output, program, runState } from './runner-state.ts';

const LIMITS = { timeMs: 30_000 };

/** Python is likely to be needed: starts it before Run is pressed. What fails is told when it is. */
export function warmUp(): void {
  startPython().catch(() => undefined);
}

/** Opens the runner below a task with its program, and runs it unless a blank is still empty. */
export function openFor(task: PractisedTask, prelude: string): void {
  const original = programOf(task);
  stop();
  openRunner.value = { task, original, prelude: withSetup(task, prelude) };
  program.value = original;
  output.value = '';
  runState.value = { kind: 'idle' };
  if (/__\d+__/.test(original)) say('A blank is still empty: fill it in the program, then run it.');
  else void run();
}

/** Opens a task's program in the stepper, unless a blank is still empty. */
export function stepThrough(task: PractisedTask, prelude: string): void {
  const code = programOf(task);
  if (/__\d+__/.test(code)) say('A blank is still empty: fill it in, then step through the program.');
  else void openInStepper(task, { code, prelude: withSetup(task, prelude) });
}

/** Opens what is in the editor in the stepper. */
export function stepThroughEdited({ task, prelude }: OpenRunner): void {
  stop();
  void openInStepper(task, { code: program.peek(), prelude });
}

function openInStepper(task: PractisedTask, stepped: SteppedProgram): Promise<void> {
  return openStepper(stepped, task.context.peek().question.title);
}

/** What runs before the learner's code: the pattern's helpers, and what the question shows as its setup. */
function withSetup(task: PractisedTask, prelude: string): string {
  const { setup } = task.context.peek().question;
  return setup === null ? prelude : `${prelude}\n${setup}`;
}

export function closeRunner(): void {
  stop();
  openRunner.value = null;
}

/** Runs what is in the editor. Does nothing while a program runs. */
export async function run(): Promise<void> {
  const runner = openRunner.peek();
  if (!runner || runState.peek().kind === 'running') return;
  say('Running.');
  const stop = new AbortController();
  output.value = '';
  runState.value = { kind: 'running', stop };
  const outcome = await runOnce(runner, stop.signal);
  const current = runState.peek();
  if (current.kind !== 'running' || current.stop !== stop) return;
  runState.value = outcome ? { kind: 'ended', outcome } : { kind: 'idle' };
  if (outcome) {
    runner.task.ran(outcome.kind);
    say(outcomeWords(outcome));
  }
}

export function stop(): void {
  const current = runState.peek();
  if (current.kind === 'running') current.stop.abort();
}

/** Null when Python could not be had (the runner shows why) or when it was stopped before it ran. */
async function runOnce({ prelude }: OpenRunner, signal: AbortSignal): Promise<Outcome | null> {
  const python = await startPython().catch((error: unknown) => {
    say(error instanceof Error ? error.message : String(error));
    return null;
  });
  if (!python || signal.aborted) return null;
  return python.run(
    { code: program.peek(), prelude },
    {
      limits: LIMITS,
      signal,
      onOutput(text) {
        output.value += text;
      },
    },
  );
}
