import { edge, node } from '../../autograd/node.ts';
import { derivative, op } from '../../dispatch/op.ts';
import { check } from '../../errors/torch-error.ts';
import type { RowMapper } from '../../kernels/kernels.ts';
import { isFloat } from '../../tensor/dtype.ts';
import { wrapDim } from '../../tensor/shape.ts';
import type { Tensor } from '../../tensor/tensor.ts';
import { along } from '../reduction/along.ts';
import { torch } from '../torch.ts';

function logAddExp(a: number, b: number): number {
  const [low, high] = a < b ? [a, b] : [b, a];
  if (low === high && !Number.isFinite(low)) return low;
  return high + Math.log1p(Math.exp(low - high));
}

const runningLogSumExp: RowMapper = {
  name: 'logcumsumexp',
  f(row, out, n) {
    let sum = -Infinity;
    for (let i = 0; i < n; i++) out[i] = sum = logAddExp(sum, row[i]!);
  },
};

export const logcumsumexp = op({
  schema: 'logcumsumexp(Tensor self, int dim) -> Tensor',
  on: ['function', 'method'],
  out: true,
  forward(self, dim) {
    const d = wrapDim(dim, self.rank);
    check(
      isFloat(self.dtype),
      () => `"logcumsumexp_out_cpu" not implemented for '${self.dtype.scalarType}'`,
      'NotImplementedError',
    );
    return along(self, d, self.dtype, runningLogSumExp);
  },
});
derivative(logcumsumexp, (self, dim, result) =>
  node(
    'LogcumsumexpBackward0',
    edge(self, [self, result], (g, self, result) => {
      const part = (positive: Tensor) => {
        const log = torch.sub(torch.log(positive), result);
        const summed = torch.flip(torch.logcumsumexp(torch.flip(log, [dim]), dim), [dim]);
        return torch.exp(torch.add(summed, self));
      };
      // Positive and negative gradients apart, since sums are taken of logarithms.
      return torch.sub(part(torch.clampMin(g, 0)), part(torch.clampMin(torch.neg(g), 0)));
    }),
  ),
);
