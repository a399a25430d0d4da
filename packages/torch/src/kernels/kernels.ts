/**
 * What numeric loops the engine needs, over (heap, start, strides) operands. `js/` is the plain implementation, for
 * every dtype; `wasm/` takes float32 and falls back on it for the rest, since all work on the same memory.
 * Which of them runs is decided once, when this module is loaded.
 */
import { arena, type Heap } from '../tensor/arena.ts';
import type { DType } from '../tensor/dtype.ts';
import type { Shape } from '../tensor/shape.ts';
import type { Convolution } from './convolution.ts';
import { convolve, convolveFilters, convolveInput } from './js/convolution.ts';
import { crossEntropy } from './js/cross-entropy.ts';
import { copy, fill, map1, map2, map3 } from './js/elementwise.ts';
import { gemm } from './js/gemm.ts';
import { adam, sgd } from './js/optimizer.ts';
import { rowGradients } from './js/row-gradients.ts';
import { mapRows, reduceRows } from './js/rows.ts';
import { loadKernels } from './wasm/module.ts';
import { wasmKernels } from './wasm/wasm-kernels.ts';

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
  /** Of `addScaled`, x + scale y. */
  readonly scale?: number;
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

/** Whose gradient `rowGradients` computes, from the gradient and the value of its result y. */
export type RowGradient = 'softmax' | 'logSoftmax';

export interface CrossEntropyOptions {
  /** Rows with this target count nothing; all other targets are in [0, classes). */
  readonly ignored: number;
  readonly smoothing: number;
  /** Factor of the gradient. */
  readonly scale: number;
}

/** g = sign grad + decay p; buffer = keep buffer + take g; step = nesterov ? g + keep buffer : buffer; p -= rate step. */
export interface SgdOptions {
  readonly rate: number;
  readonly sign: 1 | -1;
  readonly decay: number;
  readonly keep: number;
  readonly take: number;
  readonly nesterov: boolean;
}

/**
 * p *= shrink; g = sign grad + decay p; m += (g - m) (1 - beta1); v = beta2 v + (1 - beta2) g^2;
 * p -= rate m / (sqrt(v) / correction + eps), with the largest v so far where it is kept (AMSGrad).
 */
export interface AdamOptions {
  readonly rate: number;
  readonly sign: 1 | -1;
  readonly decay: number;
  readonly shrink: number;
  readonly beta1: number;
  readonly beta2: number;
  readonly eps: number;
  readonly correction: number;
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
  /** Gradient of (log-)softmax along rows; all contiguous. */
  rowGradients(op: RowGradient, rows: Rows, out: Strided, g: Strided, y: Strided): void;
  /** out[m, n] = a[m, k] * b[k, n], plus what it held if `accumulate`; all with two strides. */
  gemm(m: number, n: number, k: number, out: Strided, a: Strided, b: Strided, accumulate?: boolean): void;
  /**
   * Label-smoothed losses of contiguous logits[rows, classes] and, where asked for, scale times their gradient
   * (softmax - smoothing / classes - (1 - smoothing) [class = target]). Gives the sum of the losses.
   */
  crossEntropy(
    rows: number,
    classes: number,
    logits: Strided,
    target: Strided,
    options: CrossEntropyOptions,
    losses: Strided,
    grad: Strided | null,
  ): number;
  /** Updates n contiguous numbers of a parameter and its buffer in place. */
  sgd(n: number, parameter: Strided, grad: Strided, buffer: Strided | null, options: SgdOptions): void;
  /** `m`, `v` and `top` are the moments and the largest second moment so far. */
  adam(
    n: number,
    parameter: Strided,
    grad: Strided,
    m: Strided,
    v: Strided,
    top: Strided | null,
    options: AdamOptions,
  ): void;
  /** out[batch, outChannels, oh, ow]; all contiguous. */
  convolve(c: Convolution, out: Strided, x: Strided, filters: Strided, bias: Strided | null): void;
  /** The gradient of x; also the transposed convolution of `grad`. */
  convolveInput(c: Convolution, gradX: Strided, grad: Strided, filters: Strided): void;
  convolveFilters(c: Convolution, gradFilters: Strided, grad: Strided, x: Strided): void;
}

export const plainKernels: Kernels = {
  fill,
  copy,
  map1,
  map2,
  map3,
  reduceRows,
  mapRows,
  rowGradients,
  gemm,
  crossEntropy,
  sgd,
  adam,
  convolve,
  convolveInput,
  convolveFilters,
};

const module = loadKernels(arena.memory);
export const kernels: Kernels = module ? wasmKernels(module, plainKernels) : plainKernels;
