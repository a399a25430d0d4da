import { withGradMode } from '../../autograd/grad-mode.ts';
import { op } from '../../dispatch/op.ts';
import { check } from '../../errors/torch-error.ts';
import { isFloat } from '../../tensor/dtype.ts';
import type { Tensor } from '../../tensor/tensor.ts';
import { resultType } from '../pointwise/promotion.ts';
import { torch } from '../torch.ts';

/** Norms along `dim`, raised to eps with a gradient as if they hadn't been. */
function normAtLeast(x: Tensor, dim: number, eps: number): Tensor {
  const norm = torch.clone(torch.linalgVectorNorm(x, 2, [dim], true));
  withGradMode(false, () => torch.clampMin_(norm, eps));
  return norm;
}

/** The cosine of the angle between vectors along `dim`. */
export const cosineSimilarity = op({
  schema: 'cosine_similarity(Tensor x1, Tensor x2, int dim=1, float eps=1e-08) -> Tensor',
  on: ['function'],
  forward(x1, x2, dim, eps) {
    const dtype = resultType(x1, x2);
    check(
      isFloat(dtype),
      () => `expected common dtype to be floating point, yet common dtype is ${dtype.scalarType}`,
    );
    const [a, b] = torch.broadcastTensors([torch.toDtype(x1, dtype), torch.toDtype(x2, dtype)]) as [
      Tensor,
      Tensor,
    ];
    const unit = (x: Tensor) => torch.div(x, normAtLeast(x, dim, eps));
    return torch.sumDim(torch.mul(unit(a), unit(b)), [dim]);
  },
});
