import { op } from '../../dispatch/op.ts';
import { truth } from '../../dispatch/out-dtype.ts';
import { bool, type DType, uint8 } from '../../tensor/dtype.ts';
import { wrapDim, wrapDims } from '../../tensor/shape.ts';
import { reduce } from './driver.ts';

const every = { name: 'all', f: (row: Float64Array, n: number) => Number(!row.subarray(0, n).includes(0)) };
const some = {
  name: 'any',
  f: (row: Float64Array, n: number) => Number(row.subarray(0, n).some((x) => x !== 0)),
};
/** uint8 keeps its dtype, for code older than bool tensors. */
const truthType = (dtype: DType): DType => (dtype === uint8 ? uint8 : bool);

export const all = op({
  schema: 'all(Tensor self) -> Tensor',
  on: ['function', 'method'],
  out: truth('all'),
  forward: (self) => reduce(self, wrapDims(null, self.rank), false, truthType(self.dtype), every),
});
export const allDim = op({
  schema: 'all.dim(Tensor self, int dim, bool keepdim=False) -> Tensor',
  on: ['function', 'method'],
  out: truth('all'),
  forward: (self, dim, keepdim) =>
    reduce(self, [wrapDim(dim, self.rank)], keepdim, truthType(self.dtype), every),
});
export const allDims = op({
  schema: 'all.dims(Tensor self, int[]? dim=None, bool keepdim=False) -> Tensor',
  on: ['function', 'method'],
  out: truth('all'),
  forward: (self, dim, keepdim) =>
    reduce(self, wrapDims(dim, self.rank), keepdim, truthType(self.dtype), every),
});
export const any = op({
  schema: 'any(Tensor self) -> Tensor',
  on: ['function', 'method'],
  out: truth('any'),
  forward: (self) => reduce(self, wrapDims(null, self.rank), false, truthType(self.dtype), some),
});
export const anyDim = op({
  schema: 'any.dim(Tensor self, int dim, bool keepdim=False) -> Tensor',
  on: ['function', 'method'],
  out: truth('any'),
  forward: (self, dim, keepdim) =>
    reduce(self, [wrapDim(dim, self.rank)], keepdim, truthType(self.dtype), some),
});
export const anyDims = op({
  schema: 'any.dims(Tensor self, int[]? dim=None, bool keepdim=False) -> Tensor',
  on: ['function', 'method'],
  out: truth('any'),
  forward: (self, dim, keepdim) =>
    reduce(self, wrapDims(dim, self.rank), keepdim, truthType(self.dtype), some),
});
