import { edge, node } from '../../autograd/node.ts';
import { inplaceOf } from '../../dispatch/inplace.ts';
import { derivative, op } from '../../dispatch/op.ts';
import { anyDtype } from '../../dispatch/out-dtype.ts';
import type { RowMapper } from '../../kernels/kernels.ts';
import { valuesOf } from '../../tensor/create.ts';
import { checkImplemented } from '../../errors/not-implemented.ts';
import { bool, type DType, int64, isFloat } from '../../tensor/dtype.ts';
import { wrapDim } from '../../tensor/shape.ts';
import type { Tensor } from '../../tensor/tensor.ts';
import { castData } from '../pointwise/driver.ts';
import { along } from '../reduction/along.ts';
import { torch } from '../torch.ts';

const runningProduct: RowMapper = {
  name: 'cumprod',
  f(row, out, n) {
    let product = 1;
    for (let i = 0; i < n; i++) out[i] = product *= row[i]!;
  },
};

const typeOf = (own: DType, asked: DType | null): DType => asked ?? (isFloat(own) ? own : int64);

export const cumprod = op({
  schema: 'cumprod(Tensor self, int dim, *, ScalarType? dtype=None) -> Tensor',
  on: ['function', 'method'],
  out: anyDtype,
  forward(self, dim, asked) {
    const dtype = typeOf(self.dtype, asked);
    checkImplemented(dtype !== bool, 'cumprod_out_cpu', dtype);
    return along(castData(self, dtype), wrapDim(dim, self.rank), dtype, runningProduct);
  },
});
derivative(cumprod, (self, dim, _dtype, result) =>
  node(
    'CumprodBackward0',
    edge(self, [self, result], (g, self, result) => gradient(g, self, result, wrapDim(dim, self.rank))),
  ),
);
export const cumprod_ = inplaceOf(cumprod);

// dx_k = sum over i >= k of g_i y_i / x_k, where no x is zero.
function gradient(g: Tensor, x: Tensor, y: Tensor, dim: number): Tensor {
  if (x.rank === 0 || x.shape[dim] === 1) return g;
  if (valuesOf(x).includes(0)) return gradientWithZeros(g, x, dim);
  const gy = torch.mul(g, y);
  return torch.div(torch.flip(torch.cumsum(torch.flip(gy, [dim]), dim), [dim]), x);
}

// The same without dividing: for each k the products of all but x_k.
function gradientWithZeros(g: Tensor, x: Tensor, dim: number): Tensor {
  const n = x.shape[dim]!;
  const columns = Array.from({ length: n }, (_, k) => {
    const before = torch.prodDim(torch.narrow(x, dim, 0, k), dim, true);
    const after = torch.cumprod(torch.narrow(x, dim, k + 1, n - k - 1), dim);
    const others = torch.mul(before, torch.cat([torch.onesLike(before), after], dim));
    return torch.sumDim(torch.mul(torch.narrow(g, dim, k, n - k), others), [dim], true);
  });
  return torch.cat(columns, dim);
}
