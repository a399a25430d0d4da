import { edge, node } from '../../autograd/node.ts';
import { inplaceOf } from '../../dispatch/inplace.ts';
import { derivative, op } from '../../dispatch/op.ts';
import { scalarText, type Scalar } from '../../dispatch/scalar.ts';
import { check } from '../../errors/torch-error.ts';
import { wrapDim } from '../../tensor/shape.ts';
import type { Tensor } from '../../tensor/tensor.ts';
import { normGrad } from '../linalg/norm-grad.ts';
import { torch } from '../torch.ts';

const MARGIN = 1e-7;

/** What each slice along `dim` is multiplied by so that its norm is at most `most`. */
function factors(self: Tensor, p: Scalar, dim: number, most: Scalar): Tensor {
  const d = wrapDim(dim, self.rank);
  const others = self.shape.map((_, k) => k).filter((k) => k !== d);
  const norm = torch.linalgVectorNorm(self, p, others, true);
  const scale = torch.div(most.value, torch.add(norm, MARGIN));
  return torch.where(torch.gt(norm, most.value), scale, torch.onesLike(norm));
}

export const renorm = op({
  schema: 'renorm(Tensor self, Scalar p, int dim, Scalar maxnorm) -> Tensor',
  on: ['function', 'method'],
  out: true,
  forward(self, p, dim, most) {
    check(p.value > 0, () => 'renorm: non-positive-norm not supported');
    check(most.value >= 0, () => `renorm: expected maxnorm to be >= 0 but got ${scalarText(most)}`);
    check(self.rank > 1, () => `renorm: input needs at least 2 dimensions, got ${self.rank} dimensions`);
    return torch.mul(self, factors(self, p, dim, most));
  },
});
derivative(renorm, (self, p, dim, most) =>
  node(
    'RenormBackward0',
    edge(self, [self], (g, self) => gradient(g, self, p, dim, most)),
  ),
);
export const renorm_ = inplaceOf(renorm);

// y = f x with f = most / (|x| + margin) where |x| > most: dx = f (g - (g . x) d|x|/dx / (|x| + margin))
function gradient(g: Tensor, self: Tensor, p: Scalar, dim: number, most: Scalar): Tensor {
  const d = wrapDim(dim, self.rank);
  const others = self.shape.map((_, k) => k).filter((k) => k !== d);
  const norm = torch.linalgVectorNorm(self, p, others, true);
  const along = torch.sumDim(torch.mul(g, self), others, true);
  const slope = normGrad(torch.div(along, torch.add(norm, MARGIN)), self, p.value, norm, others);
  const inner = slope ? torch.sub(g, slope) : g;
  const scaled = torch.mul(torch.div(most.value, torch.add(norm, MARGIN)), inner);
  return torch.where(torch.gt(norm, most.value), scaled, g);
}
