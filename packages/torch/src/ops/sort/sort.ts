import { edgeOfMany, node } from '../../autograd/node.ts';
import { derivative, op } from '../../dispatch/op.ts';
import { wrapDim } from '../../tensor/shape.ts';
import type { Tensor } from '../../tensor/tensor.ts';
import { torch } from '../torch.ts';
import { indices, introsort } from './introsort.ts';
import { chooseAlong, orderOf } from './rows.ts';
import { putBackAt } from './put-back.ts';

function sorted(self: Tensor, dim: number, descending: boolean, stable: boolean): [Tensor, Tensor] {
  const d = wrapDim(dim, self.rank);
  const size = self.size(d);
  const order = (row: Float64Array): ArrayLike<number> => {
    const before = orderOf(row, descending);
    const items = indices(size);
    if (stable) return items.sort((i, j) => (before(i, j) ? -1 : before(j, i) ? 1 : 0));
    introsort(items, 0, size, before);
    return items;
  };
  return chooseAlong(self, d, size, order, true);
}

export const sort = op({
  schema: 'sort(Tensor self, int dim=-1, bool descending=False) -> (Tensor values, Tensor indices)',
  on: ['function', 'method'],
  out: 'exact',
  forward: (self, dim, descending) => sorted(self, dim, descending, false),
});
derivative(sort, (self, dim, _descending, [, at]) =>
  node('SortBackward0', edgeOfMany(self, [at], putBackAt(self, dim))),
);

export const sortStable = op({
  schema:
    'sort.stable(Tensor self, *, bool? stable, int dim=-1, bool descending=False) -> (Tensor values, Tensor indices)',
  on: ['function', 'method'],
  out: 'exact',
  forward: (self, stable, dim, descending) => sorted(self, dim, descending, stable ?? false),
});
derivative(sortStable, (self, _stable, dim, _descending, [, at]) =>
  node('SortBackward1', edgeOfMany(self, [at], putBackAt(self, dim))),
);

export const argsort = op({
  schema: 'argsort(Tensor self, int dim=-1, bool descending=False) -> Tensor',
  on: ['function', 'method'],
  forward: (self, dim, descending) => sorted(self, dim, descending, false)[1],
});
export const argsortStable = op({
  schema: 'argsort.stable(Tensor self, *, bool stable, int dim=-1, bool descending=False) -> Tensor',
  on: ['function', 'method'],
  forward: (self, stable, dim, descending) => sorted(self, dim, descending, stable)[1],
});
export const msort = op({
  schema: 'msort(Tensor self) -> Tensor',
  on: ['function', 'method'],
  out: true,
  forward: (self) => torch.sort(self, 0)[0],
});
