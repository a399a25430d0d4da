/** What the steps of all optimizers ask of tensors. */
import { float32, float64 } from '../tensor/dtype.ts';
import { sameShape } from '../tensor/shape.ts';
import type { Tensor } from '../tensor/tensor.ts';
import { cloneData } from '../tensor/create.ts';

/** The parameters' gradients, row-major; null where there is none. */
export const gradsFor = (parameters: readonly Tensor[]): (Tensor | null)[] =>
  parameters.map(({ grad }) => (!grad || grad.isContiguous ? grad : cloneData(grad)));

/** Whether a kernel can walk the parameter and `other` (its gradient or state) side by side. */
export const isUpdatable = (p: Tensor, other: Tensor | null): boolean =>
  other !== null &&
  (p.dtype === float32 || p.dtype === float64) &&
  other.dtype === p.dtype &&
  p.isContiguous &&
  other.isContiguous &&
  sameShape(p.shape, other.shape);

/** Counts a change in place of each. */
export function wasChanged(...tensors: (Tensor | null)[]): void {
  for (const t of tensors) if (t) t.counter.version++;
}
