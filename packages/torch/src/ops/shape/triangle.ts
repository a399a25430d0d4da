/** The parts of matrices above and below a diagonal. */
import { edge, node } from '../../autograd/node.ts';
import { inplaceOf } from '../../dispatch/inplace.ts';
import { derivative, op } from '../../dispatch/op.ts';
import { checkImplemented } from '../../errors/not-implemented.ts';
import { check } from '../../errors/torch-error.ts';
import { cloneData, fromValues } from '../../tensor/create.ts';
import { type DType, int64 } from '../../tensor/dtype.ts';
import type { Tensor } from '../../tensor/tensor.ts';
import { torch } from '../torch.ts';

type Keeps = (row: number, column: number) => boolean;

function masked(name: string, self: Tensor, keeps: Keeps): Tensor {
  check(self.rank >= 2, () => `${name}: input tensor must have at least 2 dimensions`);
  const out = cloneData(self);
  const [rows, columns] = self.shape.slice(-2) as [number, number];
  const { heap, start } = out;
  for (let i = 0; i < self.numel; i++) {
    if (!keeps(Math.floor(i / columns) % rows, i % columns)) heap[start + i] = 0;
  }
  return out;
}

export const tril = op({
  schema: 'tril(Tensor self, SymInt diagonal=0) -> Tensor',
  on: ['function', 'method'],
  out: 'exact',
  forward: (self, k) => masked('tril', self, (i, j) => j - i <= k),
});
derivative(tril, (self, k) =>
  node(
    'TrilBackward0',
    edge(self, [], (g) => torch.tril(g, k)),
  ),
);
export const tril_ = inplaceOf(tril);

export const triu = op({
  schema: 'triu(Tensor self, SymInt diagonal=0) -> Tensor',
  on: ['function', 'method'],
  out: 'exact',
  forward: (self, k) => masked('triu', self, (i, j) => j - i >= k),
});
derivative(triu, (self, k) =>
  node(
    'TriuBackward0',
    edge(self, [], (g) => torch.triu(g, k)),
  ),
);
export const triu_ = inplaceOf(triu);

/** Row and column numbers of the elements kept, as two rows. */
function coordinates(rows: number, columns: number, dtype: DType | null, keeps: Keeps): Tensor {
  check(rows >= 0, () => `row must be non-negative, got${rows}`);
  check(columns >= 0, () => `col must be non-negative, got${columns}`);
  const all = Array.from(
    { length: rows * columns },
    (_, i) => [Math.floor(i / columns), i % columns] as const,
  );
  const kept = all.filter(([i, j]) => keeps(i, j));
  return fromValues([...kept.map(([i]) => i), ...kept.map(([, j]) => j)], [2, kept.length], dtype ?? int64);
}

export const trilIndices = op({
  schema:
    'tril_indices(int row, int col, int offset=0, *, ScalarType? dtype=long, Layout? layout=None, Device? device=None, bool? pin_memory=None) -> Tensor',
  on: ['function'],
  forward: (rows, columns, k, dtype) => coordinates(rows, columns, dtype, (i, j) => j - i <= k),
});
export const triuIndices = op({
  schema:
    'triu_indices(int row, int col, int offset=0, *, ScalarType? dtype=long, Layout? layout=None, Device? device=None, bool? pin_memory=None) -> Tensor',
  on: ['function'],
  forward: (rows, columns, k, dtype) => coordinates(rows, columns, dtype, (i, j) => j - i >= k),
});

export const trace = op({
  schema: 'trace(Tensor self) -> Tensor',
  on: ['function', 'method'],
  forward(self) {
    check(self.rank === 2, () => `trace: expected a matrix, but got tensor with dim ${self.rank}`);
    checkImplemented(self.dtype.category !== 'bool', 'trace', self.dtype);
    return torch.sum(torch.diagonal(self));
  },
});
derivative(trace, (self) =>
  node(
    'TraceBackward0',
    edge(self, [], (g) => torch.mul(torch.eyeRectangular(self.shape[0]!, self.shape[1]!, g.dtype), g)),
  ),
);
