import type { Axis } from '../spec/chart-spec.ts';
import { decimalsOf, formatNumber } from './format-number.ts';
import { logTicks, niceTicks } from './ticks.ts';

/** An axis with its range decided. */
export interface Scale {
  readonly label: string;
  readonly ticks: readonly { readonly value: number; readonly label: string }[];
  /** 0 at the axis' beginning, 1 at its end. */
  toUnit(value: number): number;
}

/** Reaches over all `values`, and over `from` and `to` where the axis has them, with about `count` ticks. */
export function toScale(axis: Axis, values: Iterable<number>, count: number): Scale {
  let [low, high] = [axis.from ?? Infinity, axis.to ?? -Infinity];
  for (const value of values) {
    if (value < low) low = value;
    if (value > high) high = value;
  }
  if (low > high) [low, high] = [Math.min(low, 0), Math.max(high, 1)];
  return axis.scale === 'log' ? logScale(axis, low, high, count) : linearScale(axis, low, high, count);
}

function linearScale(axis: Axis, low: number, high: number, count: number): Scale {
  const { values, step } = niceTicks(low, high, count);
  const [first = 0, last = 1] = [values[0], values.at(-1)];
  // An end that the author chose is kept as it is; what lies beyond it has no tick.
  const from = axis.from === low && low < high ? low : first;
  const to = axis.to === high && low < high ? high : last;
  const decimals = decimalsOf(step, axis.format);
  return {
    label: axis.label,
    ticks: values
      .filter((value) => value >= from - step * 1e-9 && value <= to + step * 1e-9)
      .map((value) => ({ value, label: formatNumber(value, decimals, axis.format) })),
    toUnit: (value) => (value - from) / (to - from),
  };
}

/** Ends at the data: a whole power of ten more could leave half of the plot empty. Its ticks are the powers within, if there are two. */
function logScale(axis: Axis, low: number, high: number, count: number): Scale {
  const around = logTicks(low, high);
  const within = around.filter((value) => value >= low * (1 - 1e-9) && value <= high * (1 + 1e-9));
  const values = within.length >= 2 ? within : around;
  const [first = 1, last = 10] = [values[0], values.at(-1)];
  const [from, to] = [Math.log10(Math.min(low, first)), Math.log10(Math.max(high, last))];
  const every = Math.ceil(values.length / (count + 1));
  return {
    label: axis.label,
    ticks: values
      .filter((_, i) => i % every === 0)
      .map((value) => ({ value, label: formatNumber(value, decimalsOf(value, axis.format), axis.format) })),
    toUnit: (value) => (Math.log10(value) - from) / (to - from),
  };
}
