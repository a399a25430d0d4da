import { edge, node } from '../../autograd/node.ts';
import { derivative, op } from '../../dispatch/op.ts';
import { sameAsSelf } from '../../dispatch/out-dtype.ts';
import { check } from '../../errors/torch-error.ts';
import { wrapDim } from '../../tensor/shape.ts';
import { empty, type Tensor } from '../../tensor/tensor.ts';
import { cloneData } from '../../tensor/create.ts';
import { torch } from '../torch.ts';
import { checkedIndices, spansOf } from './along.ts';

export const indexSelect = op({
  schema: 'index_select(Tensor self, int dim, Tensor index) -> Tensor',
  on: ['function', 'method'],
  out: sameAsSelf('index_select'),
  forward(self, dim, index) {
    const d = wrapDim(dim, self.rank);
    checkVector(self, index);
    const { outer, size, inner } = spansOf(self.shape, d);
    check(size > 0 || index.numel === 0, () => 'index_select(): self indexing axis dim should be positive');
    const at = checkedIndices(
      index,
      size,
      (i) =>
        d === 0
          ? 'index out of range in self'
          : `INDICES element is out of DATA bounds, id=${i} axis_dim=${size}`,
      d === 0 ? 'IndexError' : 'RuntimeError',
    );
    const from = self.isContiguous ? self : cloneData(self);
    const out = empty(self.rank === 0 ? [] : self.shape.with(d, at.length), self.dtype);
    const { heap } = out;
    let to = out.start;
    for (let o = 0; o < outer; o++) {
      for (const i of at) {
        const start = from.start + (o * size + i) * inner;
        heap.copyWithin(to, start, start + inner);
        to += inner;
      }
    }
    return out;
  },
});
derivative(indexSelect, (self, dim, index) =>
  node(
    'IndexSelectBackward0',
    edge(self, [index], (g, index) => torch.indexAdd(torch.newZeros(g, self.shape), dim, index, g)),
  ),
);

function checkVector(self: Tensor, index: Tensor): void {
  check(index.rank <= 1, () => 'index_select(): Index is supposed to be a vector', 'IndexError');
  check(
    index.dtype.name === 'int64' || index.dtype.name === 'int32',
    () => 'index_select(): Expected dtype int32 or int64 for index',
  );
  check(
    self.rank > 0 || index.numel === 1,
    () => `index_select(): Index to scalar can have only 1 value, got ${index.numel} value(s)`,
  );
}
