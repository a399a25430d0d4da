/** Strides of results that keep the layout of their input. */
import { contiguousStrides } from './shape.ts';
import type { Tensor } from './tensor.ts';

/** Dense strides in the order of `t`'s own (preserve_format); contiguous if `t` overlaps itself or has gaps. */
export function densestStrides(t: Tensor): number[] {
  const plain = contiguousStrides(t.shape);
  if (t.isContiguous) return plain;
  const order = t.shape.map((_, d) => d).sort((a, b) => t.strides[a]! - t.strides[b]!);
  const strides = [...plain];
  let step = 1;
  for (const d of order) {
    if (t.shape[d] !== 1 && t.strides[d] !== step) return plain;
    strides[d] = step;
    step *= t.shape[d]!;
  }
  return strides;
}
