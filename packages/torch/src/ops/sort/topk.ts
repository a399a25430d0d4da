import { edgeOfMany, node } from '../../autograd/node.ts';
import { derivative, op } from '../../dispatch/op.ts';
import { check } from '../../errors/torch-error.ts';
import { bool } from '../../tensor/dtype.ts';
import { wrapDim } from '../../tensor/shape.ts';
import { indices, introsort, nthElement, partialSort, quickSelect } from './introsort.ts';
import { putBackAt, putBackOne } from './put-back.ts';
import { oneOf } from './one-of.ts';
import { chooseAlong, orderOf } from './rows.ts';

export const topk = op({
  schema:
    'topk(Tensor self, SymInt k, int dim=-1, bool largest=True, bool sorted=True) -> (Tensor values, Tensor indices)',
  on: ['function', 'method'],
  out: 'exact',
  forward(self, k, dim, largest, isSorted) {
    const d = wrapDim(dim, self.rank);
    const size = self.size(d);
    check(k >= 0 && k <= size, () => 'selected index k out of range');
    check(self.dtype !== bool, () => 'topk does not support bool dtypes on CPU');
    return chooseAlong(self, d, k, (row) => {
      const before = orderOf(row, largest);
      const items = indices(size);
      if (k * 64 <= size) partialSort(items, k, before);
      else if (k > 0) {
        nthElement(items, k - 1, before);
        if (isSorted) introsort(items, 0, k - 1, before);
      }
      return items;
    });
  },
});
derivative(topk, (self, _k, dim, _largest, _sorted, [, at]) =>
  node('TopkBackward0', edgeOfMany(self, [at], putBackAt(self, dim))),
);

export const kthvalue = op({
  schema:
    'kthvalue(Tensor self, SymInt k, int dim=-1, bool keepdim=False) -> (Tensor values, Tensor indices)',
  on: ['function', 'method'],
  out: 'exact',
  forward(self, k, dim, keepdim) {
    const d = wrapDim(dim, self.rank);
    const size = self.size(d);
    check(size > 0, () => `kthvalue(): Expected reduction dim ${d} to have non-zero size.`, 'IndexError');
    check(k >= 1 && k <= size, () => `kthvalue(): selected number k out of range for dimension ${d}`);
    check(
      self.dtype !== bool || self.rank === 0,
      () => `"kthvalue_cpu" not implemented for 'Bool'`,
      'NotImplementedError',
    );
    return oneOf(self, d, keepdim, (row) => quickSelect(indices(size), k - 1, orderOf(row, false)));
  },
});
derivative(kthvalue, (self, _k, dim, keepdim, [, at]) =>
  node('KthvalueBackward0', edgeOfMany(self, [at], putBackOne(self, dim, keepdim))),
);
