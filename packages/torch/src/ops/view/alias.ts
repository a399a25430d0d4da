import { edge, node } from '../../autograd/node.ts';
import { derivative, op } from '../../dispatch/op.ts';
import { viewOf } from '../../tensor/tensor.ts';

/** The whole tensor as a view: `x[:]`. */
export const alias = op({
  schema: 'alias(Tensor(a) self) -> Tensor(a)',
  on: [],
  forward: (self) => viewOf(self, self.shape, self.strides),
});
derivative(alias, (self) =>
  node(
    'AliasBackward0',
    edge(self, [], (g) => g),
  ),
);
