/**
 * What numeric loops the engine needs, over (heap, start, strides) operands. `js/` is the plain implementation; a
 * WASM one can stand beside it and fall back on it for operands it doesn't take, since all work on the same memory.
 */
import type { DType } from '../tensor/dtype.ts';
import type { Heap } from '../tensor/arena.ts';
import type { Shape } from '../tensor/shape.ts';
import { copy, fill, map1, map2, map3 } from './js/elementwise.ts';
import { gemm } from './js/gemm.ts';
import { mapRows, reduceRows } from './js/rows.ts';

/** A tensor's data as kernels see it. `heap` is read when the kernel runs, after all allocations. */
export interface Strided {
  readonly dtype: DType;
  readonly heap: Heap;
  readonly start: number;
  readonly strides: Shape;
}

/** An elementwise function; `name` lets another implementation recognise it. */
export interface Scalar1 {
  readonly name: string;
  readonly f: (x: number) => number;
}
export interface Scalar2 {
  readonly name: string;
  readonly f: (x: number, y: number) => number;
}
export interface Scalar3 {
  readonly name: string;
  readonly f: (x: number, y: number, z: number) => number;
}

/** Rows of `length` elements along one dimension (or several seen as one): one row for each outer index. */
export interface Rows {
  readonly outerShape: Shape;
  readonly innerShape: Shape;
}

export interface RowReducer {
  readonly name: string;
  /** The reduced value of `row[0..n)`. */
  readonly f: (row: Float64Array, n: number) => number;
}

export interface RowMapper {
  readonly name: string;
  /** Fills `out` from `row`; both have `n` elements. */
  readonly f: (row: Float64Array, out: Float64Array, n: number) => void;
}

export interface Kernels {
  fill(shape: Shape, out: Strided, value: number): void;
  /** Copies with conversion of dtype; `from` has broadcast strides for `shape`. */
  copy(shape: Shape, out: Strided, from: Strided): void;
  map1(op: Scalar1, shape: Shape, out: Strided, a: Strided): void;
  map2(op: Scalar2, shape: Shape, out: Strided, a: Strided, b: Strided): void;
  map3(op: Scalar3, shape: Shape, out: Strided, a: Strided, b: Strided, c: Strided): void;
  /** `a.strides` = outer strides then inner strides; `out` is contiguous over the outer shape. */
  reduceRows(op: RowReducer, rows: Rows, out: Strided, a: Strided): void;
  /** Both operands have outer strides, then one inner stride. */
  mapRows(op: RowMapper, rows: Rows, out: Strided, a: Strided): void;
  /** out[m, n] = a[m, k] * b[k, n]; all with two strides. */
  gemm(m: number, n: number, k: number, out: Strided, a: Strided, b: Strided): void;
}

export const kernels: Kernels = { fill, copy, map1, map2, map3, reduceRows, mapRows, gemm };
