export interface Ticks {
  /** Ascending; the first is at most the lowest value, the last at least the highest. */
  readonly values: readonly number[];
  readonly step: number;
}

/** What lies closer than this is one value. */
const SMALLEST = 1e-30;

/**
 * Round numbers 1, 2 or 5 times a power of ten apart, about `count` of them, that reach over `low` to `high`. A single value
 * gets room on both sides.
 */
export function niceTicks(low: number, high: number, count: number): Ticks {
  if (high - low <= Math.max(SMALLEST, Math.abs(low) * 1e-9)) {
    const room = Math.abs(low) < SMALLEST ? 1 : Math.abs(low) / 2;
    return niceTicks(low - room, low + room, count);
  }
  const rough = (high - low) / Math.max(1, count);
  const power = 10 ** Math.floor(Math.log10(rough));
  const step = power * ([1, 2, 5, 10].find((each) => each * power >= rough * (1 - 1e-9)) ?? 10);
  const [first, last] = [Math.floor(low / step + 1e-9), Math.ceil(high / step - 1e-9)];
  const values = Array.from({ length: last - first + 1 }, (_, i) => tidy((first + i) * step));
  return { values, step };
}

/** Powers of ten that reach over `low` to `high`, both above 0. */
export function logTicks(low: number, high: number): readonly number[] {
  const first = Math.floor(Math.log10(low) + 1e-9);
  const last = Math.max(first + 1, Math.ceil(Math.log10(high) - 1e-9));
  return Array.from({ length: last - first + 1 }, (_, i) => tidy(10 ** (first + i)));
}

/** Without the last digits that multiplying leaves: 0.30000000000000004 is 0.3. */
const tidy = (value: number) => Number(value.toPrecision(12));
