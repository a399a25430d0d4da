/** Views that a tensor makes of itself: `x.squeeze_()` changes shape and strides of `x`, not its memory. */
import { gradMode } from '../../autograd/grad-mode.ts';
import { bumpVersion } from '../../autograd/inference.ts';
import { edge, node } from '../../autograd/node.ts';
import { checkInplace } from '../../dispatch/inplace.ts';
import { attach, op } from '../../dispatch/op.ts';
import { check } from '../../errors/torch-error.ts';
import { kernels } from '../../kernels/kernels.ts';
import { contiguousStrides, numelOf, type Shape } from '../../tensor/shape.ts';
import { Storage } from '../../tensor/storage.ts';
import { alias, type Tensor } from '../../tensor/tensor.ts';
import { torch } from '../torch.ts';

/** `self` takes on the geometry of its view; `back` undoes it on gradients. */
function become(self: Tensor, view: Tensor, name: string, back: (g: Tensor) => Tensor): Tensor {
  checkInplace(self);
  const history = gradMode.enabled && self.requiresGrad ? node(name, edge(self, [], back)) : null;
  self.shape = view.shape;
  self.strides = view.strides;
  self.offset = view.offset;
  bumpVersion(self);
  if (history) attach(history, [self]);
  return self;
}

const reshapeTo = (shape: Shape) => (g: Tensor) => torch.reshape(g, shape);

export const squeeze_ = op({
  schema: 'squeeze_(Tensor(a!) self) -> Tensor(a!)',
  on: ['method'],
  forward: (self) => become(self, torch.squeeze(self), 'SqueezeBackward3', reshapeTo(self.shape)),
});
export const squeezeDim_ = op({
  schema: 'squeeze_.dim(Tensor(a!) self, int dim) -> Tensor(a!)',
  on: ['method'],
  forward: (self, dim) =>
    become(self, torch.squeezeDim(self, dim), 'SqueezeBackward4', reshapeTo(self.shape)),
});
export const squeezeDims_ = op({
  schema: 'squeeze_.dims(Tensor(a!) self, int[] dim) -> Tensor(a!)',
  on: ['method'],
  forward: (self, dim) =>
    become(self, torch.squeezeDims(self, dim), 'SqueezeBackward5', reshapeTo(self.shape)),
});
export const unsqueeze_ = op({
  schema: 'unsqueeze_(Tensor(a!) self, int dim) -> Tensor(a!)',
  on: ['method'],
  forward: (self, dim) =>
    become(self, torch.unsqueeze(self, dim), 'UnsqueezeBackward1', reshapeTo(self.shape)),
});
export const t_ = op({
  schema: 't_(Tensor(a!) self) -> Tensor(a!)',
  on: ['method'],
  forward: (self) => become(self, torch.t(self), 'TBackward1', (g) => torch.t(g)),
});

const exchange = (self: Tensor, a: number, b: number): Tensor =>
  become(self, torch.transpose(self, a, b), 'TransposeBackward1', (g) => torch.transpose(g, a, b));

export const transpose_ = op({
  schema: 'transpose_(Tensor(a!) self, int dim0, int dim1) -> Tensor(a!)',
  on: ['method'],
  forward: exchange,
});
export const swapaxes_ = op({
  schema: 'swapaxes_(Tensor(a!) self, int axis0, int axis1) -> Tensor(a!)',
  on: ['method'],
  forward: exchange,
});
export const swapdims_ = op({
  schema: 'swapdims_(Tensor(a!) self, int dim0, int dim1) -> Tensor(a!)',
  on: ['method'],
  forward: exchange,
});

/** Keeps the elements in memory order; those added have undefined values. */
function resize(self: Tensor, size: Shape): Tensor {
  check(!self.requiresGrad, () => 'cannot resize variables that require grad');
  check(
    size.every((s) => s >= 0),
    () => 'numel: integer multiplication overflow',
  );
  const wanted = numelOf(size);
  if (self.offset + wanted > self.storage.length) grow(self, self.offset + wanted);
  self.shape = [...size];
  self.strides = contiguousStrides(size);
  return self;
}

function grow(self: Tensor, length: number): void {
  const old = self.storage;
  const storage = new Storage(self.dtype, length);
  const before = alias(self, [old.length], [1], 0);
  storage.hold();
  self.storage = storage;
  kernels.copy([old.length], alias(self, [old.length], [1], 0), before);
  old.letGo();
}

export const resize_ = op({
  schema: 'resize_(Tensor(a!) self, SymInt[] size, *, MemoryFormat? memory_format=None) -> Tensor(a!)',
  on: ['method'],
  forward: (self, size) => resize(self, size),
});
export const resizeAs_ = op({
  schema:
    'resize_as_(Tensor(a!) self, Tensor the_template, *, MemoryFormat? memory_format=None) -> Tensor(a!)',
  on: ['method'],
  forward: (self, template) => resize(self, template.shape),
});
