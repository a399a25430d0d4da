/** A small tensor as tables: every number readable, its sign and size in the colour behind it. */
import type { JsonNumber } from '@tenfold/runtime';
import { gridsOf, largestOf, strength } from './tensor-grid.ts';
import { numberText } from './value-text.ts';

interface Props {
  /** What the table shows: `logits`, `gradient of logits`. */
  name: string;
  shape: readonly number[];
  values: readonly JsonNumber[];
}

export function TensorTable({ name, shape, values }: Props) {
  const largest = largestOf(values);
  return (
    <div class="tensor-tables">
      {gridsOf(shape, values).map(({ label, rows }) => (
        <table class="tensor-table">
          <caption class={label === '' ? 'unseen' : 'label'}>{label === '' ? name : label}</caption>
          {shape.length > 0 && (
            <thead>
              <tr>
                {shape.length > 1 && (
                  <th scope="col">
                    <span class="unseen">index</span>
                  </th>
                )}
                {rows[0]?.map((_, column) => (
                  <th scope="col">{column}</th>
                ))}
              </tr>
            </thead>
          )}
          <tbody>
            {rows.map((row, index) => (
              <tr>
                {shape.length > 1 && <th scope="row">{index}</th>}
                {row.map((value) => (
                  <Cell value={value} largest={largest} />
                ))}
              </tr>
            ))}
          </tbody>
        </table>
      ))}
    </div>
  );
}

function Cell({ value, largest }: { value: JsonNumber; largest: number }) {
  const share = strength(value, largest);
  return (
    <td class={share < 0 ? 'below' : 'above'} style={`--share: ${Math.abs(share).toFixed(2)}`}>
      {numberText(value)}
    </td>
  );
}
