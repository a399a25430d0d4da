/** Ops that choose elements along a dimension: each row gives the indices of what it keeps. */
import { kernels } from '../../kernels/kernels.ts';
import { cloneData } from '../../tensor/create.ts';
import { int64 } from '../../tensor/dtype.ts';
import { numelOf } from '../../tensor/shape.ts';
import { densestStrides } from '../../tensor/memory-format.ts';
import { alias, empty, type Tensor } from '../../tensor/tensor.ts';
import type { Before } from './introsort.ts';

/** Values and indices of the `count` elements that `choose` keeps of each row along a wrapped dimension. */
export function chooseAlong(
  self: Tensor,
  dim: number,
  count: number,
  choose: (row: Float64Array) => ArrayLike<number>,
  keepsLayout = false,
): [Tensor, Tensor] {
  const size = self.size(dim);
  const shape = self.rank === 0 ? [] : self.shape.with(dim, count);
  const [values, places] = [empty(shape, self.dtype), empty(shape, int64)];
  if (keepsLayout) values.strides = places.strides = densestStrides(self);
  const rows = lastDim(self, dim);
  const [rowValues, rowPlaces] = [empty([numelOf(shape)], self.dtype), empty([numelOf(shape)], int64)];
  const total = size === 0 ? 0 : self.numel / size;
  for (let r = 0; r < total; r++) {
    const row = Float64Array.from(rows.heap.subarray(rows.start + r * size, rows.start + (r + 1) * size));
    const chosen = choose(row);
    for (let i = 0; i < count; i++) {
      rowPlaces.heap[rowPlaces.start + r * count + i] = chosen[i]!;
      rowValues.heap[rowValues.start + r * count + i] = row[chosen[i]!]!;
    }
  }
  backFromLast(values, rowValues, dim);
  backFromLast(places, rowPlaces, dim);
  return [values, places];
}

const order = (rank: number, dim: number): number[] => [
  ...Array.from({ length: rank }, (_, d) => d).filter((d) => d !== dim),
  ...(rank > 0 ? [dim] : []),
];
const pick = (list: readonly number[], by: readonly number[]): number[] => by.map((d) => list[d]!);

/** A contiguous copy whose rows run along `dim`. */
function lastDim(t: Tensor, dim: number): Tensor {
  const by = order(t.rank, dim);
  const seen = alias(t, pick(t.shape, by), pick(t.strides, by));
  return seen.isContiguous ? seen : cloneData(seen);
}

function backFromLast(out: Tensor, rows: Tensor, dim: number): void {
  const by = order(out.rank, dim);
  const shape = pick(out.shape, by);
  const from = alias(rows, shape, contiguous(shape));
  kernels.copy(shape, alias(out, shape, pick(out.strides, by)), from);
}

const contiguous = (shape: readonly number[]): number[] =>
  shape.map((_, d) => shape.slice(d + 1).reduce((a, b) => a * b, 1));

/** Ascending or descending order of a row's indices; NaN counts as the largest number. */
export function orderOf(row: Float64Array, descending: boolean): Before {
  if (!row.some(Number.isNaN)) {
    return descending ? (i, j) => row[i]! > row[j]! : (i, j) => row[i]! < row[j]!;
  }
  const less = (x: number, y: number) => x < y || (Number.isNaN(y) && !Number.isNaN(x));
  return descending ? (i, j) => less(row[j]!, row[i]!) : (i, j) => less(row[i]!, row[j]!);
}
