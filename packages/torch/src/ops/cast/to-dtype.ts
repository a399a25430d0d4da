import { edge, node } from '../../autograd/node.ts';
import { derivative, op } from '../../dispatch/op.ts';
import { kernels } from '../../kernels/kernels.ts';
import { stridesIn } from '../../tensor/memory-format.ts';
import { empty } from '../../tensor/tensor.ts';
import { torch } from '../torch.ts';

/** A copy in another dtype or format: what `.to`, `.float()` and the like do when the dtype changes. */
export const toDtype = op({
  schema: '_to_copy(Tensor self, *, ScalarType? dtype=None, MemoryFormat? memory_format=None) -> Tensor',
  on: [],
  forward(self, dtype, format) {
    const out = empty(self.shape, dtype ?? self.dtype);
    out.strides = stridesIn(format, self);
    kernels.copy(self.shape, out, self);
    return out;
  },
});
derivative(toDtype, (self) =>
  node(
    'ToCopyBackward0',
    edge(self, [], (g) => torch.toDtype(g, self.dtype)),
  ),
);

/** The tensor itself where it has that dtype already. */
export const toDtypeIfNeeded = op({
  schema: 'to.dtype(Tensor(a) self, ScalarType dtype, bool copy=False) -> Tensor(a)',
  on: [],
  forward: (self, dtype, copy) => (self.dtype === dtype && !copy ? self : torch.toDtype(self, dtype)),
});
