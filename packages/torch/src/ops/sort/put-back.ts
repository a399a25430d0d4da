/** Backward of ops that pick elements along a dimension: the gradient goes to the places they came from. */
import type { Grad } from '../../autograd/node.ts';
import type { Tensor } from '../../tensor/tensor.ts';
import { torch } from '../torch.ts';

export const putBackAt =
  (self: Tensor, dim: number) =>
  ([g]: readonly Grad[], at: Tensor): Grad => {
    if (!g) return null;
    return self.rank === 0 ? g : torch.scatter(torch.newZeros(g, self.shape), dim, at, g);
  };

/** As `putBackAt`, for one element of each row; the results may have lost the dimension. */
export const putBackOne =
  (self: Tensor, dim: number, keepdim: boolean) =>
  ([g]: readonly Grad[], at: Tensor): Grad => {
    if (!g) return null;
    if (self.rank === 0) return g;
    const restore = (t: Tensor) => (keepdim ? t : torch.unsqueeze(t, dim));
    return torch.scatter(torch.newZeros(g, self.shape), dim, restore(at), restore(g));
  };
