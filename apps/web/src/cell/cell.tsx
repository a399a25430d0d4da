/** A program on a page: its code, what it printed when it was recorded, and what it prints when it is run here. */
import { type PublicCell, type RanOn, ranOnText } from '@tenfold/pattern/public';
import { useSignal } from '@preact/signals';
import { useRef } from 'preact/hooks';
import { CodeListing } from '../code/code-listing.tsx';
import { textOfLines } from '../code/text-of-lines.ts';
import { later } from '../later/later.tsx';
import { type CellRun, NOT_RUN } from './cell-run.ts';
import './cell.css';

const ProgramEditor = later(async () => (await import('../runner/program-editor.tsx')).ProgramEditor);
const LiveOutput = later(async () => (await import('./live-output.tsx')).LiveOutput);

interface Props {
  cell: PublicCell;
  /** The pattern's, `pytorch/label-smoothing`: where its data is. */
  path: string;
  /** What the record was made on; null where nothing was recorded. */
  ranOn: readonly RanOn[] | null;
  /** Lines (from 0) that stand out. */
  isMarked?: (index: number) => boolean;
}

export function Cell({ cell, path, ranOn, isMarked = () => false }: Props) {
  const original = textOfLines(cell.code);
  const text = useSignal(original);
  const editing = useSignal(false);
  const live = useSignal<CellRun>(NOT_RUN);
  const root = useRef<HTMLElement>(null);
  const run = async () => {
    const { runCell } = await import('./run-cell.ts');
    await runCell({ code: text.peek(), path, files: cell.files, live });
  };
  const stepThrough = async () => {
    const { stepThroughCell } = await import('./run-cell.ts');
    await stepThroughCell({ code: text.peek(), path, files: cell.files }, 'The program');
  };
  const runOrStop = () => {
    const now = live.peek();
    if (now.kind === 'running') now.stop.abort();
    else run().catch(() => (live.value = { kind: 'unavailable' }));
  };
  const reset = () => {
    text.value = original;
    editing.value = false;
    if (live.peek().kind !== 'running') live.value = NOT_RUN;
    requestAnimationFrame(() => root.current?.querySelector<HTMLElement>('[data-edit]')?.focus());
  };
  const isRunning = live.value.kind === 'running';
  return (
    <figure class="cell" id={cell.id} ref={root} aria-label={`Program ${cell.id}`} data-own-keys>
      {editing.value ? (
        <div class="cell-editor">
          <ProgramEditor
            text={original}
            of={cell}
            onChange={(changed) => (text.value = changed)}
            onRun={() => void run()}
            takesFocus
          />
        </div>
      ) : (
        <CodeListing lines={cell.code} isMarked={isMarked} />
      )}
      <p class="cell-bar">
        <button type="button" class="button" onClick={runOrStop} onPointerEnter={warmUp} onFocus={warmUp}>
          {isRunning ? 'Stop' : 'Run'}
        </button>
        <StepThrough onClick={() => void stepThrough().catch(() => undefined)} />
        <button
          type="button"
          class="button plain"
          data-edit
          disabled={editing.value}
          onClick={() => (editing.value = true)}
        >
          Edit
        </button>
        <button
          type="button"
          class="button plain"
          disabled={!editing.value && live.value.kind === 'idle'}
          onClick={reset}
        >
          Reset
        </button>
      </p>
      {ranOn !== null && <Recorded cell={cell} ranOn={ranOn} />}
      {live.value.kind !== 'idle' && (
        <LiveOutput run={live.value} cell={cell} original={original} again={() => void run()} />
      )}
    </figure>
  );
}

function Recorded({ cell, ranOn }: { cell: PublicCell; ranOn: readonly RanOn[] }) {
  return (
    <div class="cell-output">
      <p class="label">{ranOn.length === 0 ? 'Printed' : `Ran ${ranOnText(ranOn)}`}</p>
      {cell.printed !== '' && <pre data-may-scroll>{cell.printed}</pre>}
      {cell.error !== null && <pre class="cell-error">{cell.error}</pre>}
    </div>
  );
}

function StepThrough({ onClick }: { onClick: () => void }) {
  return (
    <button type="button" class="button plain" onPointerEnter={warmUp} onFocus={warmUp} onClick={onClick}>
      Step through
    </button>
  );
}

/** Python is likely to be needed soon. */
function warmUp(): void {
  import('./run-cell.ts').then(({ warmUpPython }) => warmUpPython()).catch(() => undefined);
}
