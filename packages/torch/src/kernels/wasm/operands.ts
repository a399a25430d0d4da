/** How operands lie in memory, in the terms that the WASM kernels take. */
import { float32 } from '../../tensor/dtype.ts';
import { isContiguous, type Shape } from '../../tensor/shape.ts';
import type { Strided } from '../kernels.ts';

export const isFloat32 = (t: Strided): boolean => t.dtype === float32;

/** Byte address of the first element of a float32 operand. */
export const addressOf = (t: Strided): number => t.start * 4;

export const isDense = (shape: Shape, t: Strided): boolean => isFloat32(t) && isContiguous(shape, t.strides);

/** Dimensions that behave as one: `size` steps, with a stride for each operand. */
export interface Group {
  size: number;
  readonly strides: number[];
}

/** The fewest groups that walk all operands over `shape`, innermost first. Dimensions of size 1 vanish. */
export function groupDimensions(shape: Shape, operands: readonly Shape[]): Group[] {
  const groups: Group[] = [];
  for (let d = shape.length - 1; d >= 0; d--) {
    const size = shape[d]!;
    if (size === 1) continue;
    const last = groups.at(-1);
    if (last && operands.every((strides, k) => strides[d] === last.strides[k]! * last.size))
      last.size *= size;
    else groups.push({ size, strides: operands.map((strides) => strides[d]!) });
  }
  return groups;
}
