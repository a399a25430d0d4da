import { edge, node } from '../../autograd/node.ts';
import { derivative, op } from '../../dispatch/op.ts';
import { anyDtype } from '../../dispatch/out-dtype.ts';
import { bool, type DType, int64, isFloat } from '../../tensor/dtype.ts';
import { wrapDims } from '../../tensor/shape.ts';
import type { Tensor } from '../../tensor/tensor.ts';
import { castData } from '../pointwise/driver.ts';
import { torch } from '../torch.ts';
import { reduce } from './driver.ts';
import { restoreDims } from './restore.ts';

const total = {
  name: 'sum',
  f(row: Float64Array, n: number): number {
    let s = 0;
    for (let i = 0; i < n; i++) s += row[i]!;
    return s;
  },
};

/** Integers and bools add up in int64. */
const sumType = (dtype: DType): DType => (isFloat(dtype) ? dtype : int64);

/** In a type that holds less, each number is converted before it is added. */
function summed(self: Tensor, dims: readonly number[], keepdim: boolean, dtype: DType | null): Tensor {
  const type = dtype ?? sumType(self.dtype);
  const source = isFloat(self.dtype) && !isFloat(type) ? castData(self, type) : self;
  if (type !== bool) return reduce(source, dims, keepdim, type, total);
  return reduce(source, dims, keepdim, type, { name: 'any', f: (row, n) => Number(total.f(row, n) !== 0) });
}

export const sum = op({
  schema: 'sum(Tensor self, *, ScalarType? dtype=None) -> Tensor',
  on: ['function', 'method'],
  out: anyDtype,
  forward: (self, dtype) => summed(self, wrapDims(null, self.rank), false, dtype),
});
derivative(sum, (self) =>
  node(
    'SumBackward0',
    edge(self, [], (g) => torch.expand(g, self.shape)),
  ),
);

export const sumDim = op({
  schema:
    'sum.dim_IntList(Tensor self, int[1]? dim, bool keepdim=False, *, ScalarType? dtype=None) -> Tensor',
  on: ['function', 'method'],
  out: anyDtype,
  forward: (self, dim, keepdim, dtype) => summed(self, wrapDims(dim, self.rank), keepdim, dtype),
});
derivative(sumDim, (self, dim, keepdim) =>
  node(
    'SumBackward1',
    edge(self, [], (g) => torch.expand(restoreDims(g, self.shape, dim, keepdim), self.shape)),
  ),
);
