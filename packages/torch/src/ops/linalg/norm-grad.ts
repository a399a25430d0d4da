import type { Grad } from '../../autograd/node.ts';
import type { Tensor } from '../../tensor/tensor.ts';
import { torch } from '../torch.ts';

/**
 * Gradient of a p-norm over `dims`; `g` and `norm` have those dimensions, with size 1.
 * d norm / dx = sgn(x) |x|^(p-1) / norm^(p-1); 0 where the norm, or for p < 1 the element, is 0. None for p = 0, which counts.
 */
export function normGrad(g: Tensor, x: Tensor, p: number, norm: Tensor, dims: readonly number[]): Grad {
  if (p === 0) return null;
  if (p === 1) return torch.mul(g, torch.sgn(x));
  if (p === 2) return torch.mul(g, zeroWhere(torch.div(x, norm), torch.eq(norm, 0)));
  if (Math.abs(p) === Infinity) return ofExtreme(g, x, norm, dims);
  if (p < 1) {
    const scaled = torch.mul(torch.sgn(x), zeroWhere(torch.powScalar(torch.abs(x), p - 1), torch.eq(x, 0)));
    return torch.mul(torch.mul(scaled, g), torch.powScalar(norm, 1 - p));
  }
  const powers =
    p < 2
      ? torch.mul(torch.sgn(x), torch.powScalar(torch.abs(x), p - 1))
      : torch.mul(x, p === 3 ? torch.abs(x) : torch.powScalar(torch.abs(x), p - 2));
  const scale = zeroWhere(torch.div(g, torch.powScalar(norm, p - 1)), torch.eq(norm, 0));
  return torch.mul(powers, scale);
}

const zeroWhere = (t: Tensor, where: Tensor): Tensor => torch.maskedFill(t, where, 0);

/** Elements as large as the norm share the gradient. */
function ofExtreme(g: Tensor, x: Tensor, norm: Tensor, dims: readonly number[]): Tensor {
  const isNorm = torch.eq(torch.abs(x), norm);
  const share = torch.div(torch.sgn(x), torch.sumDim(isNorm, dims, true));
  return torch.mul(torch.mul(share, isNorm), g);
}
