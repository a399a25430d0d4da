/** The program that Start runs, to read and to change. */
import { useSignal } from '@preact/signals';
import { useEffect, useRef } from 'preact/hooks';
import type { Lab } from './lab.ts';
import { Goal } from './goal.tsx';
import { startTraining } from './train.ts';
import './program.css';

export function Program({ lab }: { readonly lab: Lab }) {
  const isOpen = useSignal(false);
  const count = useSignal(0);
  const lines = lab.original.split('\n').length;
  const reset = () => {
    lab.code.value = lab.original;
    count.value += 1;
  };
  return (
    <>
      <p>
        This is what Start trains, whole: with its data beside it, it runs on PyTorch as it is. For each
        network the lines that set <code>SEED</code> and <code>{lab.experiment.varies}</code> are replaced;
        everything else is yours to change. It tells the page what it measures in lines of JSON, by its
        function <code>report</code>.
      </p>
      {isOpen.value ? (
        <>
          <ProgramEditor key={count.value} lab={lab} />
          <p class="program-buttons">
            <button
              type="button"
              class="button"
              disabled={lab.training.value.kind === 'running'}
              onClick={() => void startTraining(lab)}
            >
              Train this program
            </button>
            <button type="button" class="button" disabled={!lab.isEdited.value} onClick={reset}>
              Reset
            </button>
          </p>
        </>
      ) : (
        <button
          type="button"
          class="button"
          onClick={() => {
            isOpen.value = true;
          }}
        >
          Open the program ({lines} lines)
        </button>
      )}
      {lab.experiment.hasGoal && <Goal lab={lab} />}
    </>
  );
}

/** Plain text until the editor has been fetched, in the same place. */
function ProgramEditor({ lab }: { readonly lab: Lab }) {
  const host = useRef<HTMLDivElement>(null);
  useEffect(() => {
    let close = () => {};
    let gone = false;
    const open = async () => {
      const { openEditor } = await import('../../runner/editor.ts');
      if (gone || !host.current) return;
      close = openEditor(host.current, {
        text: lab.code.peek(),
        onChange(text) {
          lab.code.value = text;
        },
        onRun: () => void startTraining(lab),
      });
    };
    // Where it cannot be fetched, the program can still be read.
    open().catch(() => undefined);
    return () => {
      gone = true;
      close();
    };
  }, [lab]);
  return (
    <div class="program-editor" ref={host}>
      <pre>{lab.code.peek()}</pre>
    </div>
  );
}
