import { edge, node } from '../../autograd/node.ts';
import { derivative, op } from '../../dispatch/op.ts';
import { check } from '../../errors/torch-error.ts';
import { wrapDim } from '../../tensor/shape.ts';
import { type Tensor, viewOf } from '../../tensor/tensor.ts';
import { torch } from '../torch.ts';

/** Two different dimensions, wrapped. */
function plane(dim1: number, dim2: number, rank: number): [number, number] {
  const [a, b] = [wrapDim(dim1, rank), wrapDim(dim2, rank)];
  check(a !== b, () => `diagonal dimensions cannot be identical ${dim1}, ${dim2}`);
  return [a, b];
}

export const diagonal = op({
  schema: 'diagonal(Tensor(a) self, int offset=0, int dim1=0, int dim2=1) -> Tensor(a)',
  on: ['function', 'method'],
  forward(self, offset, dim1, dim2) {
    const [a, b] = plane(dim1, dim2, self.rank);
    const [sa, sb] = [self.strides[a]!, self.strides[b]!];
    const [down, right] = [Math.max(-offset, 0), Math.max(offset, 0)];
    const size = Math.max(Math.min(self.shape[a]! - down, self.shape[b]! - right), 0);
    const keep = (list: readonly number[]) => list.filter((_, d) => d !== a && d !== b);
    const start = size > 0 ? self.offset + down * sa + right * sb : self.offset;
    return viewOf(self, [...keep(self.shape), size], [...keep(self.strides), sa + sb], start);
  },
});
const intoDiagonal = (self: Tensor, offset: number, dim1: number, dim2: number) => (g: Tensor) => {
  const whole = torch.newZeros(g, self.shape);
  torch.copy_(torch.diagonal(whole, offset, dim1, dim2), g);
  return whole;
};
derivative(diagonal, (self, offset, dim1, dim2) =>
  node('DiagonalBackward0', edge(self, [], intoDiagonal(self, offset, dim1, dim2))),
);

/** `diag` of a matrix is a copy, which PyTorch gives a node of its own. */
export const diagonalCopy = op({
  schema: 'diagonal_copy(Tensor self, int offset=0, int dim1=0, int dim2=1) -> Tensor',
  on: ['function'],
  forward: (self, offset, dim1, dim2) => torch.clone(torch.diagonal(self, offset, dim1, dim2), 0),
});
derivative(diagonalCopy, (self, offset, dim1, dim2) =>
  node('DiagonalBackward0_copy', edge(self, [], intoDiagonal(self, offset, dim1, dim2))),
);

export const linalgDiagonal = op({
  schema: 'linalg_diagonal(Tensor(a) A, *, int offset=0, int dim1=-2, int dim2=-1) -> Tensor(a)',
  on: ['linalg'],
  forward: (self, offset, dim1, dim2) => torch.diagonal(self, offset, dim1, dim2),
});

export const diagEmbed = op({
  schema: 'diag_embed(Tensor self, int offset=0, int dim1=-2, int dim2=-1) -> Tensor',
  on: ['function', 'method'],
  forward(self, offset, dim1, dim2) {
    const rank = self.rank + 1;
    const [a, b] = plane(dim1, dim2, rank);
    const size = self.shape.at(-1)! + Math.abs(offset);
    const batch = self.shape.slice(0, -1);
    const shape = Array.from({ length: rank }, (_, d) => (d === a || d === b ? size : batch.shift()!));
    const out = torch.zeros(shape, self.dtype);
    torch.copy_(torch.diagonal(out, offset, a, b), self);
    return out;
  },
});
derivative(diagEmbed, (self, offset, dim1, dim2) =>
  node(
    'DiagEmbedBackward0',
    edge(self, [], (g) => torch.diagonal(g, offset, dim1, dim2)),
  ),
);

export const diag = op({
  schema: 'diag(Tensor self, int diagonal=0) -> Tensor',
  on: ['function', 'method'],
  out: true,
  forward(self, offset) {
    check(self.rank === 1 || self.rank === 2, () => `diag(): Supports 1D or 2D tensors. Got ${self.rank}D`);
    return self.rank === 1 ? torch.diagEmbed(self, offset, 0, 1) : torch.diagonalCopy(self, offset, 0, 1);
  },
});

export const diagflat = op({
  schema: 'diagflat(Tensor self, int offset=0) -> Tensor',
  on: ['function', 'method'],
  forward: (self, offset) => torch.diag(torch.reshape(self, [-1]), offset),
});

export const fillDiagonal_ = op({
  schema: 'fill_diagonal_(Tensor(a!) self, Scalar fill_value, bool wrap=False) -> Tensor(a!)',
  on: ['method'],
  forward(self, value, wrap) {
    check(self.rank >= 2, () => 'dimensions must larger than 1');
    const [rows, columns] = self.shape as [number, number];
    check(
      self.rank === 2 || self.shape.every((s) => s === rows),
      () => 'all dimensions of input must be of equal length',
    );
    const step = self.strides.reduce((a, b) => a + b, 0);
    const line = (start: number, size: number) =>
      torch.fill_(torch.asStrided(self, [size], [step], self.offset + start), value);
    line(0, Math.min(...self.shape));
    if (wrap && self.rank === 2) {
      // Tall matrices: the diagonal begins again after a row left out.
      for (let row = columns + 1; row < rows; row += columns + 1) {
        line(row * self.strides[0]!, Math.min(columns, rows - row));
      }
    }
    return self;
  },
});
