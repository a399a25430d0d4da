import { formatNumber } from '@tenfold/charts';
import type { Batch } from './recorded-batch.ts';
import { depths, type Step } from './steps.ts';

interface Props {
  readonly batch: Batch;
  readonly step: Step;
}

/** A tensor of the batch: a row an example, a column a class, the true class framed, the colour by distance from 0. */
export function TensorTable({ batch, step }: Props) {
  const values = batch[step.tensor];
  const depth = depths(values);
  return (
    <table class="tensor">
      <caption>
        <code>{step.tensor}</code>
      </caption>
      <thead>
        <tr>
          <th scope="col">example</th>
          {values[0]?.map((_, k) => (
            <th key={k} scope="col">
              {k}
            </th>
          ))}
          <th scope="col" class="total">
            {step.total}
          </th>
        </tr>
      </thead>
      <tbody>
        {values.map((row, i) => (
          <tr key={batch.rows[i]}>
            <th scope="row">{batch.rows[i]}</th>
            {row.map((value, k) => (
              <td
                key={k}
                class={batch.label[i] === k ? 'true' : undefined}
                style={{ '--cell': cellColour(depth[i]?.[k] ?? 0) }}
              >
                {formatNumber(value, step.decimals)}
                {batch.label[i] === k && <span class="unseen"> (true class)</span>}
              </td>
            ))}
            <td class="total">{step.totalOf(row)}</td>
          </tr>
        ))}
      </tbody>
      <tfoot>
        <tr>
          <td colSpan={(values[0]?.length ?? 0) + 2}>{step.foot(batch) || '\u00a0'}</td>
        </tr>
      </tfoot>
    </table>
  );
}

const STRONGEST_PERCENT = 60;

const cellColour = (depth: number) =>
  `color-mix(in srgb, var(--fill-${depth < 0 ? 2 : 1}) ${(Math.abs(depth) * STRONGEST_PERCENT).toFixed(0)}%, var(--sheet))`;
