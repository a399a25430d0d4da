import { edge, node } from '../../autograd/node.ts';
import { derivative, op } from '../../dispatch/op.ts';
import { anyDtype } from '../../dispatch/out-dtype.ts';
import { valuesOf } from '../../tensor/create.ts';
import { type DType, int64, isFloat } from '../../tensor/dtype.ts';
import { wrapDim, wrapDims } from '../../tensor/shape.ts';
import type { Tensor } from '../../tensor/tensor.ts';
import { castData } from '../pointwise/driver.ts';
import { torch } from '../torch.ts';
import { reduce } from './driver.ts';
import { restoreDims } from './restore.ts';

const product = {
  name: 'prod',
  f(row: Float64Array, n: number): number {
    let p = 1;
    for (let i = 0; i < n; i++) p *= row[i]!;
    return p;
  },
};

const typeOf = (own: DType, asked: DType | null): DType => asked ?? (isFloat(own) ? own : int64);

export const prod = op({
  schema: 'prod(Tensor self, *, ScalarType? dtype=None) -> Tensor',
  on: ['function', 'method'],
  out: anyDtype,
  forward(self, asked) {
    const dtype = typeOf(self.dtype, asked);
    return reduce(castData(self, dtype), wrapDims(null, self.rank), false, dtype, product);
  },
});
derivative(prod, (self, _dtype, result) =>
  node(
    'ProdBackward0',
    edge(self, [self, result], (g, self, result) => {
      if (self.rank === 0) return g;
      if (!valuesOf(self).includes(0)) return torch.div(torch.mul(g, result), self);
      const flat = torch.reshape(self, [-1]);
      return torch.reshape(torch.mul(g, othersProduct(flat, 0)), self.shape);
    }),
  ),
);

export const prodDim = op({
  schema: 'prod.dim_int(Tensor self, int dim, bool keepdim=False, *, ScalarType? dtype=None) -> Tensor',
  on: ['function', 'method'],
  out: anyDtype,
  forward(self, dim, keepdim, asked) {
    const dtype = typeOf(self.dtype, asked);
    return reduce(castData(self, dtype), [wrapDim(dim, self.rank)], keepdim, dtype, product);
  },
});
derivative(prodDim, (self, dim, keepdim, _dtype, result) =>
  node(
    'ProdBackward1',
    edge(self, [self, result], (g, self, result) => {
      if (self.rank === 0) return g;
      const restore = (t: Tensor) => restoreDims(t, self.shape, [dim], keepdim);
      if (valuesOf(self).includes(0))
        return torch.mul(restore(g), othersProduct(self, wrapDim(dim, self.rank)));
      return torch.div(torch.mul(restore(g), restore(result)), self);
    }),
  ),
);

/** For each element the product of the others along `dim`, without dividing by it. */
function othersProduct(x: Tensor, dim: number): Tensor {
  const n = x.shape[dim]!;
  if (n === 0) return x;
  const one = torch.newOnes(x, x.shape.with(dim, 1));
  const before = torch.cumprod(torch.cat([one, torch.narrow(x, dim, 0, n - 1)], dim), dim);
  const backwards = torch.flip(torch.narrow(x, dim, 1, n - 1), [dim]);
  const after = torch.flip(torch.cumprod(torch.cat([one, backwards], dim), dim), [dim]);
  return torch.mul(before, after);
}
