import { edge, node } from '../../autograd/node.ts';
import { derivative, op } from '../../dispatch/op.ts';
import { check } from '../../errors/torch-error.ts';
import { complexMode, viewOfPairs, viewOfParts } from '../../tensor/complex.ts';
import { float32, float64 } from '../../tensor/dtype.ts';
import { torch } from '../torch.ts';

export const viewAsReal = op({
  schema: 'view_as_real(Tensor(a) self) -> Tensor(a)',
  on: ['function'],
  forward(self) {
    check(self.dtype.category === 'complex', () => 'view_as_real is only supported for complex tensors');
    return viewOfParts(self);
  },
});
derivative(viewAsReal, (self) =>
  node(
    'ViewAsRealBackward0',
    edge(self, [], (g) => torch.viewAsComplex(torch.contiguous(g, 0))),
  ),
);

export const viewAsComplex = op({
  schema: 'view_as_complex(Tensor(a) self) -> Tensor(a)',
  on: ['function'],
  forward(self) {
    check(
      self.dtype === float32 || self.dtype === float64,
      () =>
        `view_as_complex is only supported for half, float and double tensors, but got a tensor of scalar type: ${self.dtype.scalarType}`,
    );
    check(self.rank > 0, () => 'Input tensor must have one or more dimensions');
    check(self.shape.at(-1) === 2, () => 'Tensor must have a last dimension of size 2');
    check(self.strides.at(-1) === 1, () => 'Tensor must have a last dimension with stride 1');
    check(
      self.strides.slice(0, -1).every((s) => s % 2 === 0),
      () => 'Tensor must have a stride divisible by 2 for all but last dimension',
    );
    check(self.offset % 2 === 0, () => 'Tensor must have a storage_offset divisible by 2');
    complexMode.isOn = true;
    return viewOfPairs(self);
  },
});
derivative(viewAsComplex, (self) =>
  node(
    'ViewAsComplexBackward0',
    edge(self, [], (g) => torch.viewAsReal(g)),
  ),
);
