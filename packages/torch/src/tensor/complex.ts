/**
 * Complex tensors. In memory their numbers are pairs of floats, so that a complex tensor seen as a real one with a last
 * dimension of 2 is what kernels work on. `ops/complex/forms.ts` says what each op does with them.
 */
import type { DType } from './dtype.ts';
import { complexOf, partOf } from './dtype.ts';
import { Tensor, viewOf } from './tensor.ts';

/**
 * Whether this program has met a complex number: until then no op looks for one.
 */
export const complexMode = { isOn: false };

const inPairs = (strides: readonly number[]): number[] => strides.map((s) => 2 * s);

/** The parts of a complex tensor as a real one of shape [..., 2] on the same memory, without history. */
export function partsOf(t: Tensor): Tensor {
  const out = new Tensor(
    partOf(t.dtype),
    [...t.shape, 2],
    [...inPairs(t.strides), 1],
    2 * t.offset,
    t.storage,
  );
  out.counter = t.counter;
  return out;
}

/** `partsOf` as a view that autograd knows. */
export function viewOfParts(t: Tensor): Tensor {
  const out = viewOf(t, [...t.shape, 2], [...inPairs(t.strides), 1], 2 * t.offset);
  out.dtype = partOf(t.dtype);
  return out;
}

/** The complex tensor whose parts `t` has in its last dimension; its strides must be even. */
export function viewOfPairs(t: Tensor): Tensor {
  const strides = t.strides.slice(0, -1).map((s) => s / 2);
  const out = viewOf(t, t.shape.slice(0, -1), strides, t.offset / 2);
  out.dtype = complexOf(t.dtype);
  return out;
}

/** Turns complex numbers on where a dtype is one. */
export function noticeComplex(dtype: DType): DType {
  if (dtype.category === 'complex') complexMode.isOn = true;
  return dtype;
}
