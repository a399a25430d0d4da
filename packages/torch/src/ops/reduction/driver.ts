/** Reducing dimensions: moves them last, runs a row kernel for each remaining index. */
import { kernels, type RowReducer } from '../../kernels/kernels.ts';
import { type DType, int64 } from '../../tensor/dtype.ts';
import type { Shape } from '../../tensor/shape.ts';
import { empty, Tensor } from '../../tensor/tensor.ts';
import { redoExactly } from './exact.ts';

/** Shape of a reduction's result. `dims` are wrapped. */
export function reducedShape(shape: Shape, dims: readonly number[], keepdim: boolean): number[] {
  const gone = new Set(dims);
  if (keepdim) return shape.map((s, d) => (gone.has(d) ? 1 : s));
  return shape.filter((_, d) => !gone.has(d));
}

export function reduce(
  self: Tensor,
  dims: readonly number[],
  keepdim: boolean,
  dtype: DType,
  reducer: RowReducer,
): Tensor {
  const gone = new Set(dims);
  const all = self.shape.map((_, d) => d);
  const outer = all.filter((d) => !gone.has(d));
  const inner = all.filter((d) => gone.has(d));
  const shapeOf = (ds: number[]) => ds.map((d) => self.shape[d]!);
  const strides = [...outer, ...inner].map((d) => self.strides[d]!);
  const out = empty(reducedShape(self.shape, dims, keepdim), dtype);
  const moved = new Tensor(self.dtype, shapeOf([...outer, ...inner]), strides, self.offset, self.storage);
  kernels.reduceRows(reducer, { outerShape: shapeOf(outer), innerShape: shapeOf(inner) }, out, moved);
  if (dtype === int64) redoExactly(reducer.name, out, moved);
  return out;
}
