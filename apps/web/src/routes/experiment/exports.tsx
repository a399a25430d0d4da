/** Results and program to take away. */
import { setConstants } from '@tenfold/pattern/experiment';
import { useSignal } from '@preact/signals';
import { dataFile } from '../../content/data-file.ts';
import { say } from '../../status/status-line.tsx';
import { experimentPages } from './experiment-content.ts';
import type { Lab } from './lab.ts';
import { toNotebook } from './notebook.ts';
import type { ShownResults } from './shown-results.ts';
import { toCsv } from './to-csv.ts';

interface Props {
  readonly lab: Lab;
  readonly results: ShownResults;
}

export function Exports({ lab, results }: Props) {
  const { experiment, path } = lab;
  const failed = useSignal('');
  const name = `${path.split('/').at(-1)}-${experiment.id}`;
  const saveNotebook = async () => {
    try {
      const files = experiment.files.map(async (file) => [file, await dataFile(path, file)] as const);
      const data = Object.fromEntries(await Promise.all(files));
      const program = setConstants(lab.code.peek(), { [experiment.varies]: String(lab.treated.peek()) }).code;
      save(
        `${name}.ipynb`,
        'application/x-ipynb+json',
        await toNotebook(experiment, program, sourceOf(path), data),
      );
      failed.value = '';
    } catch {
      failed.value = 'The data could not be fetched. Try again when there is a connection.';
    }
  };
  const saveTable = () =>
    save(`${name}-${results.source}.csv`, 'text/csv', toCsv(experiment.varies, results.bySeed));
  return (
    <p class="exports">
      <button type="button" class="button" onClick={saveTable}>
        Save results as CSV
      </button>
      <button type="button" class="button" onClick={() => void saveNotebook()}>
        Save notebook for PyTorch
      </button>
      {failed.value && <span role="alert">{failed}</span>}
    </p>
  );
}

function save(name: string, type: string, text: string): void {
  const link = document.createElement('a');
  link.href = URL.createObjectURL(new Blob([text], { type }));
  link.download = name;
  link.click();
  setTimeout(() => URL.revokeObjectURL(link.href), 10_000);
  say(`Saved ${name}.`);
}

/** Whose the data is, as the page says it in its note. */
function sourceOf(path: string): string {
  const parts = experimentPages.get(path)?.peek()?.parts ?? [];
  const notes = parts.flatMap((part) => (part.kind === 'note' ? [part.html] : []));
  return notes.join('\n\n').replace(/<[^>]*>/g, '');
}
