import { gradMode } from '../../autograd/grad-mode.ts';
import { bumpVersion } from '../../autograd/inference.ts';
import { edge, node } from '../../autograd/node.ts';
import { checkInplace } from '../../dispatch/inplace.ts';
import { attach, derivative, op } from '../../dispatch/op.ts';
import { check } from '../../errors/torch-error.ts';
import { fromValues } from '../../tensor/create.ts';
import { int64 } from '../../tensor/dtype.ts';
import { contiguousStrides, numelOf, type Shape, shapeText } from '../../tensor/shape.ts';
import { type Tensor, viewOf } from '../../tensor/tensor.ts';
import { torch } from '../torch.ts';

/** Which elements of a storage are seen, and in which order. */
interface Geometry {
  readonly size: Shape;
  readonly stride: Shape;
  readonly start: number;
}

const geometryOf = (t: Tensor): Geometry => ({ size: t.shape, stride: t.strides, start: t.offset });

export const asStrided = op({
  schema:
    'as_strided(Tensor(a) self, SymInt[] size, SymInt[] stride, SymInt? storage_offset=None) -> Tensor(a)',
  on: ['function', 'method'],
  forward(self, size, stride, offset) {
    const start = offset ?? self.offset;
    checkGeometry(self, { size, stride, start });
    return viewOf(self, size, stride, start);
  },
});
derivative(asStrided, (self, size, stride, offset) =>
  backward('AsStridedBackward0', self, { size, stride, start: offset ?? self.offset }),
);

export const asStrided_ = op({
  schema:
    'as_strided_(Tensor(a!) self, SymInt[] size, SymInt[] stride, SymInt? storage_offset=None) -> Tensor(a!)',
  on: ['function', 'method'],
  forward(self, size, stride, offset) {
    const seen = { size, stride, start: offset ?? self.offset };
    checkInplace(self);
    checkGeometry(self, seen);
    const history = gradMode.enabled && self.requiresGrad ? backward('AsStridedBackward1', self, seen) : null;
    self.shape = size;
    self.strides = stride;
    self.offset = seen.start;
    bumpVersion(self);
    if (history) attach(history, [self]);
    return self;
  },
});

function checkGeometry(self: Tensor, { size, stride, start }: Geometry): void {
  check(size.length === stride.length, () => 'mismatch in length of strides and shape');
  check(
    stride.every((s) => s >= 0),
    () => `as_strided: Negative strides are not supported at the moment, got strides: ${shapeText(stride)}`,
  );
  const last = size.reduce((at, s, d) => at + (s - 1) * stride[d]!, start);
  const { itemsize, bytes } = self.dtype;
  const available = (self.storage.length * self.storage.dtype.bytes) / bytes;
  check(
    size.includes(0) || last < available,
    () =>
      `setStorage: sizes ${shapeText(size)}, strides ${shapeText(stride)}, storage offset ${start}, and itemsize ${itemsize} requiring a storage size of ${(last + 1) * itemsize} are out of bounds for storage of size ${available * itemsize}`,
  );
}

/** Storage offset of each element, row-major. */
function addresses({ size, stride, start }: Geometry): Tensor {
  const own = contiguousStrides(size);
  const values = Array.from({ length: numelOf(size) }, (_, i) =>
    own.reduce((at, step, d) => at + (Math.floor(i / step) % size[d]!) * stride[d]!, start),
  );
  return fromValues(values, [values.length], int64);
}

/** Adds the gradients up in the storage's order, and reads from there what belongs to `self`. */
function backward(name: string, self: Tensor, seen: Geometry) {
  const own = geometryOf(self);
  const { length } = self.storage;
  return node(
    name,
    edge(self, [], (g) => {
      const storage = torch.newZeros(g, [length]);
      const flat = torch.indexAdd(storage, 0, addresses(seen), torch.reshape(g, [-1]));
      return torch.view(torch.indexSelect(flat, 0, addresses(own)), own.size);
    }),
  );
}
