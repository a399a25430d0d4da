/** Multiples and sums of products, as `addmm` and its kin weight them. */
import type { Scalar } from '../../dispatch/scalar.ts';
import { isFloat } from '../../tensor/dtype.ts';
import type { Tensor } from '../../tensor/tensor.ts';
import { torch } from '../torch.ts';

/** A multiple; of integers an integer one. */
export function scaled(t: Tensor, by: Scalar): Tensor {
  const factor = isFloat(t.dtype) ? by.value : Math.trunc(by.value);
  return factor === 1 ? t : torch.mul(t, factor);
}

/** beta self + alpha product; `self` isn't read where beta is 0. */
export function weightedSum(self: Tensor, product: Tensor, beta: Scalar, alpha: Scalar): Tensor {
  const own = torch.expand(self, product.shape);
  return beta.value === 0 ? scaled(product, alpha) : torch.add(scaled(own, beta), scaled(product, alpha));
}
