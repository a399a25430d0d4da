/** The dialog: runs the program once under the tracer, then goes through what was recorded. */
import type { Outcome, Trace } from '@tenfold/runtime';
import { useSignal } from '@preact/signals';
import { useEffect, useMemo, useRef } from 'preact/hooks';
import { PythonProgress } from '../runner/python-progress.tsx';
import { startPython } from '../runner/python.ts';
import type { SteppedProgram } from './open-stepper.tsx';
import { StepBar } from './step-bar.tsx';
import { StepView } from './step-view.tsx';
import { SteppedCode } from './stepped-code.tsx';
import { statesOf, stepWords } from './stepped-state.ts';
import './stepper.css';

const LIMITS = { timeMs: 30_000 };

interface Props {
  program: SteppedProgram;
  title: string;
  onClose: () => void;
}

export function Stepper({ program, title, onClose }: Props) {
  const dialog = useRef<HTMLDialogElement>(null);
  const outcome = useSignal<Outcome | null>(null);
  const isWaiting = useSignal(true);
  const stop = useRef(new AbortController());
  const run = async () => {
    isWaiting.value = true;
    try {
      const python = await startPython();
      if (stop.current.signal.aborted) return;
      outcome.value = await python.run(
        { ...program, trace: {} },
        { limits: LIMITS, signal: stop.current.signal },
      );
    } catch {
      // PythonProgress tells why, with a way to try again.
    }
    isWaiting.value = false;
  };
  useEffect(() => {
    dialog.current?.showModal();
    void run();
    return () => stop.current.abort();
  }, []);
  return (
    <dialog ref={dialog} class="stepper" aria-labelledby="stepper-title" onClose={onClose} data-own-keys>
      <div class="stepper-head">
        <h2 id="stepper-title">{title}, step by step</h2>
        <button type="button" class="button plain" onClick={() => dialog.current?.close()}>
          Close
        </button>
      </div>
      {outcome.value ? (
        <Recorded program={program} outcome={outcome.value} />
      ) : (
        <div class="stepper-waiting">
          <PythonProgress isWaiting={isWaiting.value} onRetry={() => void run()} />
          <p class="label">Recording the program.</p>
        </div>
      )}
    </dialog>
  );
}

function Recorded({ program, outcome }: { program: SteppedProgram; outcome: Outcome }) {
  const root = useRef<HTMLDivElement>(null);
  const at = useSignal(0);
  const { trace } = outcome;
  const states = useMemo(() => (trace ? statesOf(trace) : []), [trace]);
  useEffect(() => root.current?.querySelector<HTMLElement>('.button.main')?.focus(), []);
  const last = states.length - 1;
  const state = states[at.value];
  if (!state || !trace) return <p class="step-notice">{withoutTrace(outcome)}</p>;
  const go = (to: number) => {
    at.value = Math.max(0, Math.min(last, to));
  };
  const isEnd = at.value === last;
  const notice = noticeOf(trace);
  return (
    // oxlint-disable-next-line jsx-a11y/no-static-element-interactions -- keys of the buttons within, anywhere in it
    <div class="stepper-recorded" ref={root} onKeyDown={(event) => keyed(event, at.value, last, go)}>
      <StepBar at={at.value} last={last} onGo={go} />
      {/* oxlint-disable-next-line jsx-a11y/prefer-tag-over-role -- <output> is for what a form computes */}
      <p class="step-words" role="status">
        {stepWords(state)}
        {isEnd && ` ${endWords(outcome)}`}
      </p>
      {notice && <p class="step-notice">{notice}</p>}
      <div class="stepper-panes">
        <SteppedCode code={program.code} step={state.step} />
        {/* oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex -- it scrolls, so the keyboard must reach it */}
        <section class="stepper-values" tabIndex={0} aria-label="Values">
          <StepView state={state} error={isEnd && outcome.kind === 'raised' ? outcome.error : null} />
        </section>
      </div>
    </div>
  );
}

/** Arrow keys and Home and End go through the steps; the slider has them already. */
function keyed(event: KeyboardEvent, at: number, last: number, go: (to: number) => void): void {
  if (event.target instanceof HTMLInputElement || event.altKey || event.ctrlKey || event.metaKey) return;
  const to = { ArrowLeft: at - 1, ArrowRight: at + 1, Home: 0, End: last }[event.key];
  if (to === undefined) return;
  event.preventDefault();
  go(to);
}

function noticeOf({ cut, steps }: Trace): string | null {
  const count = steps.length.toLocaleString('en');
  switch (cut) {
    case 'steps':
      return `Stopped after ${count} steps: the program was still running. These are its first.`;
    case 'bytes':
      return `Stopped after ${count} steps: what they hold is as much as can be kept. These are its first.`;
    case 'disturbed':
      return `Only the first ${count} steps could be recorded: the program replaced something that recording needs.`;
    case null:
      return null;
  }
}

function endWords(outcome: Outcome): string {
  switch (outcome.kind) {
    case 'finished':
      return 'The program has finished.';
    case 'raised':
      return `The program ended with ${outcome.error.type}.`;
    case 'timed-out':
      return 'The program was stopped: its time was up.';
    case 'interrupted':
      return 'The program was stopped here.';
  }
}

function withoutTrace(outcome: Outcome): string {
  if (outcome.kind === 'raised') return `${outcome.error.type}: ${outcome.error.message}`;
  return 'The program had to be stopped in a way that lost what was recorded: a single call ran too long.';
}
