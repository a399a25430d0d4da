/** Tensors from values. */
import type { Scalar } from '../dispatch/scalar.ts';
import { kernels } from '../kernels/kernels.ts';
import { complexMode, partsOf } from './complex.ts';
import { bool, complex128, complexOf, type DType, float32, float64, int64, roundingOf } from './dtype.ts';
import { tidy } from './scope.ts';
import type { Shape } from './shape.ts';
import { empty, type Tensor } from './tensor.ts';
import { storeWide, wideAt } from './wide.ts';

/** What `torch.get_default_dtype()` gives. */
export const defaults: { dtype: DType } = { dtype: float32 };

export function full(shape: Shape, value: number, dtype: DType): Tensor {
  const out = empty(shape, dtype);
  if (dtype.category === 'complex') fillPairs(out, value, 0);
  else kernels.fill(shape, out, value);
  return out;
}

function fillPairs(out: Tensor, real: number, imaginary: number): void {
  complexMode.isOn = true;
  const { heap, start, numel } = partsOf(out);
  for (let i = 0; i < numel; i += 2) {
    heap[start + i] = real;
    heap[start + i + 1] = imaginary;
  }
}

export const zeros = (shape: Shape, dtype: DType): Tensor => full(shape, 0, dtype);

/** A tensor of `shape` from row-major values; of complex numbers real and imaginary parts by turns. */
export function fromValues(values: ArrayLike<number>, shape: Shape, dtype: DType): Tensor {
  const out = empty(shape, dtype);
  const { heap, start } =
    values.length === 2 * out.numel && dtype.category === 'complex' ? partsOf(out) : out;
  const round = roundingOf(dtype);
  for (let i = 0; i < values.length; i++) heap[start + i] = round ? round(values[i]!) : values[i]!;
  return out;
}

/** `full` of a Python number, exact in int64. */
export function fullOf(shape: Shape, { value, exact, imaginary }: Scalar, dtype: DType): Tensor {
  const out = full(shape, value, dtype);
  if (imaginary !== undefined && dtype.category === 'complex') fillPairs(out, value, imaginary);
  if (exact !== undefined && dtype === int64) {
    for (let i = 0; i < out.numel; i++) storeWide(out.start + i, exact);
  }
  return out;
}

/** dtype that a Python number gives a tensor: bool, int64, the default float dtype or the complex one of its size. */
export function dtypeOfScalar(s: Scalar): DType {
  if (s.imaginary !== undefined) return complexOf(defaults.dtype);
  if (s.of === 'bool') return bool;
  return s.of === 'int' ? int64 : defaults.dtype;
}

/** A number as a 0-d tensor that takes part in type promotion by kind only; floats keep double precision. */
export function wrappedNumber(s: Scalar): Tensor {
  if (s.imaginary !== undefined) {
    const out = fullOf([], s, complex128);
    out.isWrappedNumber = true;
    return out;
  }
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
