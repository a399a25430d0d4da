/** The worked solution's last word: a line or two that show the answer, run in the page when the learner wants to see it. */
import type { PatternId } from '@tenfold/pattern/public';
import { useSignal } from '@preact/signals';
import { type CellRun, NOT_RUN } from '../cell/cell-run.ts';
import { patterns } from '../content/content.ts';
import { outcomeWords } from '../runner/outcome-words.ts';
import { PythonProgress } from '../runner/python-progress.tsx';

interface Props {
  program: string;
  pattern: PatternId;
  /** The question's own preparation, which runs after the pattern's. */
  setup: string | null;
}

export function QuickCheck({ program, pattern, setup }: Props) {
  const live = useSignal<CellRun>(NOT_RUN);
  const run = async () => {
    const { runCell } = await import('../cell/run-cell.ts');
    await runCell({ code: program, prelude: preludeOf(pattern, setup), path: '', files: [], live });
  };
  const start = () => void run().catch(() => (live.value = { kind: 'unavailable' }));
  const now = live.value;
  const outcome = now.kind === 'ended' ? now.outcome : null;
  return (
    <div class="part">
      <h3 class="label">Quick check</h3>
      <pre class="code">
        <code>{program}</code>
      </pre>
      <button
        type="button"
        class="button"
        onClick={() => (now.kind === 'running' ? now.stop.abort() : start())}
      >
        {now.kind === 'running' ? 'Stop' : 'Run the check'}
      </button>
      {now.kind !== 'idle' && (
        <div class="quick-output" role="log" aria-label="Output of the quick check">
          <PythonProgress isWaiting={now.kind === 'running'} onRetry={start} />
          {outcome && <p class="label">In this page: {outcomeWords(outcome)}</p>}
          {outcome && (
            <pre>{outcome.kind === 'raised' ? outcome.stdout + outcome.error.traceback : outcome.stdout}</pre>
          )}
        </div>
      )}
    </div>
  );
}

/** What runs before the check, as it did when the check was proved. */
function preludeOf(id: PatternId, setup: string | null): string {
  const pattern = [...patterns.values()].map((each) => each.peek()).find((each) => each?.id === id);
  return [pattern?.prelude ?? '', ...(setup === null ? [] : [setup])].join('\n');
}
