/** Tensors from values. */
import type { Scalar } from '../dispatch/scalar.ts';
import { kernels } from '../kernels/kernels.ts';
import { bool, type DType, float32, float64, int64, roundingOf } from './dtype.ts';
import { tidy } from './scope.ts';
import type { Shape } from './shape.ts';
import { empty, type Tensor } from './tensor.ts';
import { storeWide, wideAt } from './wide.ts';

/** What `torch.get_default_dtype()` gives. */
export const defaults: { dtype: DType } = { dtype: float32 };

export function full(shape: Shape, value: number, dtype: DType): Tensor {
  const out = empty(shape, dtype);
  kernels.fill(shape, out, value);
  return out;
}

export const zeros = (shape: Shape, dtype: DType): Tensor => full(shape, 0, dtype);

/** A tensor of `shape` from row-major values. */
export function fromValues(values: ArrayLike<number>, shape: Shape, dtype: DType): Tensor {
  const out = empty(shape, dtype);
  const { heap, start } = out;
  const round = roundingOf(dtype);
  for (let i = 0; i < values.length; i++) heap[start + i] = round ? round(values[i]!) : values[i]!;
  return out;
}

/** `full` of a Python number, exact in int64. */
export function fullOf(shape: Shape, { value, exact }: Scalar, dtype: DType): Tensor {
  const out = full(shape, value, dtype);
  if (exact !== undefined && dtype === int64) {
    for (let i = 0; i < out.numel; i++) storeWide(out.start + i, exact);
  }
  return out;
}

/** dtype that a Python number gives a tensor: bool, int64 or the default float dtype. */
export function dtypeOfScalar(s: Scalar): DType {
  if (s.of === 'bool') return bool;
  return s.of === 'int' ? int64 : defaults.dtype;
}

/** A number as a 0-d tensor that takes part in type promotion by kind only; floats keep double precision. */
export function wrappedNumber(s: Scalar): Tensor {
  const dtype = s.of === 'float' ? float64 : dtypeOfScalar(s);
  const out = empty([], dtype);
  if (s.exact === undefined) out.heap[out.start] = s.value;
  else storeWide(out.start, s.exact);
  out.isWrappedNumber = true;
  return out;
}

/** A contiguous copy without history. */
export function cloneData(t: Tensor): Tensor {
  const out = empty(t.shape, t.dtype);
  kernels.copy(t.shape, out, t);
  return out;
}

/** Row-major values of any tensor. */
export function valuesOf(t: Tensor): Float64Array {
  if (!t.isContiguous) return tidy(() => valuesOf(cloneData(t)));
  const { heap, start } = t;
  return Float64Array.from(heap.subarray(start, start + t.numel));
}

/** Row-major values of an int64 tensor, also beyond 2^53. */
export function wholeValuesOf(t: Tensor): bigint[] {
  if (!t.isContiguous) return tidy(() => wholeValuesOf(cloneData(t)));
  return Array.from({ length: t.numel }, (_, i) => wideAt(t.start + i));
}

/** The value of a one-element tensor. */
export const valueOf = (t: Tensor): number => t.heap[t.start]!;
