import { describe, expect, it } from 'vitest';
import { numelOf, type Shape } from '../tensor/shape.ts';
import type { RowMapper, RowReducer } from './kernels.ts';
import { expectClose, implementations, noise, operand, result, valuesOf } from './suite.ts';

const total = (row: Float64Array, n: number): number => row.subarray(0, n).reduce((s, x) => s + x, 0);
const reducers: Record<string, RowReducer> = {
  sum: { name: 'sum', f: total },
  mean: { name: 'mean', f: (row, n) => total(row, n) / n },
  max: { name: 'max', f: (row, n) => row.subarray(0, n).reduce((m, x) => Math.max(m, x), -Infinity) },
};

function softmaxOf(row: Float64Array): Float64Array {
  const largest = row.reduce((m, x) => Math.max(m, x), -Infinity);
  const powers = row.map((x) => Math.exp(x - largest));
  const sum = powers.reduce((s, x) => s + x, 0);
  return powers.map((p) => p / sum);
}
function logSoftmaxOf(row: Float64Array): Float64Array {
  const largest = row.reduce((m, x) => Math.max(m, x), -Infinity);
  const log = Math.log(row.reduce((s, x) => s + Math.exp(x - largest), 0));
  return row.map((x) => x - largest - log);
}
const mappers: Record<string, (row: Float64Array) => Float64Array> = {
  softmax: softmaxOf,
  logSoftmax: logSoftmaxOf,
};
const mapperOf = (name: string): RowMapper => ({
  name,
  f: (row, out, n) => out.set(mappers[name]!(row.slice(0, n))),
});

const rowsOf = (values: ArrayLike<number>, c: number): Float64Array[] =>
  Array.from({ length: values.length / c }, (_, i) => Float64Array.from(values).slice(i * c, i * c + c));

/** Shape, strides in the order (kept, summed), how many are kept, whether WASM must take it itself. */
const layouts: [string, Shape, Shape, number, boolean][] = [
  ['rows', [13, 37], [37, 1], 1, true],
  ['columns', [37, 13], [1, 37], 1, true],
  ['everything', [7, 9], [9, 1], 0, true],
  ['one number a row', [5, 1], [1, 1], 1, true],
  ['the middle of three dimensions', [3, 5, 4], [20, 1, 5], 2, true],
  ['all but the channels', [3, 2, 11], [11, 33, 1], 1, true],
  ['rows of a transposed matrix', [6, 10], [1, 6], 1, true],
  ['one number a row, repeated', [4, 6], [1, 0], 1, true],
  ['one number, repeated', [4, 3, 2], [0, 0, 0], 1, true],
  ['every second number', [4, 6], [24, 2], 1, false],
];

