import { edge, node } from '../../autograd/node.ts';
import { inplaceOf } from '../../dispatch/inplace.ts';
import { derivative, op } from '../../dispatch/op.ts';
import { full } from '../../tensor/create.ts';
import { torch } from '../torch.ts';

export const fill = op({
  schema: 'fill.Scalar(Tensor self, Scalar value) -> Tensor',
  on: ['function', 'method'],
  forward: (self, value) => full(self.shape, value.value, self.dtype),
});
derivative(fill, (self) =>
  node(
    'FillBackward0',
    edge(self, [], (g) => torch.zerosLike(g)),
  ),
);
export const fill_ = inplaceOf(fill);

export const zero = op({
  schema: 'zero(Tensor self) -> Tensor',
  on: ['method'],
  forward: (self) => full(self.shape, 0, self.dtype),
});
derivative(zero, (self) =>
  node(
    'ZeroBackward0',
    edge(self, [], (g) => torch.zerosLike(g)),
  ),
);
export const zero_ = inplaceOf(zero);
