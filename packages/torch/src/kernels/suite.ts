/** For the tests: every implementation of the kernels, operands in the arena, and comparison with double precision. */
import { setFlagsFromString } from 'node:v8';
import { expect } from 'vitest';
import { arena } from '../tensor/arena.ts';
import { type DType, float32 } from '../tensor/dtype.ts';
import { contiguousStrides, numelOf, type Shape } from '../tensor/shape.ts';
import { type Kernels, plainKernels, type Strided } from './kernels.ts';
import { relaxed, simd } from './wasm/binary.ts';
import { instantiate } from './wasm/module.ts';
import { wasmKernels } from './wasm/wasm-kernels.ts';

// Node 20 has relaxed SIMD behind a flag; browsers and newer Nodes have it switched on.
if (Number(process.versions.node.split('.')[0]) < 22) {
  setFlagsFromString('--experimental-wasm-relaxed-simd');
}

/** Calls `otherwise` must not be reached: shows that WASM itself took the operands. */
const unreachable = new Proxy(plainKernels, {
  get: (_kernels, name) => () => {
    throw new Error(`${String(name)} fell back on the plain kernels`);
  },
});

function compiled(binary: string, otherwise: Kernels): Kernels {
  const module = instantiate(binary, arena.memory);
  if (!module) throw new Error('This Node cannot run the kernels; nothing would be tested.');
  return wasmKernels(module, otherwise);
}

/** Name and kernels. The `strict` ones fail where they would fall back. */
export const implementations: [string, { readonly kernels: Kernels; readonly strict: Kernels }][] = [
  ['plain', { kernels: plainKernels, strict: plainKernels }],
  ['simd', { kernels: compiled(simd, plainKernels), strict: compiled(simd, unreachable) }],
  ['relaxed', { kernels: compiled(relaxed, plainKernels), strict: compiled(relaxed, unreachable) }],
];

interface Layout {
  readonly dtype?: DType;
  /** Where they are not row-major. */
  readonly strides?: Shape;
  /** Elements of the block, where strides reach further than the shape. */
  readonly length?: number;
}

/** An operand in the arena that begins one element into its block, so that nothing is aligned by luck. */
export function operand(values: ArrayLike<number>, shape: Shape, layout: Layout = {}): Strided {
  const { dtype = float32, strides = contiguousStrides(shape), length = values.length } = layout;
  const start = arena.allocate((length + 2) * dtype.bytes) / dtype.bytes + 1;
  arena.heap(dtype).fill(GUARD, start - 1, start + length + 1);
  arena.heap(dtype).set(values, start);
  return {
    dtype,
    strides,
    start,
    get heap() {
      return arena.heap(dtype);
    },
  };
}

/** Stands before and behind every operand. */
const GUARD = 12345;

export const result = (shape: Shape): Strided => operand(new Float64Array(numelOf(shape)).fill(-7), shape);

/** The first n elements; fails if something was written beside them. */
export function valuesOf(t: Strided, n: number): number[] {
  const { heap, start } = t;
  expect([heap[start - 1], heap[start + n]], 'written outside the result').toEqual([GUARD, GUARD]);
  return Array.from(heap.subarray(start, start + n));
}

/** Repeatable numbers in (-scale, scale), rounded to float32. */
export function noise(n: number, scale = 1, seed = 1): Float32Array {
  let state = seed * 2654435761;
  return Float32Array.from({ length: n }, () => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
    return (state / 2 ** 31 - 1) * scale;
  });
}

/** Distance in units of the last place of the float32 nearest to `expected`. */
function ulpsApart(actual: number, expected: number): number {
  const rounded = Math.fround(expected);
  if (Object.is(actual, rounded) || (actual === 0 && rounded === 0)) return 0;
  if (!Number.isFinite(rounded) || !Number.isFinite(actual)) return Infinity;
  const exponent = Math.max(Math.floor(Math.log2(Math.abs(rounded))), -126);
  return Math.abs(actual - expected) / 2 ** (exponent - 23);
}

export function expectWithinUlps(actual: readonly number[], expected: readonly number[], ulps: number): void {
  const wrong = expected.flatMap((e, i) =>
    ulpsApart(actual[i]!, e) <= ulps ? [] : [{ i, actual: actual[i], expected: Math.fround(e) }],
  );
  expect(wrong.slice(0, 5)).toEqual([]);
  expect(actual).toHaveLength(expected.length);
}

/** |actual - expected| <= tolerance * (1 + the largest finite expected magnitude); infinities and NaN exactly. */
export function expectClose(actual: readonly number[], expected: readonly number[], tolerance = 1e-6): void {
  const largest = expected.reduce((m, e) => (Number.isFinite(e) ? Math.max(m, Math.abs(e)) : m), 0);
  const isClose = (a: number, e: number): boolean =>
    Object.is(a, Math.fround(e)) || Math.abs(a - e) <= tolerance * Math.min(1 + largest, 2 * largest + 1e-30);
  const wrong = expected.flatMap((e, i) =>
    isClose(actual[i]!, e) ? [] : [{ i, actual: actual[i], expected: e }],
  );
  expect(wrong.slice(0, 5)).toEqual([]);
  expect(actual).toHaveLength(expected.length);
}
