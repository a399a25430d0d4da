import { bumpVersion } from '../../autograd/inference.ts';
import { edge, node } from '../../autograd/node.ts';
import { checkInplace } from '../../dispatch/inplace.ts';
import { attach, derivative, op } from '../../dispatch/op.ts';
import { gradMode } from '../../autograd/grad-mode.ts';
import { rebaseView } from '../../autograd/view-history.ts';
import { check } from '../../errors/torch-error.ts';
import { kernels } from '../../kernels/kernels.ts';
import { broadcastShapes, broadcastStrides, sameShape, shapeText } from '../../tensor/shape.ts';
import { empty, Tensor } from '../../tensor/tensor.ts';
import { isInFormat, stridesIn } from '../../tensor/memory-format.ts';
import { torch } from '../torch.ts';

export const clone = op({
  schema: 'clone(Tensor self, *, MemoryFormat? memory_format=None) -> Tensor',
  on: ['function', 'method'],
  forward(self, format) {
    const out = empty(self.shape, self.dtype);
    out.strides = stridesIn(format, self);
    kernels.copy(self.shape, out, self);
    return out;
  },
});
derivative(clone, (self) =>
  node(
    'CloneBackward0',
    edge(self, [], (g) => g),
  ),
);

export const contiguous = op({
  schema: 'contiguous(Tensor(a) self, *, MemoryFormat memory_format=contiguous_format) -> Tensor(a)',
  on: ['method'],
  forward: (self, format) => (isInFormat(format, self) ? self : torch.clone(self, format)),
});

export const copy_ = op({
  schema: 'copy_(Tensor(a!) self, Tensor src, bool non_blocking=False) -> Tensor(a!)',
  on: ['method'],
  numbers: true,
  forward(self, src) {
    const records = gradMode.enabled && (self.requiresGrad || src.requiresGrad);
    if (records) checkInplace(self);
    const fits = src.rank <= self.rank && sameShape(broadcastShapes(self.shape, src.shape), self.shape);
    check(
      fits,
      () =>
        `output with shape ${shapeText(self.shape)} doesn't match the broadcast shape ${shapeText(broadcastShapes(self.shape, src.shape))}`,
    );
    const from = new Tensor(
      src.dtype,
      self.shape,
      broadcastStrides(src.shape, src.strides, self.shape),
      src.offset,
      src.storage,
    );
    kernels.copy(self.shape, self, from);
    bumpVersion(self);
    if (records) {
      // The old value of self gets no gradient.
      const made = node(
        'CopyBackwards',
        edge(self, [], (g) => torch.zerosLike(g)),
        edge(src, [], (g) => g),
      );
      made.retain();
      if (self.base) rebaseView(self, made);
      else attach(made, [self]);
      made.release();
    }
    return self;
  },
});
