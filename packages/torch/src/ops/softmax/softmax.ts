import { edge, node } from '../../autograd/node.ts';
import { derivative, op } from '../../dispatch/op.ts';
import { check } from '../../errors/torch-error.ts';
import type { RowMapper } from '../../kernels/kernels.ts';
import { isFloat } from '../../tensor/dtype.ts';
import { wrapDim } from '../../tensor/shape.ts';
import type { Tensor } from '../../tensor/tensor.ts';
import { along } from '../reduction/along.ts';
import { torch } from '../torch.ts';

function maximum(row: Float64Array, n: number): number {
  let m = -Infinity;
  for (let i = 0; i < n; i++) m = Math.max(m, row[i]!);
  return m;
}

const softmaxRow: RowMapper = {
  name: 'softmax',
  f(row, out, n) {
    const m = maximum(row, n);
    let sum = 0;
    for (let i = 0; i < n; i++) {
      out[i] = Math.exp(row[i]! - m);
      sum += out[i]!;
    }
    for (let i = 0; i < n; i++) out[i]! /= sum;
  },
};

const logSoftmaxRow: RowMapper = {
  name: 'logSoftmax',
  f(row, out, n) {
    const m = maximum(row, n);
    let sum = 0;
    for (let i = 0; i < n; i++) sum += Math.exp(row[i]! - m);
    const shift = Math.log(sum);
    for (let i = 0; i < n; i++) out[i] = row[i]! - m - shift;
  },
};

function alongFloats(self: Tensor, dim: number, mapper: RowMapper, name: string): Tensor {
  check(
    isFloat(self.dtype) || self.numel === 0,
    () =>
      `"${name}_${dim >= self.rank - 1 ? 'lastdim_' : ''}kernel_impl" not implemented for '${self.dtype.scalarType}'`,
    'NotImplementedError',
  );
  return along(self, dim, self.dtype, mapper);
}

export const softmaxData = op({
  schema: '_softmax(Tensor self, int dim, bool half_to_float) -> Tensor',
  on: ['function'],
  forward: (self, dim) => alongFloats(self, wrapDim(dim, self.rank), softmaxRow, 'softmax'),
});
derivative(softmaxData, (self, dim, _half, result) =>
  node(
    'SoftmaxBackward0',
    edge(self, [result], (g, y) => torch.softmaxBackward(g, y, dim, self.dtype)),
  ),
);

export const logSoftmaxData = op({
  schema: '_log_softmax(Tensor self, int dim, bool half_to_float) -> Tensor',
  on: ['function'],
  forward: (self, dim) => alongFloats(self, wrapDim(dim, self.rank), logSoftmaxRow, 'log_softmax'),
});
derivative(logSoftmaxData, (self, dim, _half, result) =>
  node(
    'LogSoftmaxBackward0',
    edge(self, [result], (g, y) => torch.logSoftmaxBackward(g, y, dim, self.dtype)),
  ),
);

export const softmax = op({
  schema: 'softmax.int(Tensor self, int dim, ScalarType? dtype=None) -> Tensor',
  on: ['function', 'method'],
  out: 'exact',
  forward: (self, dim, dtype) =>
    torch.softmaxData(dtype && dtype !== self.dtype ? torch.toDtype(self, dtype) : self, dim, false),
});

export const logSoftmax = op({
  schema: 'log_softmax.int(Tensor self, int dim, ScalarType? dtype=None) -> Tensor',
  on: ['function', 'method'],
  out: 'exact',
  forward: (self, dim, dtype) =>
    torch.logSoftmaxData(dtype && dtype !== self.dtype ? torch.toDtype(self, dtype) : self, dim, false),
});
