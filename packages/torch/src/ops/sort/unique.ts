/** Distinct values or slices, sorted or where neighbours differ. They have no gradient. */
import { edge, node } from '../../autograd/node.ts';
import { derivative, op } from '../../dispatch/op.ts';
import { check, TorchError } from '../../errors/torch-error.ts';
import { fromValues, valuesOf } from '../../tensor/create.ts';
import { int64 } from '../../tensor/dtype.ts';
import { type Shape, wrapDimOf } from '../../tensor/shape.ts';
import type { Tensor } from '../../tensor/tensor.ts';
import { torch } from '../torch.ts';
import { indices } from './introsort.ts';
import { orderOf } from './rows.ts';

interface Groups {
  /** An item of each group. */
  readonly first: number[];
  /** Group of each item. */
  readonly inverse: Float64Array;
  readonly counts: number[];
}

/** Groups of items that are next to each other in `order` and equal. */
function groupsOf(order: ArrayLike<number>, equal: (i: number, j: number) => boolean): Groups {
  const groups: Groups = { first: [], inverse: new Float64Array(order.length), counts: [] };
  for (let k = 0; k < order.length; k++) {
    const item = order[k]!;
    if (k === 0 || !equal(order[k - 1]!, item)) {
      groups.first.push(item);
      groups.counts.push(0);
    }
    groups.counts[groups.counts.length - 1]!++;
    groups.inverse[item] = groups.first.length - 1;
  }
  return groups;
}

const vector = (values: ArrayLike<number>): Tensor => fromValues(values, [values.length], int64);

function results(
  self: Tensor,
  groups: Groups,
  wantsInverse: boolean,
  wantsCounts: boolean,
): [Tensor, Tensor, Tensor] {
  const values = valuesOf(self);
  const kept = groups.first.map((i) => values[i]!);
  return [
    fromValues(kept, [kept.length], self.dtype),
    wantsInverse ? fromValues(groups.inverse, self.shape, int64) : vector([]),
    wantsCounts ? vector(groups.counts) : vector([]),
  ];
}

const noGradient = (name: string, self: Tensor, what: string) =>
  node(
    name,
    edge(self, [], () => {
      throw new TorchError('NotImplementedError', `the derivative for '${what}' is not implemented.`);
    }),
  );

export const unique2 = op({
  schema:
    '_unique2(Tensor self, bool sorted=True, bool return_inverse=False, bool return_counts=False) -> (Tensor, Tensor, Tensor)',
  on: ['function'],
  forward(self, _sorted, wantsInverse, wantsCounts) {
    const values = valuesOf(self);
    const before = orderOf(values, false);
    const order = indices(values.length).sort((i, j) => (before(i, j) ? -1 : before(j, i) ? 1 : 0));
    const groups = groupsOf(order, (i, j) => values[i] === values[j]);
    return results(self, groups, wantsInverse, wantsCounts);
  },
});
derivative(unique2, (self) => noGradient('Unique2Backward0', self, '_unique2'));

/** Slices along a dimension as rows of numbers. */
function slicesOf(self: Tensor, dim: number): Float64Array[] {
  const n = self.shape[dim]!;
  const flat = valuesOf(torch.transpose(self, 0, dim));
  const length = n === 0 ? 0 : flat.length / n;
  return Array.from({ length: n }, (_, i) => flat.subarray(i * length, (i + 1) * length));
}

function compareSlices(a: Float64Array, b: Float64Array): number {
  for (let i = 0; i < a.length; i++) if (a[i] !== b[i]) return a[i]! < b[i]! ? -1 : 1;
  return 0;
}

function uniqueSlices(self: Tensor, dim: number, sorts: boolean): [Tensor, Tensor, Tensor] {
  const d = wrapDimOf(self.shape, dim);
  checkSelected(self.shape, d);
  const slices = slicesOf(self, d);
  const order = indices(slices.length);
  if (sorts) order.sort((i, j) => compareSlices(slices[i]!, slices[j]!));
  const groups = groupsOf(order, (i, j) => compareSlices(slices[i]!, slices[j]!) === 0);
  return [torch.indexSelect(self, d, vector(groups.first)), vector(groups.inverse), vector(groups.counts)];
}

function checkSelected(shape: Shape, dim: number): void {
  const others = shape.filter((s, d) => s === 0 && d !== dim).length;
  if (shape[dim] !== 0) {
    check(
      others === 0,
      () => "There are 0 sized dimensions, and they aren't selected, so unique cannot be applied",
    );
  } else {
    check(
      others === 0,
      () => 'Number of zero sized dimensions is more than one, so unique cannot be applied ',
    );
  }
}

export const uniqueDim = op({
  schema:
    'unique_dim(Tensor self, int dim, bool sorted=True, bool return_inverse=False, bool return_counts=False) -> (Tensor, Tensor, Tensor)',
  on: ['function'],
  forward: (self, dim) => uniqueSlices(self, dim, true),
});
derivative(uniqueDim, (self) => noGradient('UniqueDimBackward0', self, 'unique_dim'));

export const uniqueConsecutive = op({
  schema:
    'unique_consecutive(Tensor self, bool return_inverse=False, bool return_counts=False, int? dim=None) -> (Tensor, Tensor, Tensor)',
  on: ['function'],
  forward(self, wantsInverse, wantsCounts, dim) {
    if (dim !== null) return uniqueSlices(self, dim, false);
    const values = valuesOf(self);
    const groups = groupsOf(indices(values.length), (i, j) => values[i] === values[j]);
    return results(self, groups, wantsInverse, wantsCounts);
  },
});
derivative(uniqueConsecutive, (self) => noGradient('UniqueConsecutiveBackward0', self, 'unique_consecutive'));