describe.each(implementations)('%s', (_name, { kernels, strict }) => {
  describe.each(Object.keys(reducers))('%s', (name) => {
    it.each(layouts)('over %s', (_title, shape, strides, kept, isTaken) => {
      const length = 1 + shape.reduce((s, n, d) => s + (n - 1) * strides[d]!, 0);
      const values = noise(length, 3);
      const outerShape = shape.slice(0, kept);
      const innerShape = shape.slice(kept);
      const out = result(outerShape);
      const rows = { outerShape, innerShape };
      const used = isTaken && (name !== 'max' || strides.at(-1) === 1) && shape.length < 3 ? strict : kernels;
      used.reduceRows(reducers[name]!, rows, out, operand(values, shape, { strides, length }));
      const gathered = gather(values, shape, strides, numelOf(innerShape));
      const expected = gathered.map((row) => reducers[name]!.f(row, row.length));
      expectClose(valuesOf(out, expected.length), expected, 1e-7);
    });
  });

  it('a sum of a million numbers is as right as one', () => {
    const values = noise(1_000_003, 1, 8).map((x) => x + 100);
    const out = result([1]);
    const exact = values.reduce((s, x) => s + x, 0);
    const rows = { outerShape: [], innerShape: [values.length] };
    strict.reduceRows(reducers['sum']!, rows, out, operand(values, [values.length]));
    expect(valuesOf(out, 1)[0]! / Float64Array.from(values).reduce((s, x) => s + x, 0)).toBeCloseTo(1, 7);
    expect(exact).not.toBe(0);
  });

  it.each([
    ['sum', [1, Infinity, 2, 3, 4, 5], Infinity],
    ['sum', [1, Number.NaN, 2, 3, 4, 5], Number.NaN],
    ['max', [1, 2, 3, 4, 5, Number.NaN], Number.NaN],
    ['max', [-Infinity, -Infinity], -Infinity],
    ['mean', [Infinity, -Infinity, 0], Number.NaN],
  ])('%s of %j is %d', (name, values, expected) => {
    const out = result([]);
    const rows = { outerShape: [], innerShape: [values.length] };
    strict.reduceRows(reducers[name]!, rows, out, operand(values, [values.length]));
    expect(valuesOf(out, 1)).toEqual([expected]);
  });

  it('a sum over nothing is 0, and there may be no rows', () => {
    const out = result([3]);
    kernels.reduceRows(reducers['sum']!, { outerShape: [3], innerShape: [0] }, out, operand([], [3, 0]));
    expect(valuesOf(out, 3)).toEqual([0, 0, 0]);
    const none = result([0]);
    kernels.reduceRows(reducers['sum']!, { outerShape: [0], innerShape: [4] }, none, operand([], [0, 4]));
    expect(valuesOf(none, 0)).toEqual([]);
  });

  describe.each(Object.keys(mappers))('%s', (name) => {
    const mapped = (values: ArrayLike<number>, c: number): number[] => {
      const n = values.length / c;
      const out = result([n, c]);
      strict.mapRows(mapperOf(name), { outerShape: [n], innerShape: [c] }, out, operand(values, [n, c]));
      return valuesOf(out, n * c);
    };
    const expected = (values: ArrayLike<number>, c: number): number[] =>
      rowsOf(values, c).flatMap((row) => [...mappers[name]!(row)]);

    it.each([1, 2, 3, 4, 5, 10, 15, 16, 17, 64, 100, 1000])('of rows of %i', (c) => {
      expectClose(mapped(noise(3 * c, 4, c), c), expected(noise(3 * c, 4, c), c));
    });
    it('of large logits', () => {
      const values = noise(3 * 33, 5).map((x) => x + 1000);
      expectClose(mapped(values, 33), expected(values, 33));
      const huge = noise(33, 10).map((x) => x + 3e6);
      expectClose(mapped(huge, 33), expected(huge, 33));
    });
    it('of rows whose powers span the whole range of float32', () => {
      const wide = [0, -50, -86, -88, -95, -103, -104, -200, -1e30].concat(...noise(30, 90));
      const actual = mapped(wide, wide.length);
      const wanted = expected(wide, wide.length);
      expectClose(actual, wanted);
      // Each probability is right relative to itself, down to the smallest normal number.
      const probability = name === 'softmax' ? (v: number) => v : Math.exp;
      const apart = wanted
        .map((e, i) => [probability(actual[i]!), probability(e)] as const)
        .map(([a, e]) => (e > 1e-37 ? Math.abs(a / e - 1) : 0));
      expect(Math.max(...apart)).toBeLessThan(1e-5);
    });
    it('of rows with -inf, inf, NaN, or nothing finite', () => {
      const [inf, nan] = [Infinity, Number.NaN];
      const rows = [
        [0, -inf, 1, 2, 0],
        [0, inf, 1, 2, 0],
        [0, nan, 1, 2, 0],
        [-inf, -inf, -inf, -inf, -inf],
        [1, 2, 3, 4, 5],
      ];
      const actual = mapped(rows.flat(), 5);
      expectClose(actual, expected(rows.flat(), 5));
      expect(rowsOf(actual, 5)[name === 'softmax' ? 0 : 3]![1]).toBe(name === 'softmax' ? 0 : nan);
    });
    it.each([1, 4, 7, 33])('its gradient, rows of %i', (c) => {
      const [x, g] = [noise(5 * c, 3, 2), noise(5 * c, 1, 3)];
      const y = rowsOf(x, c)
        .flatMap((row) => [...mappers[name]!(row)])
        .map(Math.fround);
      const out = result([5, c]);
      const rows = { outerShape: [5], innerShape: [c] };
      const kind = name === 'softmax' ? 'softmax' : 'logSoftmax';
      strict.rowGradients(kind, rows, out, operand(g, [5, c]), operand(y, [5, c]));
      const wanted = rowsOf(x, c).flatMap((row, i) => {
        const p = softmaxOf(row);
        const weights = name === 'softmax' ? p : p.map(() => 1);
        const sum = p.reduce((s, _p, j) => s + g[i * c + j]! * weights[j]!, 0);
        return Array.from(p, (q, j) =>
          name === 'softmax' ? q * (g[i * c + j]! - sum) : g[i * c + j]! - q * sum,
        );
      });
      expectClose(valuesOf(out, 5 * c), wanted);
    });
  });
});

/** The rows that are reduced, `n` long, gathered by index. */
function gather(values: ArrayLike<number>, shape: Shape, strides: Shape, n: number): Float64Array[] {
  const flat = Array.from({ length: numelOf(shape) }, (_, index) => {
    let [at, rest] = [0, index];
    for (let d = shape.length - 1; d >= 0; d--) {
      at += (rest % shape[d]!) * strides[d]!;
      rest = Math.floor(rest / shape[d]!);
    }
    return values[at]!;
  });
  return rowsOf(flat, n);
}
