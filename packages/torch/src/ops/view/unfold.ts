import { edge, node } from '../../autograd/node.ts';
import { derivative, op } from '../../dispatch/op.ts';
import { check } from '../../errors/torch-error.ts';
import { fromValues } from '../../tensor/create.ts';
import { int64 } from '../../tensor/dtype.ts';
import { wrapDim } from '../../tensor/shape.ts';
import { type Tensor, viewOf } from '../../tensor/tensor.ts';
import { torch } from '../torch.ts';

/** Windows along a dimension, as a last dimension more. */
export const unfold = op({
  schema: 'unfold(Tensor(a) self, int dimension, int size, int step) -> Tensor(a)',
  on: ['method'],
  forward(self, dimension, size, step) {
    const d = wrapDim(dimension, self.rank);
    const length = self.size(d);
    const stride = self.strides[d] ?? 1;
    check(size >= 0, () => `size is ${size} but must be >= 0`);
    check(size <= length, () => `maximum size for tensor at dimension ${d} is ${length} but size is ${size}`);
    check(step > 0, () => `step is ${step} but must be > 0`);
    if (self.rank === 0) return viewOf(self, [size], [1]);
    const count = Math.floor((length - size) / step) + 1;
    return viewOf(
      self,
      [...self.shape.with(d, count), size],
      [...self.strides.with(d, stride * step), stride],
    );
  },
});
derivative(unfold, (self, dimension, size, step) =>
  node(
    'UnfoldBackward0',
    edge(self, [], (g) => foldBack(g, self, wrapDim(dimension, self.rank), size, step)),
  ),
);

/** Adds what each window got to the elements it shows. */
function foldBack(g: Tensor, self: Tensor, dim: number, size: number, step: number): Tensor {
  if (self.rank === 0) return torch.sum(g);
  const count = g.shape[dim]!;
  const windows = torch.flatten(torch.movedim(g, -1, dim + 1), dim, dim + 1);
  const places = Array.from({ length: count * size }, (_, i) => Math.floor(i / size) * step + (i % size));
  const index = fromValues(places, [count * size], int64);
  return torch.indexAdd(torch.newZeros(g, self.shape), dim, index, windows);
}
