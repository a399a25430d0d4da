/** Running extremes and where they were; of equal values the last, and NaN stays. */
import { edgeOfMany, node } from '../../autograd/node.ts';
import { derivative, op } from '../../dispatch/op.ts';
import type { RowMapper } from '../../kernels/kernels.ts';
import { int64 } from '../../tensor/dtype.ts';
import { wrapDim } from '../../tensor/shape.ts';
import type { Tensor } from '../../tensor/tensor.ts';
import { along } from '../reduction/along.ts';
import { torch } from '../torch.ts';

type Takes = (x: number, best: number) => boolean;

function eachBest(
  row: Float64Array,
  n: number,
  takes: Takes,
  visit: (i: number, best: number) => void,
): void {
  let best = 0;
  for (let i = 0; i < n; i++) {
    if (Number.isNaN(row[i]) || (!Number.isNaN(row[best]) && takes(row[i]!, row[best]!))) best = i;
    visit(i, best);
  }
}

const valuesBy = (takes: Takes): RowMapper => ({
  name: 'cumulativeExtreme',
  f: (row, out, n) => eachBest(row, n, takes, (i, best) => (out[i] = row[best]!)),
});
const indicesBy = (takes: Takes): RowMapper => ({
  name: 'cumulativeExtremeIndex',
  f: (row, out, n) => eachBest(row, n, takes, (i, best) => (out[i] = best)),
});
const atLeast: Takes = (x, best) => x >= best;
const atMost: Takes = (x, best) => x <= best;

function extremes(self: Tensor, dim: number, takes: Takes): [Tensor, Tensor] {
  const d = wrapDim(dim, self.rank);
  return [along(self, d, self.dtype, valuesBy(takes)), along(self, d, int64, indicesBy(takes))];
}

const backward = (name: string, self: Tensor, dim: number, indices: Tensor) =>
  node(
    name,
    edgeOfMany(self, [indices], ([g], indices) =>
      g ? torch.scatterAdd(torch.newZeros(g, self.shape), dim, indices, g) : null,
    ),
  );

export const cummax = op({
  schema: 'cummax(Tensor self, int dim) -> (Tensor values, Tensor indices)',
  on: ['function', 'method'],
  out: 'exact',
  forward: (self, dim) => extremes(self, dim, atLeast),
});
derivative(cummax, (self, dim, [, indices]) => backward('CummaxBackward0', self, dim, indices));

export const cummin = op({
  schema: 'cummin(Tensor self, int dim) -> (Tensor values, Tensor indices)',
  on: ['function', 'method'],
  out: 'exact',
  forward: (self, dim) => extremes(self, dim, atMost),
});
derivative(cummin, (self, dim, [, indices]) => backward('CumminBackward0', self, dim, indices));
