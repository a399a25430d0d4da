/** What a cell's program prints here and now, and whether that is what was recorded. */
import type { PublicCell } from '@tenfold/pattern/public';
import { outcomeWords } from '../runner/outcome-words.ts';
import { PythonProgress } from '../runner/python-progress.tsx';
import { Mark } from '../proof-strip/mark.tsx';
import type { CellRun } from './cell-run.ts';
import { isAsRecorded } from './is-as-recorded.ts';

interface Props {
  run: CellRun;
  cell: PublicCell;
  /** Its program as the page has it. */
  original: string;
  again: () => void;
}

export function LiveOutput({ run, cell, original, again }: Props) {
  const printed = run.kind === 'running' ? run.printed : run.kind === 'ended' ? run.outcome.stdout : '';
  const error = run.kind === 'ended' && run.outcome.kind === 'raised' ? run.outcome.error.traceback : '';
  return (
    <div class="cell-output cell-live" role="log" aria-label="Output of this run">
      <PythonProgress isWaiting={run.kind === 'running'} onRetry={again} />
      {run.kind === 'running' && <p class="label">Running in this page …</p>}
      {run.kind === 'ended' && <Verdict run={run} cell={cell} original={original} />}
      {printed !== '' && <pre data-may-scroll>{printed}</pre>}
      {error !== '' && <pre class="cell-error">{error}</pre>}
    </div>
  );
}

function Verdict({
  run,
  cell,
  original,
}: {
  run: CellRun & { kind: 'ended' };
  cell: PublicCell;
  original: string;
}) {
  const { outcome, code } = run;
  const isSame = isAsRecorded(outcome, cell);
  const isChanged = code.trim() !== original.trim();
  if (isChanged)
    return (
      <p class="label">
        With your changes, in this page: {outcomeWords(outcome)}{' '}
        {isSame ? 'The same as recorded.' : 'Not what was recorded.'}
      </p>
    );
  return (
    <p class={isSame ? 'label cell-same' : 'label cell-other'}>
      <Mark passes={isSame} /> In this page: {outcomeWords(outcome)}{' '}
      {isSame ? 'The same as recorded.' : 'Not what was recorded.'}
    </p>
  );
}
