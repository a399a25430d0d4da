/** Gradients of several parts of one tensor: zeros stand for those that didn't arrive. */
import type { Grad } from '../../autograd/node.ts';
import type { Shape } from '../../tensor/shape.ts';
import type { Tensor } from '../../tensor/tensor.ts';
import { torch } from '../torch.ts';

export function gradsOrZeros(grads: readonly Grad[], shapes: readonly Shape[]): Tensor[] {
  const dtype = grads.find((g) => g)?.dtype ?? null;
  return shapes.map((shape, i) => grads[i] ?? torch.zeros(shape, dtype));
}
