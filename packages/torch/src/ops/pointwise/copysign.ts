import { edge, node } from '../../autograd/node.ts';
import { inplaceOf } from '../../dispatch/inplace.ts';
import { derivative, op } from '../../dispatch/op.ts';
import { wrappedNumber } from '../../tensor/create.ts';
import type { Tensor } from '../../tensor/tensor.ts';
import { torch } from '../torch.ts';
import { map2 } from './driver.ts';

const withSignOf = {
  name: 'copysign',
  f: (x: number, y: number) => (y < 0 || Object.is(y, -0) ? -Math.abs(x) : Math.abs(x)),
};

// The gradient changes its sign as the value did; it is 0 at 0.
function gradOfCopysign(g: Tensor, x: Tensor, result: Tensor): Tensor {
  const ratio = torch.div(result, x);
  return torch.mul(g, torch.where(torch.eq(x, 0), torch.zerosLike(ratio), ratio));
}

export const copysign = op({
  schema: 'copysign.Tensor(Tensor self, Tensor other) -> Tensor',
  on: ['function', 'method'],
  out: true,
  forward: (self, other) => map2(self, other, withSignOf, 'float'),
});
derivative(copysign, (self, other, result) =>
  node(
    'CopysignBackward0',
    edge(self, [self, result], gradOfCopysign),
    edge(other, [], (g) => torch.zerosLike(g)),
  ),
);
export const copysign_ = inplaceOf(copysign);

export const copysignScalar = op({
  schema: 'copysign.Scalar(Tensor self, Scalar other) -> Tensor',
  on: ['function', 'method'],
  out: true,
  forward: (self, other) => map2(self, wrappedNumber(other), withSignOf, 'float'),
});
derivative(copysignScalar, (self, _other, result) =>
  node('CopysignBackward1', edge(self, [self, result], gradOfCopysign)),
);
export const copysignScalar_ = inplaceOf(copysignScalar);
