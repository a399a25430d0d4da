import { op } from '../../dispatch/op.ts';
import { floatScalar } from '../../dispatch/scalar.ts';
import { wrappedNumber } from '../../tensor/create.ts';
import { torch } from '../torch.ts';

/** The p-norm of x1 - x2 + eps along the last dimension. */
export const pairwiseDistance = op({
  schema:
    'pairwise_distance(Tensor x1, Tensor x2, float p=2.0, float eps=1e-06, bool keepdim=False) -> Tensor',
  on: ['function'],
  forward: (x1, x2, p, eps, keepdim) =>
    torch.normScalarOptDim(torch.add(torch.sub(x1, x2), wrappedNumber(floatScalar(eps))), p, [-1], keepdim),
});
