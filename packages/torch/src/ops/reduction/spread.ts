import type { Tensor } from '../../tensor/tensor.ts';
import { torch } from '../torch.ts';

/** Elements equal to the result, NaN to NaN, share the gradient. */
export function spreadEvenly(g: Tensor, self: Tensor, result: Tensor): Tensor {
  const isNaN = torch.logicalAnd(torch.ne(self, self), torch.ne(result, result));
  const hit = torch.logicalOr(torch.eq(self, result), isNaN);
  return torch.mul(hit, torch.div(g, torch.sum(hit)));
}
