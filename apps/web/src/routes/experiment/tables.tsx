/** The results in numbers: the comparison over the seeds, and the same on both runtimes. */
import type { MeasureRow } from '@tenfold/pattern/experiment';
import type { ComponentChildren } from 'preact';
import type { Lab } from './lab.ts';
import { measureOf, writeDifference, writeValue } from './measures.ts';
import { nameOf, type ShownResults } from './shown-results.ts';

interface ShownProps {
  readonly lab: Lab;
  readonly results: ShownResults;
}

export function ResultsTable({ lab: { experiment }, results: { rows, seeds, treated } }: ShownProps) {
  return (
    <Scrolling label="Table of results">
      <table class="measures">
        <thead>
          <tr>
            <th scope="col">Mean of {seeds}</th>
            <th scope="col">{nameOf(experiment.plain, experiment.plain)}</th>
            <th scope="col">{nameOf(treated, experiment.plain)}</th>
            <th scope="col">difference, 95%</th>
            <th scope="col">better in</th>
          </tr>
        </thead>
        <tbody>
          {rows.map((row) => (
            <Row key={row.measure} row={row} seeds={seeds} />
          ))}
        </tbody>
      </table>
    </Scrolling>
  );
}

function Row({ row, seeds }: { readonly row: MeasureRow; readonly seeds: number }) {
  const { measure, plain, treated, difference, low, high, wins } = row;
  const short = (value: number) => writeDifference(measure, value).replace(' points', '');
  return (
    <tr>
      <th scope="row">{measureOf(measure).name}</th>
      <td>{writeValue(measure, plain)}</td>
      <td>{writeValue(measure, treated)}</td>
      <td>
        {short(difference)}
        {low !== null && high !== null && (
          <span class="interval">
            [{short(low)}, {short(high)}]
          </span>
        )}
      </td>
      <td>{wins === null ? '–' : `${wins} of ${seeds}`}</td>
    </tr>
  );
}

/** The same table on both runtimes, and how far they are apart. */
export function BothRuntimes({
  lab: { experiment },
  treated,
}: {
  readonly lab: Lab;
  readonly treated: number;
}) {
  const { engineMeans, between, measures } = experiment.record;
  if (Object.keys(between).length === 0) return null;
  const mean = (value: number, measure: string) => {
    const all = (measures[value] ?? []).flatMap((run) => run[measure] ?? []);
    return all.reduce((sum, each) => sum + each, 0) / all.length;
  };
  const values = [experiment.plain, treated];
  return (
    <details class="both">
      <summary>The same program on our engine</summary>
      <Scrolling label="Both runtimes">
        <table class="measures">
          <thead>
            <tr>
              <th scope="col">Mean of {experiment.seeds}</th>
              {values.map((value) => [
                <th scope="col">{nameOf(value, experiment.plain)}: PyTorch</th>,
                <th scope="col">engine</th>,
              ])}
              <th scope="col">largest difference</th>
            </tr>
          </thead>
          <tbody>
            {Object.keys(between).map((measure) => (
              <tr key={measure}>
                <th scope="row">{measureOf(measure).name}</th>
                {values.map((value) => [
                  <td>{mean(value, measure).toFixed(4)}</td>,
                  <td>{(engineMeans[value]?.[measure] ?? Number.NaN).toFixed(4)}</td>,
                ])}
                <td>{(between[measure] ?? 0).toFixed(4)}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </Scrolling>
      <p class="label">The largest difference is over all values of label_smoothing that were run.</p>
    </details>
  );
}

/** A table may be wider than a phone: then it scrolls, by the keyboard too. */
function Scrolling({ label, children }: { readonly label: string; readonly children: ComponentChildren }) {
  return (
    // oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex -- what scrolls must be reached by the keyboard
    <section class="table-scroll" aria-label={label} tabIndex={0}>
      {children}
    </section>
  );
}
