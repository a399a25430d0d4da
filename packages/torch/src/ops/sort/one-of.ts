import type { Tensor } from '../../tensor/tensor.ts';
import { reducedShape } from '../reduction/driver.ts';
import { chooseAlong } from './rows.ts';

/** Values and indices of one element of each row along a wrapped dimension. */
export function oneOf(
  self: Tensor,
  dim: number,
  keepdim: boolean,
  choose: (row: Float64Array) => number,
): [Tensor, Tensor] {
  const [values, places] = chooseAlong(self, dim, 1, (row) => [choose(row)]);
  if (!keepdim) {
    for (const t of [values, places]) {
      t.shape = reducedShape(self.shape, [dim], false);
      t.strides = t.strides.filter((_, d) => d !== dim);
    }
  }
  return [values, places];
}
