/** median and mode: elements in the middle, or most frequent, of all or of each row. */
import { edge, edgeOfMany, node } from '../../autograd/node.ts';
import { derivative, op } from '../../dispatch/op.ts';
import { withIndices } from '../../dispatch/out-dtype.ts';
import { check } from '../../errors/torch-error.ts';
import { fromValues, valuesOf } from '../../tensor/create.ts';
import { bool, isFloat } from '../../tensor/dtype.ts';
import { wrapDim } from '../../tensor/shape.ts';
import type { Tensor } from '../../tensor/tensor.ts';
import { spreadEvenly } from '../reduction/spread.ts';
import { indices, introsort } from './introsort.ts';
import { oneOf } from './one-of.ts';
import { putBackOne } from './put-back.ts';
import { orderOf } from './rows.ts';

/** Index of the lower median, the first of equal ones. NaN wins unless it is left out. */
function middleOf(row: Float64Array, ignoresNaN: boolean): number {
  const nans = row.reduce((n, x) => n + Number(Number.isNaN(x)), 0);
  if (nans > 0 && !ignoresNaN) return row.findIndex(Number.isNaN);
  const before = orderOf(row, false);
  const sorted = indices(row.length).sort((i, j) => (before(i, j) ? -1 : before(j, i) ? 1 : i - j));
  return sorted[Math.max(Math.floor((row.length - nans - 1) / 2), 0)]!;
}

function medianOfAll(self: Tensor, ignoresNaN: boolean): Tensor {
  checkType(self, 'median_cpu');
  const row = valuesOf(self);
  const value = row.length === 0 ? (isFloat(self.dtype) ? Number.NaN : 0) : row[middleOf(row, ignoresNaN)]!;
  return fromValues([value], [], self.dtype);
}

function medianAlong(name: string, self: Tensor, dim: number, keepdim: boolean): [Tensor, Tensor] {
  const d = wrapDim(dim, self.rank);
  check(self.size(d) > 0, () => `median(): Expected reduction dim ${d} to have non-zero size.`, 'IndexError');
  checkType(self, 'median_out');
  return oneOf(self, d, keepdim, (row) => middleOf(row, name === 'nanmedian'));
}

function checkType(self: Tensor, kernel: string): void {
  check(self.dtype !== bool, () => `"${kernel}" not implemented for 'Bool'`, 'NotImplementedError');
}

export const median = op({
  schema: 'median(Tensor self) -> Tensor',
  on: ['function', 'method'],
  forward: (self) => medianOfAll(self, false),
});
derivative(median, (self, result) => node('MedianBackward0', edge(self, [self, result], spreadEvenly)));

export const medianDim = op({
  schema: 'median.dim(Tensor self, int dim, bool keepdim=False) -> (Tensor values, Tensor indices)',
  on: ['function', 'method'],
  out: withIndices('median'),
  forward: (self, dim, keepdim) => medianAlong('median', self, dim, keepdim),
});
derivative(medianDim, (self, dim, keepdim, [, at]) =>
  node('MedianBackward1', edgeOfMany(self, [at], putBackOne(self, dim, keepdim))),
);

export const nanmedian = op({
  schema: 'nanmedian(Tensor self) -> Tensor',
  on: ['function', 'method'],
  forward: (self) => medianOfAll(self, true),
});
derivative(nanmedian, (self, result) => node('NanmedianBackward0', edge(self, [self, result], spreadEvenly)));

export const nanmedianDim = op({
  schema: 'nanmedian.dim(Tensor self, int dim, bool keepdim=False) -> (Tensor values, Tensor indices)',
  on: ['function', 'method'],
  out: withIndices('nanmedian'),
  forward: (self, dim, keepdim) => medianAlong('nanmedian', self, dim, keepdim),
});
derivative(nanmedianDim, (self, dim, keepdim, [, at]) =>
  node('NanmedianBackward1', edgeOfMany(self, [at], putBackOne(self, dim, keepdim))),
);

/** Index of the most frequent value: of the smallest such value, the last in sorted order. */
function mostFrequent(row: Float64Array): number {
  const items = indices(row.length);
  introsort(items, 0, row.length, (i, j) => row[i]! < row[j]!);
  let [best, most, run] = [0, 0, 0];
  for (let i = 0; i < items.length; i++) {
    run++;
    const ends = i === items.length - 1 || row[items[i]!] !== row[items[i + 1]!];
    if (ends && run > most) [best, most] = [items[i]!, run];
    if (ends) run = 0;
  }
  return best;
}

export const mode = op({
  schema: 'mode(Tensor self, int dim=-1, bool keepdim=False) -> (Tensor values, Tensor indices)',
  on: ['function', 'method'],
  out: 'exact',
  forward(self, dim, keepdim) {
    const d = wrapDim(dim, self.rank);
    check(self.size(d) > 0, () => `mode(): Expected reduction dim ${d} to have non-zero size.`, 'IndexError');
    return oneOf(self, d, keepdim, mostFrequent);
  },
});
derivative(mode, (self, dim, keepdim, [, at]) =>
  node('ModeBackward0', edgeOfMany(self, [at], putBackOne(self, dim, keepdim))),
);
