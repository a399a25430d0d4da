/** The program that Start runs, to read and to change. */
import { useSignal } from '@preact/signals';
import { ProgramEditor } from '../../runner/program-editor.tsx';
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
          <ProgramEditor
            key={count.value}
            text={lab.code.peek()}
            of={lab}
            onChange={(text) => {
              lab.code.value = text;
            }}
            onRun={() => void startTraining(lab)}
          />
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
