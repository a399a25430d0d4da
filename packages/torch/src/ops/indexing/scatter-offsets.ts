/** Where gather and scatter read and write. */
import { TorchError } from '../../errors/torch-error.ts';
import { valuesOf } from '../../tensor/create.ts';
import { contiguousStrides, type Shape } from '../../tensor/shape.ts';
import type { Tensor } from '../../tensor/tensor.ts';

/** For each element of `index` in row-major order: its offset in a contiguous tensor of `shape`. */
export function scatterOffsets(index: Tensor, shape: Shape, dim: number): Float64Array {
  const values = valuesOf(index);
  const strides = contiguousStrides(shape);
  const own = contiguousStrides(index.shape);
  const size = shape[dim] ?? 1;
  for (let i = 0; i < values.length; i++) {
    const at = values[i]!;
    if (at < 0 || at >= size) {
      throw new TorchError(
        'RuntimeError',
        `index ${at} is out of bounds for dimension ${dim} with size ${size}`,
      );
    }
    let offset = at * (strides[dim] ?? 0);
    for (let d = 0; d < own.length; d++) {
      if (d !== dim) offset += (Math.floor(i / own[d]!) % index.shape[d]!) * strides[d]!;
    }
    values[i] = offset;
  }
  return values;
}

/** Row-major offset of each element of `part` inside a contiguous tensor of `shape` that contains it. */
export function cornerOffsets(part: Shape, shape: Shape): Float64Array {
  const strides = contiguousStrides(shape);
  const own = contiguousStrides(part);
  const n = part.reduce((a, b) => a * b, 1);
  return Float64Array.from({ length: n }, (_, i) =>
    own.reduce((sum, step, d) => sum + (Math.floor(i / step) % part[d]!) * strides[d]!, 0),
  );
}
