/** Where gather and scatter read and write. */
import { TorchError } from '../../errors/torch-error.ts';
import { valuesOf } from '../../tensor/create.ts';
import { contiguousStrides, numelOf, type Shape } from '../../tensor/shape.ts';
import type { Tensor } from '../../tensor/tensor.ts';

/** For each element of `index` in row-major order: its offset in a tensor of that shape and strides. */
export function scatterOffsets(
  index: Tensor,
  shape: Shape,
  dim: number,
  strides: Shape = contiguousStrides(shape),
): Float64Array {
  const values = valuesOf(index);
  const size = shape[dim] ?? 1;
  const step = strides[dim] ?? 0;
  const others = strides.map((s, d) => (d === dim ? 0 : s));
  eachOffset(index.shape, others, (i, offset) => {
    const at = values[i]!;
    if (at < 0 || at >= size) {
      throw new TorchError(
        'RuntimeError',
        `index ${at} is out of bounds for dimension ${dim} with size ${size}`,
      );
    }
    values[i] = at * step + offset;
  });
  return values;
}

/** Visits the elements of `shape` in row-major order, with their offsets by `strides`. */
function eachOffset(shape: Shape, strides: Shape, visit: (i: number, offset: number) => void): void {
  const index = shape.map(() => 0);
  const n = numelOf(shape);
  let offset = 0;
  for (let i = 0; i < n; i++) {
    visit(i, offset);
    for (let d = shape.length - 1; d >= 0; d--) {
      offset += strides[d]!;
      if (++index[d]! < shape[d]!) break;
      offset -= strides[d]! * shape[d]!;
      index[d] = 0;
    }
  }
}

/** Row-major offset of each element of `part` inside a contiguous tensor of `shape` that contains it. */
export function cornerOffsets(part: Shape, shape: Shape): Float64Array {
  const out = new Float64Array(numelOf(part));
  eachOffset(part, contiguousStrides(shape), (i, offset) => {
    out[i] = offset;
  });
  return out;
}
