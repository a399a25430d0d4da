import { op } from '../../dispatch/op.ts';
import { gradMode } from '../../autograd/grad-mode.ts';
import { check } from '../../errors/torch-error.ts';
import { alias } from '../../tensor/tensor.ts';

export const detach = op({
  schema: 'detach(Tensor(a) self) -> Tensor(a)',
  on: ['function', 'method'],
  forward: (self) => alias(self),
});

export const detach_ = op({
  schema: 'detach_(Tensor(a!) self) -> Tensor(a!)',
  on: ['function', 'method'],
  forward(self) {
    check(
      self.base === null || !gradMode.enabled,
      () =>
        "Can't detach views in-place. Use detach() instead. If you are using DistributedDataParallel (DDP) for training, and gradient_as_bucket_view is set as True, gradients are views of DDP buckets, and hence detach_() cannot be called on these gradients. To fix this error, please refer to the Optimizer.zero_grad() function in torch/optim/optimizer.py as a reference.",
    );
    self.setGradFn(null, 0);
    self.leafRequiresGrad = false;
    return self;
  },
});
