/** Sums and means that leave NaN out; counts of what isn't zero. */
import { edge, node } from '../../autograd/node.ts';
import { derivative, op } from '../../dispatch/op.ts';
import { check } from '../../errors/torch-error.ts';
import { int64, isFloat } from '../../tensor/dtype.ts';
import { wrapDim, wrapDims } from '../../tensor/shape.ts';
import { torch } from '../torch.ts';
import { castData } from '../pointwise/driver.ts';
import { reduce } from './driver.ts';
import { restoreDims } from './restore.ts';

const sumOfNumbers = {
  name: 'nansum',
  f(row: Float64Array, n: number): number {
    let s = 0;
    for (let i = 0; i < n; i++) if (!Number.isNaN(row[i])) s += row[i]!;
    return s;
  },
};
const countNonzero = {
  name: 'countNonzero',
  f(row: Float64Array, n: number): number {
    let count = 0;
    for (let i = 0; i < n; i++) if (row[i] !== 0) count++;
    return count;
  },
};

export const nansum = op({
  schema: 'nansum(Tensor self, int[1]? dim=None, bool keepdim=False, *, ScalarType? dtype=None) -> Tensor',
  on: ['function', 'method'],
  out: true,
  forward(self, dim, keepdim, asked) {
    const dtype = asked ?? (isFloat(self.dtype) ? self.dtype : int64);
    return reduce(castData(self, dtype), wrapDims(dim, self.rank), keepdim, dtype, sumOfNumbers);
  },
});
derivative(nansum, (self, dim, keepdim) =>
  node(
    'NansumBackward0',
    edge(self, [self], (g, self) => {
      const grad = torch.expand(restoreDims(g, self.shape, dim, keepdim), self.shape);
      return torch.mul(grad, torch.eq(self, self));
    }),
  ),
);

export const nanmean = op({
  schema: 'nanmean(Tensor self, int[1]? dim=None, bool keepdim=False, *, ScalarType? dtype=None) -> Tensor',
  on: ['function', 'method'],
  out: true,
  forward(self, dim, keepdim, dtype) {
    check(
      isFloat(self.dtype),
      () =>
        `nanmean(): expected input to have floating point or complex dtype but got ${self.dtype.scalarType}`,
    );
    const numbers = torch.sumDim(torch.eq(torch.detach(self), torch.detach(self)), dim, keepdim);
    return torch.div(torch.nansum(self, dim, keepdim, dtype), numbers);
  },
});

export const countNonzeroDims = op({
  schema: 'count_nonzero.dim_IntList(Tensor self, int[] dim) -> Tensor',
  on: ['function', 'method'],
  forward: (self, dim) => reduce(self, wrapDims(dim, self.rank), false, int64, countNonzero),
});
export const countNonzeroDim = op({
  schema: 'count_nonzero(Tensor self, int? dim=None) -> Tensor',
  on: ['function', 'method'],
  forward: (self, dim) =>
    reduce(
      self,
      dim === null ? wrapDims(null, self.rank) : [wrapDim(dim, self.rank)],
      false,
      int64,
      countNonzero,
    ),
});
