import { describe, expect, it } from 'vitest';
import type { Convolution, Pair } from './convolution.ts';
import { expectClose, implementations, noise, operand, result, valuesOf } from './suite.ts';

describe.each(implementations)('%s', (_name, { strict }) => {
  const sizes: [number, number, number][] = [
    [1, 1, 1],
    [5, 8, 3],
    [6, 7, 9],
    [7, 17, 5],
    [13, 1, 300],
    [1, 33, 2],
    [91, 25, 257],
    [0, 3, 2],
    [3, 0, 2],
  ];
  describe.each(sizes)('%i x %i matrix, depth %i', (m, n, k) => {
    it.each(['NN', 'NT', 'TN', 'TT'])('%s', (transposes) => {
      const [x, y] = [noise(m * k), noise(k * n, 1, 7)];
      const a = operand(x, [m, k], { strides: transposes[0] === 'N' ? [k, 1] : [1, m] });
      const b = operand(y, [k, n], { strides: transposes[1] === 'N' ? [n, 1] : [1, k] });
      const out = result([m, n]);
      const product = (i: number, j: number): number => {
        let sum = 0;
        for (let p = 0; p < k; p++) {
          sum += x[i * a.strides[0]! + p * a.strides[1]!]! * y[p * b.strides[0]! + j * b.strides[1]!]!;
        }
        return sum;
      };
      const expected = Array.from({ length: m * n }, (_, at) => product(Math.floor(at / n), at % n));
      strict.gemm(m, n, k, out, a, b);
      expectClose(valuesOf(out, m * n), expected);
      strict.gemm(m, n, k, out, a, b, true);
      expectClose(
        valuesOf(out, m * n),
        expected.map((e) => 2 * e),
      );
    });
  });

  it('a product of depth 0 is 0', () => {
    const out = result([3, 2]);
    strict.gemm(3, 2, 0, out, operand([], [3, 0]), operand([], [0, 2]));
    expect(valuesOf(out, 6)).toEqual([0, 0, 0, 0, 0, 0]);
  });

  it('NaN and inf come through, also times 0', () => {
    const a = operand([0, Number.NaN, 1, Infinity, 0, 1], [2, 3]);
    const out = result([2, 1]);
    strict.gemm(2, 1, 3, out, a, operand([0, 1, 2], [3, 1]));
    expect(valuesOf(out, 2)).toEqual([Number.NaN, Number.NaN]);
  });

  it('strided rows of a larger matrix', () => {
    const values = noise(200);
    const a = operand(values, [4, 3], { strides: [40, 2], length: 200 });
    const out = result([4, 2]);
    strict.gemm(4, 2, 3, out, a, operand([1, 0, 0, 1, 1, 1], [3, 2]));
    const expected = [0, 1, 2, 3].flatMap((i) =>
      [0, 2].map((j) => values[i * 40 + j]! + values[i * 40 + 4]!),
    );
    expectClose(valuesOf(out, 8), expected);
  });
});

const convolutions: [string, Partial<Convolution> & { readonly size: Pair }][] = [
  ['one channel', { inChannels: 1, outChannels: 1, size: [5, 5] }],
  ['3x3, few channels', { inChannels: 3, outChannels: 4, size: [7, 6] }],
  ['3x3 as Winograd', { inChannels: 8, outChannels: 9, size: [7, 6] }],
  ['3x3 as Winograd, no margin', { inChannels: 9, outChannels: 8, size: [6, 9], padding: [0, 0] }],
  ['3x3 as Winograd, wide margin', { inChannels: 8, outChannels: 8, size: [3, 4], padding: [2, 2] }],
  ['3x3 as Winograd, wider margin', { inChannels: 8, outChannels: 8, size: [3, 4], padding: [3, 3] }],
  ['3x3 as Winograd in several strips', { batch: 1, inChannels: 40, outChannels: 48, size: [30, 33] }],
  ['1x1', { kernel: [1, 1], padding: [0, 0], size: [5, 3] }],
  ['stride 2', { stride: [2, 2], size: [8, 7] }],
  ['stride 3 and 1, other margins', { stride: [3, 1], padding: [0, 2], size: [8, 5] }],
  ['dilation', { dilation: [2, 3], padding: [2, 3], size: [8, 9] }],
  ['groups', { groups: 2, inChannels: 4, outChannels: 6, size: [5, 5] }],
  ['every channel by itself', { groups: 4, inChannels: 4, outChannels: 8, size: [5, 5] }],
  ['5x2 filters', { kernel: [5, 2], padding: [2, 1], size: [9, 7] }],
  ['a sequence', { kernel: [1, 3], padding: [0, 1], size: [1, 20] }],
  ['margin wider than the image', { padding: [4, 4], kernel: [5, 5], size: [2, 2], stride: [2, 2] }],
  ['no images', { batch: 0, inChannels: 8, outChannels: 8, size: [4, 4] }],
];

