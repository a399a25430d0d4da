/** The elements of a contiguous tensor as [outer, size, inner] around one dimension, for ops with a vector of indices. */
import { check, type ErrorClass } from '../../errors/torch-error.ts';
import { valuesOf } from '../../tensor/create.ts';
import { numelOf, type Shape } from '../../tensor/shape.ts';
import type { Tensor } from '../../tensor/tensor.ts';

export interface Spans {
  readonly outer: number;
  readonly size: number;
  readonly inner: number;
}

export function spansOf(shape: Shape, dim: number): Spans {
  const size = shape[dim] ?? 1;
  return { outer: numelOf(shape.slice(0, dim)), size, inner: numelOf(shape.slice(dim + 1)) };
}

/** For each element of a source with `index` along `dim`, row-major: its offset in contiguous `self`. */
export function offsetsAlong(shape: Shape, dim: number, index: Float64Array): Float64Array {
  const { outer, size, inner } = spansOf(shape, dim);
  const out = new Float64Array(outer * index.length * inner);
  let k = 0;
  for (let o = 0; o < outer; o++) {
    for (const at of index) for (let i = 0; i < inner; i++) out[k++] = (o * size + at) * inner + i;
  }
  return out;
}

/** Index values, checked against the size of the dimension. */
export function checkedIndices(
  index: Tensor,
  size: number,
  message: (at: number) => string,
  kind: ErrorClass = 'RuntimeError',
): Float64Array {
  const values = valuesOf(index);
  for (const at of values) check(at >= 0 && at < size, () => message(at), kind);
  return values;
}
