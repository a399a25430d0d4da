/** The layout of an elementwise result: it follows its operands', as PyTorch's TensorIterator has it. */
import { contiguousStrides, isContiguous, type Shape } from '../../tensor/shape.ts';
import type { Strided } from '../../kernels/kernels.ts';
import { empty, type Tensor } from '../../tensor/tensor.ts';
import type { DType } from '../../tensor/dtype.ts';

/** Whether dimension `a` moves further in memory than `b` (1), less (-1), or no operand tells (0). */
function compare(a: number, b: number, shape: Shape, operands: readonly Shape[]): number {
  for (const strides of operands) {
    const [sa, sb] = [strides[a]!, strides[b]!];
    if (sa === 0 || sb === 0) continue;
    if (sa !== sb) return sa < sb ? -1 : 1;
    if (shape[a]! > shape[b]!) return 1;
  }
  return 0;
}

function isRowMajor(shape: Shape, strides: Shape): boolean {
  let step = 1;
  for (let d = shape.length - 1; d >= 0; d--) {
    if (strides[d] !== step) return false;
    step *= shape[d]!;
  }
  return true;
}

/** Dimensions from the slowest in memory to the fastest; null where that is their own order. */
export function memoryOrder(shape: Shape, operands: readonly Shape[], areOfOneShape = true): number[] | null {
  if (shape.length < 2) return null;
  // Operands of one shape are taken as they are; of others even dimensions of size 1 tell.
  const isPlain = areOfOneShape ? isContiguous : isRowMajor;
  if (operands.every((strides) => isPlain(shape, strides))) return null;
  const order = shape.map((_, i) => shape.length - 1 - i);
  for (let i = 1; i < order.length; i++) {
    for (let at = i, k = i - 1; k >= 0; k--) {
      const order01 = compare(order[k]!, order[at]!, shape, operands);
      if (order01 < 0) break;
      if (order01 === 0) continue;
      [order[k], order[at]] = [order[at]!, order[k]!];
      at = k;
    }
  }
  order.reverse();
  return order.every((d, i) => d === i) ? null : order;
}

/** Runs `kernel` on operands and a new result, seen in the result's order in memory. */
export function ordered(
  shape: Shape,
  order: readonly number[] | null,
  dtype: DType,
  operands: readonly Strided[],
  kernel: (shape: Shape, out: Strided, operands: readonly Strided[]) => void,
): Tensor {
  if (!order) {
    const out = empty(shape, dtype);
    kernel(shape, out, operands);
    return out;
  }
  const pick = (values: Shape): number[] => order.map((d) => values[d]!);
  const out = empty(pick(shape), dtype);
  kernel(
    out.shape,
    out,
    operands.map(({ dtype, heap, start, strides }) => ({ dtype, heap, start, strides: pick(strides) })),
  );
  const packed = contiguousStrides(out.shape);
  const strides = [...shape];
  for (const [i, d] of order.entries()) strides[d] = packed[i]!;
  out.shape = shape;
  out.strides = strides;
  return out;
}
