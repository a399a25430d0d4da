import { op } from '../../dispatch/op.ts';
import { fromValues, valuesOf } from '../../tensor/create.ts';
import { int64 } from '../../tensor/dtype.ts';
import { contiguousStrides } from '../../tensor/shape.ts';
import type { Tensor } from '../../tensor/tensor.ts';
import { torch } from '../torch.ts';

/** Coordinates of the elements that aren't zero, a row for each: [count, rank]. */
function coordinates(self: Tensor): Tensor {
  const hits: number[] = [];
  for (const [i, v] of valuesOf(self).entries()) if (v !== 0) hits.push(i);
  const strides = contiguousStrides(self.shape);
  // A column for each dimension, as PyTorch lays them out.
  const columns = self.shape.flatMap((size, d) => hits.map((h) => Math.floor(h / strides[d]!) % size));
  const found = fromValues(columns, [hits.length, self.rank], int64);
  found.strides = [1, hits.length];
  return found;
}

export const nonzero = op({
  schema: 'nonzero(Tensor self) -> Tensor',
  on: ['function', 'method'],
  out: true,
  forward: coordinates,
});

/** The columns of `nonzero`; a 0-d tensor counts as one element. */
export const nonzeroNumpy = op({
  schema: 'nonzero_numpy(Tensor self) -> Tensor[]',
  on: ['function'],
  forward(self) {
    const rows = torch.nonzero(self.rank === 0 ? torch.unsqueeze(self, 0) : self);
    return [...torch.unbind(rows, 1)];
  },
});

export const whereIndices = op({
  schema: 'where(Tensor condition) -> Tensor[]',
  on: ['function', 'method'],
  forward: (condition) => torch.nonzeroNumpy(condition),
});

export const argwhere = op({
  schema: 'argwhere(Tensor self) -> Tensor',
  on: ['function', 'method'],
  forward: coordinates,
});
