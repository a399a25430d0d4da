import { edgeOfMany, type Grad, node } from '../../autograd/node.ts';
import { derivative, op } from '../../dispatch/op.ts';
import { check } from '../../errors/torch-error.ts';
import { type Shape, wrapDim } from '../../tensor/shape.ts';
import type { Tensor } from '../../tensor/tensor.ts';
import { torch } from '../torch.ts';
import { gradsOrZeros } from './parts.ts';

export const unbind = op({
  schema: 'unbind.int(Tensor(a) self, int dim=0) -> Tensor(a)[]',
  on: ['function', 'method'],
  forward(self, dim) {
    const d = wrapDim(dim, self.rank);
    check(self.rank > 0, () => 'Dimension specified as 0 but tensor has no dimensions', 'IndexError');
    return Array.from({ length: self.shape[d]! }, (_, i) => torch.select(self, d, i));
  },
});
derivative(unbind, (self, dim) => {
  const shape = self.shape.toSpliced(wrapDim(dim, self.rank), 1);
  return node(
    'UnbindBackward0',
    edgeOfMany(self, [], (grads) => stackGrads(grads, self.shape, shape, dim)),
  );
});

function stackGrads(grads: readonly Grad[], whole: Shape, part: Shape, dim: number): Tensor {
  const n = whole[wrapDim(dim, whole.length)]!;
  return torch.stack(
    gradsOrZeros(
      grads,
      Array.from({ length: n }, () => part),
    ),
    dim,
  );
}
