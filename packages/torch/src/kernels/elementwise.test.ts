import { describe, it } from 'vitest';
import { broadcastStrides, numelOf, type Shape } from '../tensor/shape.ts';
import { expectClose, expectWithinUlps, implementations, noise, operand, result, valuesOf } from './suite.ts';

/** The error function by its Taylor series, and by its continued fraction where that converges faster. */
function erf(x: number): number {
  const z = Math.abs(x);
  if (!(z < 3)) {
    let tail = 0;
    for (let k = 60; k > 0; k--) tail = k / 2 / (z + tail);
    return Number.isNaN(x) ? x : Math.sign(x) * (1 - Math.exp(-z * z) / ((z + tail) * Math.sqrt(Math.PI)));
  }
  let [sum, power] = [0, z];
  for (let n = 0; n < 80; n++) {
    sum += power / (2 * n + 1);
    power *= -(z * z) / (n + 1);
  }
  return Math.sign(x) * sum * (2 / Math.sqrt(Math.PI));
}

const unary: Record<string, (x: number) => number> = {
  abs: Math.abs,
  erf,
  exp: Math.exp,
  log: Math.log,
  neg: (x) => -x,
  reciprocal: (x) => 1 / x,
  relu: (x) => (x <= 0 ? 0 : x),
  // In float32 e^-x overflows below -88.7; PyTorch's sigmoid is 0 there as well.
  sigmoid: (x) => 1 / (1 + Math.fround(Math.exp(-x))),
  sqrt: Math.sqrt,
  tanh: Math.tanh,
};

const binary: Record<string, (x: number, y: number) => number> = {
  add: (x, y) => x + y,
  sub: (x, y) => x - y,
  mul: (x, y) => x * y,
  div: (x, y) => x / y,
  maximum: Math.max,
  minimum: Math.min,
  reluBackward: (g, y) => (y <= 0 ? 0 : g),
};
const slopes: Record<string, (g: number, y: number) => number> = {
  sigmoidBackward: (g, y) => g * (y * (1 - y)),
  tanhBackward: (g, y) => g * (1 - y * y),
};

const edges = [0, -0, 1, -1, Infinity, -Infinity, Number.NaN, 1e-40, -1e-40, 3e38, 1e-30, 0.625, 0.92, 9, 17];
const exponents = [88.7, 88.8, 87.3, -87.3, -88, -95, -103, -103.9, -104, 127, -150];
const numbers = Float32Array.from([
  ...edges,
  ...exponents,
  ...noise(400, 1, 2),
  ...noise(400, 20, 3),
  ...noise(400, 1e6, 4),
  ...noise(400, 100, 5).map((x) => 2 ** x),
]);

