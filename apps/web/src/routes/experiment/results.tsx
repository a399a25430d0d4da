/** What came out: what the seeds support in words, the table, and the pictures. Recorded results need no Python. */
import { later } from '../../later/later.tsx';
import { findingsOf } from './finding-text.ts';
import type { Lab } from './lab.ts';
import { nameOf, type ShownResults, shownResults } from './shown-results.ts';
import { BothRuntimes, ResultsTable } from './tables.tsx';
import './results.css';

const ResultCharts = later(async () => (await import('./result-charts.tsx')).ResultCharts, 'The pictures');
const Exports = later(async () => (await import('./exports.tsx')).Exports, 'What saves the results');

export function Results({ lab }: { readonly lab: Lab }) {
  const results = shownResults(lab);
  return (
    <section aria-labelledby="results">
      <h2 id="results">Results</h2>
      {lab.own.value && <SourceChoice lab={lab} source={results.source} />}
      <p class="label">{sourceText(lab, results)}</p>
      {results.seeds > 0 ? (
        <>
          <Findings lab={lab} results={results} />
          <ResultsTable lab={lab} results={results} />
        </>
      ) : (
        <p>No seed has been run with both values yet: Start trains them.</p>
      )}
      {results.source === 'recorded' && <BothRuntimes lab={lab} treated={results.treated} />}
      <div class="charts-room">
        <ResultCharts lab={lab} results={results} />
      </div>
      <div class="exports-room">
        <Exports lab={lab} results={results} />
      </div>
    </section>
  );
}

function SourceChoice({ lab, source }: { readonly lab: Lab; readonly source: ShownResults['source'] }) {
  const choice = (of: ShownResults['source'], text: string) => (
    <label>
      <input
        type="radio"
        name="source"
        checked={source === of}
        onChange={() => {
          lab.shown.value = of;
        }}
      />
      {text}
    </label>
  );
  return (
    <fieldset class="sources">
      <legend class="unseen">Whose results?</legend>
      {choice('recorded', 'Recorded')}
      {choice('own', 'Yours, trained here')}
    </fieldset>
  );
}

function sourceText({ experiment, own, original }: Lab, { source, seeds }: ShownResults): string {
  const many = `${seeds} seed${seeds === 1 ? '' : 's'}`;
  if (source === 'recorded') {
    const pytorch = experiment.record.ranOn.find(({ on }) => on === 'pytorch');
    return `${many}, recorded on ${pytorch ? `PyTorch ${pytorch.torch.replace(/\+.*/, '')}` : 'our engine'}`;
  }
  const { code = original, runs = [] } = own.value ?? {};
  const seconds = runs.reduce((sum, { ms }) => sum + ms, 0) / runs.length / 1000;
  return `${many}, trained in this page${code === original ? '' : ' with your program'}, ${seconds.toFixed(2)} s a network`;
}

function Findings({
  lab: { experiment },
  results: { rows, seeds, treated },
}: {
  readonly lab: Lab;
  readonly results: ShownResults;
}) {
  const { supported, unsupported } = findingsOf(rows, seeds, experiment);
  const list = (sentences: readonly string[]) => (
    <ul>
      {sentences.map((sentence) => (
        <li key={sentence}>{sentence}</li>
      ))}
    </ul>
  );
  return (
    <div class="findings" data-findings>
      {supported.length > 0 && (
        <>
          <h3>
            {seeds === 1 ? 'This seed supports' : `These ${seeds} seeds support`} (
            {experiment.about.toLowerCase()}, {nameOf(treated, experiment.plain)} against plain)
          </h3>
          {list(supported)}
        </>
      )}
      {unsupported.length > 0 && (
        <>
          <h3>They do not support</h3>
          {list(unsupported)}
        </>
      )}
    </div>
  );
}
