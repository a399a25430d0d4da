import { bumpVersion } from '../../autograd/inference.ts';
import { checkInplace } from '../../dispatch/inplace.ts';
import { kernels } from '../../kernels/kernels.ts';
import { contiguousStrides } from '../../tensor/shape.ts';
import { alias, type Tensor } from '../../tensor/tensor.ts';

/** Writes drawn values into `self`, as an in-place op does: the first draw goes to the first place in memory. */
export function store(self: Tensor, values: Tensor): Tensor {
  checkInplace(self);
  const order = memoryOrder(self);
  const shape = order.map((d) => self.shape[d]!);
  const target = alias(
    self,
    shape,
    order.map((d) => self.strides[d]!),
    self.offset,
  );
  kernels.copy(shape, target, alias(values, shape, contiguousStrides(shape), values.offset));
  bumpVersion(self);
  return self;
}

/** Dimensions from the largest stride to the smallest. */
function memoryOrder({ strides }: Tensor): number[] {
  return strides.map((_, d) => d).sort((a, b) => strides[b]! - strides[a]! || a - b);
}
