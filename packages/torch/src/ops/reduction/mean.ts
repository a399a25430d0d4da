import { edge, node } from '../../autograd/node.ts';
import { check } from '../../errors/torch-error.ts';
import { derivative, op } from '../../dispatch/op.ts';
import { type DType, isFloat } from '../../tensor/dtype.ts';
import { wrapDims } from '../../tensor/shape.ts';
import type { Tensor } from '../../tensor/tensor.ts';
import { torch } from '../torch.ts';
import { reduce } from './driver.ts';
import { restoreDims } from './restore.ts';

const average = {
  name: 'mean',
  f(row: Float64Array, n: number): number {
    let s = 0;
    for (let i = 0; i < n; i++) s += row[i]!;
    return s / n;
  },
};

function meanType(self: Tensor, dtype: DType | null): DType {
  const wanted = dtype ?? self.dtype;
  const which = dtype ? 'Optional' : 'Input';
  check(
    isFloat(wanted),
    () =>
      `mean(): could not infer output dtype. ${which} dtype must be either a floating point or complex dtype. Got: ${wanted.scalarType}`,
  );
  return wanted;
}

export const mean = op({
  schema: 'mean(Tensor self, *, ScalarType? dtype=None) -> Tensor',
  on: ['function', 'method'],
  out: true,
  forward: (self, dtype) => reduce(self, wrapDims(null, self.rank), false, meanType(self, dtype), average),
});
derivative(mean, (self) =>
  node(
    'MeanBackward0',
    edge(self, [], (g) => torch.div(torch.expand(g, self.shape), self.numel)),
  ),
);

export const meanDim = op({
  schema: 'mean.dim(Tensor self, int[1]? dim, bool keepdim=False, *, ScalarType? dtype=None) -> Tensor',
  on: ['function', 'method'],
  out: true,
  forward(self, dim, keepdim, dtype) {
    const type = meanType(self, dtype);
    return reduce(self, wrapDims(dim, self.rank), keepdim, type, average);
  },
});
derivative(meanDim, (self, dim, keepdim) => {
  const count = wrapDims(dim, self.rank).reduce((n, d) => n * self.size(d), 1);
  return node(
    'MeanBackward1',
    edge(self, [], (g) =>
      torch.div(torch.expand(restoreDims(g, self.shape, dim, keepdim), self.shape), count),
    ),
  );
});