function complete(given: Partial<Convolution> & { readonly size: Pair }): Convolution {
  const c = {
    batch: 2,
    inChannels: 2,
    outChannels: 3,
    groups: 1,
    kernel: [3, 3] as Pair,
    stride: [1, 1] as Pair,
    padding: [1, 1] as Pair,
    dilation: [1, 1] as Pair,
    ...given,
  };
  const along = (d: 0 | 1): number =>
    Math.floor((c.size[d] + 2 * c.padding[d] - c.dilation[d] * (c.kernel[d] - 1) - 1) / c.stride[d]) + 1;
  return { ...c, result: [along(0), along(1)] };
}

/** Calls visit(result index, filter index, image index) for every product in the definition of a convolution. */
function eachProduct(c: Convolution, visit: (out: number, filter: number, image: number) => void): void {
  const [ins, outs] = [c.inChannels / c.groups, c.outChannels / c.groups];
  const places = c.kernel[0] * c.kernel[1];
  const area = c.result[0] * c.result[1];
  for (let out = 0; out < c.batch * c.outChannels * area; out++) {
    const [y, x] = [Math.floor(out / c.result[1]) % c.result[0], out % c.result[1]];
    const o = Math.floor(out / area) % c.outChannels;
    const n = Math.floor(out / (area * c.outChannels));
    for (let f = 0; f < ins * places; f++) {
      const row =
        y * c.stride[0] - c.padding[0] + (Math.floor(f / c.kernel[1]) % c.kernel[0]) * c.dilation[0];
      const column = x * c.stride[1] - c.padding[1] + (f % c.kernel[1]) * c.dilation[1];
      if (row < 0 || column < 0 || row >= c.size[0] || column >= c.size[1]) continue;
      const channel = Math.floor(o / outs) * ins + Math.floor(f / places);
      const plane = (n * c.inChannels + channel) * c.size[0] + row;
      visit(out, o * ins * places + f, plane * c.size[1] + column);
    }
  }
}

describe.each(implementations)('convolution, %s', (_name, { strict }) => {
  it.each(convolutions)('%s, and its gradients', (_title, given) => {
    const c = complete(given);
    const area = c.result[0] * c.result[1];
    const outCount = c.batch * c.outChannels * area;
    const inCount = c.batch * c.inChannels * c.size[0] * c.size[1];
    const filterCount = (c.outChannels * c.inChannels * c.kernel[0] * c.kernel[1]) / c.groups;
    const [x, filters, g] = [noise(inCount), noise(filterCount, 1, 3), noise(outCount, 1, 4)];
    const bias = noise(c.outChannels, 1, 5);
    const expected = Array.from(
      { length: outCount },
      (_, at) => bias[Math.floor(at / area) % c.outChannels]!,
    );
    const [expectedX, expectedFilters] = [new Array(inCount).fill(0), new Array(filterCount).fill(0)];
    eachProduct(c, (at, f, i) => {
      expected[at]! += filters[f]! * x[i]!;
      expectedX[i] += g[at]! * filters[f]!;
      expectedFilters[f] += g[at]! * x[i]!;
    });

    const [xs, fs, gs] = [operand(x, [inCount]), operand(filters, [filterCount]), operand(g, [outCount])];
    const [out, gradX, gradFilters] = [result([outCount]), result([inCount]), result([filterCount])];
    strict.convolve(c, out, xs, fs, operand(bias, [c.outChannels]));
    strict.convolveInput(c, gradX, gs, fs);
    strict.convolveFilters(c, gradFilters, gs, xs);
    expectClose(valuesOf(out, outCount), expected);
    expectClose(valuesOf(gradX, inCount), expectedX);
    expectClose(valuesOf(gradFilters, filterCount), expectedFilters);
  });
});
