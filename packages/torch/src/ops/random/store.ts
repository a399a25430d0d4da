import { checkInplace } from '../../dispatch/inplace.ts';
import { kernels } from '../../kernels/kernels.ts';
import type { Tensor } from '../../tensor/tensor.ts';

/** Writes drawn values into `self`, as an in-place op does. */
export function store(self: Tensor, values: Tensor): Tensor {
  checkInplace(self);
  kernels.copy(self.shape, self, values);
  self.counter.version++;
  return self;
}
