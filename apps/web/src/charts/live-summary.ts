import { formatNumber } from '@tenfold/charts';
import type { LiveSeries } from './live-series.ts';

/** What the curves show so far, in a sentence each: where a line stands, and its lowest and highest value. */
export function liveSummary(series: readonly LiveSeries[], x: string, y: string): string {
  const drawn = series.filter(({ length }) => length > 0);
  if (drawn.length === 0) return 'No points yet.';
  return drawn
    .map(({ name, length, x: xs, y: ys, lowest, highest }) => {
      const [at = 0, last = 0] = [xs[length - 1], ys[length - 1]];
      return `${name}: ${y} ${number(last)} at ${x} ${number(at)}, between ${number(lowest)} and ${number(highest)} so far.`;
    })
    .join(' ');
}

const number = (value: number) => formatNumber(value, Number.isInteger(value) ? 0 : 3);
