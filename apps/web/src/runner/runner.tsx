/** The runner: a program to change and run, beside what it prints. */
import type { Outcome } from '@tenfold/runtime';
import { useEffect, useRef } from 'preact/hooks';
import { ProgramEditor } from './program-editor.tsx';
import { closeRunner, run, stepThroughEdited, stop } from './open-runner.ts';
import { outcomeWords } from './outcome-words.ts';
import { PythonProgress } from './python-progress.tsx';
import { python } from './python.ts';
import { type OpenRunner, openRunner, output, program, runState } from './runner-state.ts';
import './runner.css';

export function Runner({ runner }: { runner: OpenRunner }) {
  const root = useRef<HTMLDivElement>(null);
  const running = runState.value.kind === 'running';
  useEffect(() => {
    root.current?.focus({ preventScroll: true });
    root.current?.scrollIntoView({ block: 'nearest' });
  }, [runner.task]);
  const close = () => {
    const section = root.current?.closest('section');
    closeRunner();
    requestAnimationFrame(() => section?.querySelector<HTMLElement>('[data-run]')?.focus());
  };
  const reset = () => {
    program.value = runner.original;
    // A new object, so that the editor takes the text as its own again.
    openRunner.value = { ...runner };
  };
  return (
    <div class="runner" ref={root} tabIndex={-1} data-own-keys>
      <div class="runner-bar">
        <button type="button" class="button main" disabled={running} onClick={() => void run()}>
          Run
        </button>
        <button type="button" class="button" disabled={!running} onClick={stop}>
          Stop
        </button>
        <button type="button" class="button" onClick={() => stepThroughEdited(runner)}>
          Step through
        </button>
        <button type="button" class="button" onClick={reset}>
          Reset
        </button>
        <p class="label runner-where">{where()}</p>
        <button type="button" class="button plain" onClick={close}>
          Close
        </button>
      </div>
      <div class="runner-panes">
        <ProgramEditor
          text={runner.original}
          of={runner}
          onChange={(text) => (program.value = text)}
          onRun={() => void run()}
        />
        {/* oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex -- it scrolls, so the keyboard must reach it */}
        <div class="runner-output" role="log" aria-label="Output" tabIndex={0}>
          <PythonProgress isWaiting={running} onRetry={() => void run()} />
          <Printed />
        </div>
      </div>
    </div>
  );
}

function where(): string {
  const state = python.value;
  if (state.kind !== 'ready') return 'Python runs in this page';
  return `Python ${state.runtime.info.python}, torch ${state.runtime.info.torch}`;
}

function Printed() {
  const state = runState.value;
  const outcome = state.kind === 'ended' ? state.outcome : null;
  return (
    <>
      {state.kind === 'idle' && python.value.kind !== 'failed' && <p class="label">Nothing has run yet.</p>}
      {output.value !== '' && <pre>{output}</pre>}
      {outcome && <End outcome={outcome} />}
    </>
  );
}

function End({ outcome }: { outcome: Outcome }) {
  return (
    <>
      {outcome.kind === 'raised' && <pre class="runner-error">{outcome.error.traceback}</pre>}
      <p class="label">{outcomeWords(outcome)}</p>
    </>
  );
}
