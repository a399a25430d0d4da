import { edge, node } from '../../autograd/node.ts';
import { inplaceOf } from '../../dispatch/inplace.ts';
import { derivative, op } from '../../dispatch/op.ts';
import { realFor } from '../../dispatch/scalar.ts';
import { check } from '../../errors/torch-error.ts';
import { full, fullOf, valueOf } from '../../tensor/create.ts';
import { torch } from '../torch.ts';

export const fillTensor = op({
  schema: 'fill.Tensor(Tensor self, Tensor value) -> Tensor',
  on: ['function', 'method'],
  forward(self, value) {
    check(
      value.rank === 0,
      () => `fill_ only supports 0-dimension value tensor but got tensor with ${value.rank} dimensions.`,
    );
    return full(self.shape, valueOf(value), self.dtype);
  },
});
derivative(fillTensor, (self, value) =>
  node(
    'FillBackward1',
    edge(self, [], (g) => torch.zerosLike(g)),
    edge(value, [], (g) => torch.sum(g)),
  ),
);
export const fillTensor_ = inplaceOf(fillTensor);

export const fill = op({
  schema: 'fill.Scalar(Tensor self, Scalar value) -> Tensor',
  on: ['function', 'method'],
  forward: (self, value) => fullOf(self.shape, realFor(self.dtype, value), self.dtype),
});
derivative(fill, (self) =>
  node(
    'FillBackward0',
    edge(self, [], (g) => torch.zerosLike(g)),
  ),
);
export const fill_ = inplaceOf(fill);

const zero = op({
  schema: 'zero(Tensor self) -> Tensor',
  on: [],
  forward: (self) => full(self.shape, 0, self.dtype),
});
derivative(zero, (self) =>
  node(
    'ZeroBackward0',
    edge(self, [], (g) => torch.zerosLike(g)),
  ),
);
export const zero_ = inplaceOf(zero, undefined, ['function', 'method']);
