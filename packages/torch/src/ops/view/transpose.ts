import { edge, node } from '../../autograd/node.ts';
import { check } from '../../errors/torch-error.ts';
import { derivative, op } from '../../dispatch/op.ts';
import { wrapDim } from '../../tensor/shape.ts';
import { viewOf } from '../../tensor/tensor.ts';
import { torch } from '../torch.ts';
import { transposed } from './transposed.ts';

export const transpose = op({
  schema: 'transpose.int(Tensor(a) self, int dim0, int dim1) -> Tensor(a)',
  on: ['function', 'method'],
  forward(self, dim0, dim1) {
    const [a, b] = [wrapDim(dim0, self.rank), wrapDim(dim1, self.rank)];
    const order = self.shape.map((_, d) => (d === a ? b : d === b ? a : d));
    return viewOf(
      self,
      order.map((d) => self.shape[d]!),
      order.map((d) => self.strides[d]!),
    );
  },
});
derivative(transpose, (self, dim0, dim1) =>
  node(
    'TransposeBackward0',
    edge(self, [], (g) => torch.transpose(g, dim0, dim1)),
  ),
);

export const t = op({
  schema: 't(Tensor(a) self) -> Tensor(a)',
  on: ['function', 'method'],
  forward(self) {
    check(self.rank <= 2, () => `t() expects a tensor with <= 2 dimensions, but self is ${self.rank}D`);
    return viewOf(self, self.shape.toReversed(), self.strides.toReversed());
  },
});
derivative(t, (self) => node('TBackward0', edge(self, [], transposed)));

export const permute = op({
  schema: 'permute(Tensor(a) self, int[] dims) -> Tensor(a)',
  on: ['function', 'method'],
  forward(self, dims) {
    check(
      dims.length === self.rank,
      () =>
        `permute(sparse_coo): number of dimensions in the tensor input does not match the length of the desired ordering of dimensions i.e. input.dim() = ${self.rank} is not equal to len(dims) = ${dims.length}`,
    );
    const order = dims.map((d) => wrapDim(d, self.rank));
    check(new Set(order).size === order.length, () => 'permute(): duplicate dims are not allowed.');
    return viewOf(
      self,
      order.map((d) => self.shape[d]!),
      order.map((d) => self.strides[d]!),
    );
  },
});
derivative(permute, (self, dims) =>
  node(
    'PermuteBackward0',
    edge(self, [], (g) => {
      const back = dims.map(() => 0);
      for (const [i, d] of dims.entries()) back[wrapDim(d, dims.length)] = i;
      return torch.permute(g, back);
    }),
  ),
);

export const swapaxes = op({
  schema: 'swapaxes(Tensor(a) self, int axis0, int axis1) -> Tensor(a)',
  on: ['function', 'method'],
  forward: (self, axis0, axis1) => torch.transpose(self, axis0, axis1),
});
export const swapdims = op({
  schema: 'swapdims(Tensor(a) self, int dim0, int dim1) -> Tensor(a)',
  on: ['function', 'method'],
  forward: (self, dim0, dim1) => torch.transpose(self, dim0, dim1),
});

export const adjoint = op({
  schema: 'adjoint(Tensor(a) self) -> Tensor(a)',
  on: ['function', 'method'],
  forward(self) {
    check(
      self.rank >= 2,
      () =>
        `tensor.adjoint() is only supported on matrices or batches of matrices. Got ${self.rank}-D tensor.`,
    );
    return torch.transpose(self, -2, -1);
  },
});
