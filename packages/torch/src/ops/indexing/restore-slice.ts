/** Backward of ops with an index vector: a picked slice in the shape of the source, which may be 0-d. */
import { sameShape, type Shape } from '../../tensor/shape.ts';
import type { Tensor } from '../../tensor/tensor.ts';
import { torch } from '../torch.ts';

export const restoreSlice = (picked: Tensor, shape: Shape): Tensor =>
  sameShape(picked.shape, shape) ? picked : torch.expand(torch.squeeze(picked), shape);
