import { kernels, type RowMapper } from '../../kernels/kernels.ts';
import { cloneData } from '../../tensor/create.ts';
import { type DType, int64 } from '../../tensor/dtype.ts';
import { empty, Tensor } from '../../tensor/tensor.ts';
import { mayBeInexact, redoExactly } from './exact.ts';

/** As `redoExactly` for cumsum and cumprod, into an output that lies as it may. */
function exactRunning(name: string, rows: Tensor, target: Tensor): void {
  const step = { cumsum: 'sum', cumprod: 'prod' }[name];
  if (!step || !mayBeInexact(target)) return;
  const totals = cloneData(target);
  redoExactly(step, totals, rows, true);
  kernels.copy(target.shape, target, totals);
}

/** Applies a row kernel along one wrapped dimension; the result has the shape of `self`. */
export function along(self: Tensor, dim: number, dtype: DType, mapper: RowMapper): Tensor {
  const out = empty(self.shape, dtype);
  if (self.numel === 0) return out;
  const last = (t: Tensor): Tensor => {
    if (t.rank === 0) return new Tensor(t.dtype, [1], [1], t.offset, t.storage);
    const move = (list: readonly number[]) => [...list.filter((_, d) => d !== dim), list[dim]!];
    return new Tensor(t.dtype, move(t.shape), move(t.strides), t.offset, t.storage);
  };
  const outerShape = self.shape.filter((_, d) => d !== dim);
  kernels.mapRows(mapper, { outerShape, innerShape: [self.size(dim)] }, last(out), last(self));
  if (dtype === int64) exactRunning(mapper.name, last(self), last(out));
  return out;
}
