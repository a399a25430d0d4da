import { edge, node } from '../../autograd/node.ts';
import { derivative, op } from '../../dispatch/op.ts';
import { floating } from '../../dispatch/out-dtype.ts';
import { defaults } from '../../tensor/create.ts';
import { isFloat } from '../../tensor/dtype.ts';
import { wrapDims } from '../../tensor/shape.ts';
import { torch } from '../torch.ts';
import { reduce } from './driver.ts';
import { restoreDims } from './restore.ts';

const logSumExp = {
  name: 'logsumexp',
  f(row: Float64Array, n: number): number {
    let max = -Infinity;
    for (let i = 0; i < n; i++) max = Math.max(max, row[i]!);
    const shift = Math.abs(max) === Infinity ? 0 : max;
    let sum = 0;
    for (let i = 0; i < n; i++) sum += Math.exp(row[i]! - shift);
    return Math.log(sum) + shift;
  },
};

export const logsumexp = op({
  schema: 'logsumexp(Tensor self, int[1] dim, bool keepdim=False) -> Tensor',
  on: ['function', 'method'],
  out: floating('logsumexp'),
  forward(self, dim, keepdim) {
    const dtype = isFloat(self.dtype) ? self.dtype : defaults.dtype;
    return reduce(self, wrapDims(dim, self.rank), keepdim, dtype, logSumExp);
  },
});
// dx = g exp(x - result)
derivative(logsumexp, (self, dim, keepdim, result) =>
  node(
    'LogsumexpBackward0',
    edge(self, [self, result], (g, self, result) => {
      const restore = (t: typeof g) => restoreDims(t, self.shape, dim, keepdim);
      return torch.mul(restore(g), torch.exp(torch.sub(self, restore(result))));
    }),
  ),
);

export const specialLogsumexp = op({
  schema: 'special_logsumexp(Tensor self, int[1] dim, bool keepdim=False) -> Tensor',
  on: ['special'],
  out: floating('logsumexp'),
  forward: (self, dim, keepdim) => torch.logsumexp(self, dim, keepdim),
});
