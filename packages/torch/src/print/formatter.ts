/** One column format for all elements of a tensor, chosen from the elements that will be shown. */
import type { DType } from '../tensor/dtype.ts';
import { fixed, scientific } from './number-text.ts';
import type { PrintOptions } from './options.ts';

export interface Formatter {
  readonly width: number;
  format(value: number | bigint): string;
}

export function formatterFor(
  shown: readonly (number | bigint)[],
  dtype: DType,
  options: PrintOptions,
): Formatter {
  if (dtype.category === 'float') return floatFormatter(shown.map(Number), options);
  const text =
    dtype.category === 'bool'
      ? (v: number | bigint) => (v ? 'True' : 'False')
      : (v: number | bigint) => wholeText(BigInt(v));
  const width = shown.reduce<number>((w, v) => Math.max(w, text(v).length), 1);
  return { width, format: (v) => text(v).padStart(width) };
}

/** Formats the complex number at a place of `parts` (real and imaginary by turns). */
export function complexFormatter(real: Formatter, imaginary: Formatter, parts: ArrayLike<number>): Formatter {
  return {
    width: real.width + imaginary.width + 1,
    format(place) {
      const text = `${imaginary.format(parts[2 * Number(place) + 1]!).trimStart()}j`;
      const plus = /^[+-]/.test(text) ? '' : '+';
      return real.format(parts[2 * Number(place)]!) + plus + text;
    },
  };
}

function floatFormatter(shown: readonly number[], options: PrintOptions): Formatter {
  const { precision } = options;
  const relevant = shown.filter((v) => Number.isFinite(v) && v !== 0);
  const wholeNumbers = shown.every((v) => !Number.isFinite(v) || Number.isInteger(v));
  const usesScience = options.sciMode ?? needsScience(relevant, wholeNumbers);
  const text = (v: number): string => {
    if (!Number.isFinite(v)) return Number.isNaN(v) ? 'nan' : v > 0 ? 'inf' : '-inf';
    if (usesScience) return scientific(v, precision);
    return wholeNumbers ? `${fixed(v, 0)}.` : fixed(v, precision);
  };
  const width = relevant.reduce((w, v) => Math.max(w, text(v).length), 1);
  return { width, format: (v) => text(Number(v)).padStart(width) };
}

const LARGEST = 2n ** 63n - 1n;
/** The double next to the largest int64 is one more. */
const wholeText = (v: bigint): string => String(v > LARGEST ? LARGEST : v);

function needsScience(relevant: readonly number[], wholeNumbers: boolean): boolean {
  if (relevant.length === 0) return false;
  let [low, high] = [Infinity, 0];
  for (const v of relevant) {
    low = Math.min(low, Math.abs(v));
    high = Math.max(high, Math.abs(v));
  }
  return high / low > 1000 || high > 1e8 || (!wholeNumbers && low < 1e-4);
}
