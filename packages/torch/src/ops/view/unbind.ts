import { edgeOfMany, type Grad, node } from '../../autograd/node.ts';
import { derivative, op } from '../../dispatch/op.ts';
import { type Shape, wrapDimOf } from '../../tensor/shape.ts';
import type { Tensor } from '../../tensor/tensor.ts';
import { torch } from '../torch.ts';
import { gradsOrZeros } from './parts.ts';

export const unbind = op({
  schema: 'unbind.int(Tensor(a) self, int dim=0) -> Tensor(a)[]',
  on: ['function', 'method'],
  forward(self, dim) {
    const d = wrapDimOf(self.shape, dim);
    return Array.from({ length: self.shape[d]! }, (_, i) => torch.select(self, d, i));
  },
});
derivative(unbind, (self, dim) => {
  const shape = self.shape.toSpliced(wrapDimOf(self.shape, dim), 1);
  return node(
    'UnbindBackward0',
    edgeOfMany(self, [], (grads) => stackGrads(grads, self.shape, shape, dim)),
  );
});

function stackGrads(grads: readonly Grad[], whole: Shape, part: Shape, dim: number): Tensor {
  const n = whole[wrapDimOf(whole, dim)]!;
  return torch.stack(
    gradsOrZeros(
      grads,
      Array.from({ length: n }, () => part),
    ),
    dim,
  );
}