describe.each(implementations)('%s', (_name, { kernels, strict }) => {
  it.each(Object.entries(unary))('%s is right to 2 units in the last place everywhere', (name, f) => {
    const out = result([numbers.length]);
    strict.map1({ name, f }, [numbers.length], out, operand(numbers, [numbers.length]));
    // erf is allowed 3: the error of e^x comes on top of that of the polynomial.
    expectWithinUlps(valuesOf(out, numbers.length), Array.from(numbers, f), name === 'erf' ? 3 : 2);
  });

  it.each([0, 1, 2, 3, 4, 5, 7, 8, 9, 63])('takes %i numbers and writes no more', (n) => {
    const out = result([n]);
    strict.map1({ name: 'exp', f: Math.exp }, [n], out, operand(numbers.subarray(30), [n]));
    expectWithinUlps(valuesOf(out, n), Array.from(numbers.subarray(30, 30 + n), Math.exp), 2);
  });

  it.each(Object.entries(binary))('%s treats every pair of special numbers as IEEE 754 does', (name, f) => {
    const x = edges.flatMap((a) => edges.map(() => a)).map(Math.fround);
    const y = edges.flatMap(() => edges).map(Math.fround);
    const out = result([x.length]);
    strict.map2({ name, f }, [x.length], out, operand(x, [x.length]), operand(y, [x.length]));
    expectWithinUlps(
      valuesOf(out, x.length),
      x.map((a, i) => f(a, y[i]!)),
      2,
    );
  });

  it.each(Object.entries(slopes))('%s', (name, f) => {
    const [g, y] = [noise(37, 3), noise(37, 1, 2)];
    const out = result([37]);
    strict.map2({ name, f }, [37], out, operand(g, [37]), operand(y, [37]));
    expectClose(
      valuesOf(out, 37),
      Array.from(g, (x, i) => f(x, y[i]!)),
      2e-7,
    );
  });

  it('adds a multiple', () => {
    const [x, y] = [noise(22, 3), noise(22, 1, 2)];
    const out = result([22]);
    const op = { name: 'addScaled', scale: -0.5, f: (p: number, q: number) => p - 0.5 * q };
    strict.map2(op, [22], out, operand(x, [22]), operand(y, [22]));
    expectWithinUlps(
      valuesOf(out, 22),
      Array.from(x, (p, i) => p - 0.5 * y[i]!),
      1,
    );
  });

  const broadcasts: [string, Shape, Shape, Shape][] = [
    ['the same shape', [3, 5], [3, 5], [3, 5]],
    ['a number on the right', [4, 7], [], [4, 7]],
    ['a number on the left', [], [4, 7], [4, 7]],
    ['two numbers', [], [], []],
    ['a row', [4, 9], [9], [4, 9]],
    ['a column', [4, 9], [4, 1], [4, 9]],
    ['a row and a column', [1, 9], [4, 1], [4, 9]],
    ['a channel of an image', [2, 3, 4, 5], [3, 1, 1], [2, 3, 4, 5]],
    ['nothing', [3, 0], [3, 1], [3, 0]],
  ];
  it.each(broadcasts)('subtracts with %s', (_title, left, right, shape) => {
    const [x, y] = [noise(numelOf(left), 2, 1), noise(numelOf(right), 2, 9)];
    const [a, b] = [operand(x, left), operand(y, right)];
    const [sa, sb] = [broadcastStrides(left, a.strides, shape), broadcastStrides(right, b.strides, shape)];
    const out = result(shape);
    kernels.map2(
      { name: 'sub', f: (p, q) => p - q },
      shape,
      out,
      { ...a, heap: a.heap, strides: sa },
      { ...b, heap: b.heap, strides: sb },
    );
    expectWithinUlps(
      valuesOf(out, numelOf(shape)),
      walk(shape, [sa, sb], (i, j) => x[i]! - y[j]!),
      0,
    );
  });

  const copies: [string, Shape, Shape][] = [
    ['a transposed matrix', [7, 9], [1, 7]],
    ['a transposed matrix with room between its columns', [5, 6], [1, 8]],
    ['the last two dimensions turned', [3, 4, 5], [20, 1, 4]],
    ['the first dimension last', [4, 3, 5], [1, 20, 4]],
    ['every second column', [3, 4], [8, 2]],
    ['one number', [3, 4], [0, 0]],
    ['one row', [3, 4], [0, 1]],
    ['one column', [3, 4], [1, 0]],
    ['nothing', [0, 4], [4, 1]],
  ];
  it.each(copies)('copies %s', (_title, shape, strides) => {
    const values = noise(100, 3);
    const out = result(shape);
    kernels.copy(shape, out, operand(values, shape, { strides, length: 100 }));
    const expected = walk(shape, [strides, strides], (i) => values[i]!);
    expectWithinUlps(valuesOf(out, numelOf(shape)), expected, 0);
  });

  it('reads a transposed and a strided operand', () => {
    const [x, y] = [noise(15), noise(60, 1, 5)];
    const a = operand(x, [3, 5], { strides: [1, 3] });
    const b = operand(y, [3, 5], { strides: [20, 2], length: 60 });
    const out = result([3, 5]);
    kernels.map2({ name: 'mul', f: (p, q) => p * q }, [3, 5], out, a, b);
    expectWithinUlps(
      valuesOf(out, 15),
      walk([3, 5], [a.strides, b.strides], (i, j) => x[i]! * y[j]!),
      0,
    );
  });
});

/** f of the operands' elements at every index of `shape`, in order. */
function walk(shape: Shape, strides: readonly [Shape, Shape], f: (i: number, j: number) => number): number[] {
  return Array.from({ length: numelOf(shape) }, (_, flat) => {
    let [i, j, rest] = [0, 0, flat];
    for (let d = shape.length - 1; d >= 0; d--) {
      const at = rest % shape[d]!;
      rest = Math.floor(rest / shape[d]!);
      i += at * strides[0][d]!;
      j += at * strides[1][d]!;
    }
    return f(i, j);
  });
}
