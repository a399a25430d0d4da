/** What is measured after each epoch, and its values at one epoch. */
import { formatNumber } from '@tenfold/charts';
import type { TracedRun } from './told-epoch.ts';

export const MEASURES = [
  { id: 'gap', name: 'logit gap on training images', decimals: 2 },
  { id: 'loss', name: 'training loss, as trained', decimals: 3 },
  { id: 'nll', name: 'plain loss on test images', decimals: 3 },
  { id: 'acc', name: 'accuracy on test images', decimals: 1 },
] as const;

export function Measures({
  plain,
  smoothed,
  epoch,
}: {
  readonly plain: TracedRun;
  readonly smoothed: TracedRun;
  readonly epoch: number;
}) {
  return (
    <table class="trace-measures">
      <caption class="unseen">After epoch {epoch + 1}</caption>
      <thead>
        <tr>
          <th scope="col">after epoch {epoch + 1}</th>
          <th scope="col">plain</th>
          <th scope="col">ε = {smoothed.value}</th>
        </tr>
      </thead>
      <tbody>
        {MEASURES.map(({ id, name, decimals }) => (
          <tr key={id}>
            <th scope="row">{name}</th>
            {[plain, smoothed].map(({ trace, value }) => (
              <td key={value}>
                {formatNumber(
                  trace[id]?.[epoch] ?? Number.NaN,
                  decimals,
                  id === 'acc' ? 'percent' : 'number',
                )}
              </td>
            ))}
          </tr>
        ))}
      </tbody>
    </table>
  );
}
