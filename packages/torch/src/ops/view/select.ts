import { edge, node } from '../../autograd/node.ts';
import { check, TorchError } from '../../errors/torch-error.ts';
import { derivative, op } from '../../dispatch/op.ts';
import { wrapDim } from '../../tensor/shape.ts';
import { type Tensor, viewOf } from '../../tensor/tensor.ts';
import { torch } from '../torch.ts';

export const select = op({
  schema: 'select.int(Tensor(a) self, int dim, SymInt index) -> Tensor(a)',
  on: ['function', 'method'],
  forward(self, dim, index) {
    check(self.rank > 0, () => 'select() cannot be applied to a 0-dim tensor.', 'IndexError');
    const d = wrapDim(dim, self.rank);
    const size = self.shape[d]!;
    if (index < -size || index >= size) {
      throw new TorchError(
        'IndexError',
        `select(): index ${index} out of range for tensor of size [${self.shape.join(', ')}] at dimension ${d}`,
      );
    }
    const at = index < 0 ? index + size : index;
    return viewOf(self, dropAt(self.shape, d), dropAt(self.strides, d), self.offset + at * self.strides[d]!);
  },
});
derivative(select, (self, dim, index) =>
  node(
    'SelectBackward0',
    edge(self, [], (g) => putBack(g, self.shape, (whole) => torch.select(whole, dim, index))),
  ),
);

export const slice = op({
  schema:
    'slice.Tensor(Tensor(a) self, int dim=0, SymInt? start=None, SymInt? end=None, SymInt step=1) -> Tensor(a)',
  on: [],
  forward(self, dim, start, end, step) {
    check(self.rank > 0, () => 'slice() cannot be applied to a 0-dim tensor.');
    check(step > 0, () => 'slice step must be positive');
    const d = wrapDim(dim, self.rank);
    const size = self.shape[d]!;
    const clip = (i: number, low: number) => Math.min(Math.max(i < 0 ? i + size : i, low), size);
    const from = clip(start ?? 0, 0);
    const to = clip(end ?? size, from);
    const shape = self.shape.with(d, Math.ceil((to - from) / step));
    const strides = self.strides.with(d, self.strides[d]! * step);
    return viewOf(self, shape, strides, self.offset + from * self.strides[d]!);
  },
});
derivative(slice, (self, dim, start, end, step) =>
  node(
    'SliceBackward0',
    edge(self, [], (g) => putBack(g, self.shape, (whole) => torch.slice(whole, dim, start, end, step))),
  ),
);

export const narrow = op({
  schema: 'narrow(Tensor(a) self, int dim, SymInt start, SymInt length) -> Tensor(a)',
  on: ['function', 'method'],
  forward(self, dim, start, length) {
    check(self.rank > 0, () => 'narrow() cannot be applied to a 0-dim tensor.');
    check(length >= 0, () => 'narrow(): length must be non-negative.');
    const size = self.shape[wrapDim(dim, self.rank)]!;
    check(
      -size <= start && start <= size,
      () => `start out of range (expected to be in range of [${-size}, ${size}], but got ${start})`,
      'IndexError',
    );
    const from = start < 0 ? start + size : start;
    check(
      from <= size - length,
      () => `start (${from}) + length (${length}) exceeds dimension size (${size}).`,
    );
    return torch.slice(self, dim, from, from + length, 1);
  },
});

export const narrowCopy = op({
  schema: 'narrow_copy(Tensor self, int dim, SymInt start, SymInt length) -> Tensor',
  on: ['function', 'method'],
  forward: (self, dim, start, length) => torch.clone(torch.narrow(self, dim, start, length), 0),
});
derivative(narrowCopy, (self, dim, start, length) =>
  node(
    'NarrowCopyBackward0',
    edge(self, [], (g) => putBack(g, self.shape, (whole) => torch.narrow(whole, dim, start, length))),
  ),
);

const dropAt = (list: readonly number[], at: number): number[] => list.filter((_, i) => i !== at);

/** Zeros of the whole's shape with `g` in the part a view shows; recorded, so it can be differentiated again. */
function putBack(g: Tensor, shape: readonly number[], part: (whole: Tensor) => Tensor): Tensor {
  const whole = torch.newZeros(g, shape);
  torch.copy_(part(whole), g);
  return whole;
}
