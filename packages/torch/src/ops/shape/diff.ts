/** Differences and the trapezoid rule along a dimension. */
import { op } from '../../dispatch/op.ts';
import { check } from '../../errors/torch-error.ts';
import { bool } from '../../tensor/dtype.ts';
import { wrapDim, wrapDimOf } from '../../tensor/shape.ts';
import type { Tensor } from '../../tensor/tensor.ts';
import { torch } from '../torch.ts';

function checkEdge(self: Tensor, more: Tensor | null, d: number): void {
  if (!more) return;
  check(more.rank === self.rank, () => 'diff expects prepend or append to be the same dimension as input');
  const fits = more.shape.every((s, k) => k === d || s === self.shape[k]);
  const wrong = more.shape.findIndex((s, k) => k !== d && s !== self.shape[k]);
  check(
    fits,
    () =>
      `diff expects the shape of tensor to prepend or append to match that of input except along the differencing dimension; input.size(${wrong}) = ${self.shape[wrong]}, but got tensor.size(${wrong}) = ${more.shape[wrong]}`,
  );
}

export const diff = op({
  schema: 'diff(Tensor self, int n=1, int dim=-1, Tensor? prepend=None, Tensor? append=None) -> Tensor',
  on: ['function', 'method'],
  out: true,
  forward(self, n, dim, prepend, append) {
    check(self.rank > 0, () => 'diff expects input to be at least one-dimensional');
    check(n >= 0, () => `order must be non-negative but got ${n}`);
    const d = wrapDim(dim, self.rank);
    checkEdge(self, prepend, d);
    checkEdge(self, append, d);
    if (n === 0) return torch.copy_(torch.zerosLike(self), self);
    const parts = [prepend, self, append].filter((t) => t !== null);
    let x = parts.length > 1 ? torch.cat(parts, d) : self;
    for (let left = Math.min(n, x.shape[d]!); left > 0; left--) x = step(x, d);
    return x;
  },
});

function step(x: Tensor, d: number): Tensor {
  const size = x.shape[d]!;
  const [later, earlier] = [torch.narrow(x, d, 1, size - 1), torch.narrow(x, d, 0, size - 1)];
  return x.dtype === bool ? torch.ne(later, earlier) : torch.sub(later, earlier);
}

/** What neighbours add up to. */
function neighbours(y: Tensor, d: number): Tensor {
  return torch.add(torch.slice(y, d, 0, -1), torch.slice(y, d, 1));
}

function checkSamples(name: string, y: Tensor): void {
  check(y.dtype !== bool, () => `${name}: received a bool input for \`y\`, but bool is not supported`);
}

/** Widths of the steps, in a shape that broadcasts with the steps of y. */
function widths(name: string, y: Tensor, x: Tensor, dim: number): Tensor {
  checkSamples(name, y);
  check(x.dtype !== bool, () => `${name}: received a bool input for \`x\`, but bool is not supported`);
  const d = wrapDim(dim, y.rank);
  if (x.rank === 1) {
    check(x.shape[0] === y.shape[d], () => `${name}: There must be one \`x\` value for each sample point`);
    return torch.view(
      torch.diff(x),
      y.shape.map((s, k) => (k === d ? s - 1 : 1)),
    );
  }
  if (x.rank < y.rank) {
    const lead = Array.from({ length: y.rank - x.rank }, () => 1);
    return torch.diff(torch.view(x, [...lead, ...x.shape]), 1, dim);
  }
  return torch.diff(x, 1, dim);
}

function withX(name: string, y: Tensor, x: Tensor, dim: number): Tensor {
  const d = wrapDimOf(y.shape, dim);
  if (y.shape[d] === 0) return torch.zeros(y.shape.toSpliced(d, 1), y.dtype);
  const w = widths(name, y, x, dim);
  return torch.mul(neighbours(y, d), w);
}

function trapezoidOf(y: Tensor, x: Tensor, dim: number): Tensor {
  checkSamples('trapezoid', y);
  return torch.divScalar(torch.sumDim(withX('trapezoid', y, x, dim), [dim]), 2);
}
function trapezoidEven(y: Tensor, dx: number, dim: number): Tensor {
  checkSamples('trapezoid', y);
  const d = wrapDimOf(y.shape, dim);
  if (y.shape[d] === 0) return torch.zeros(y.shape.toSpliced(d, 1), y.dtype);
  return torch.mulScalar(torch.sumDim(neighbours(y, d), [d]), { value: dx / 2, of: 'float' });
}

export const trapezoidX = op({
  schema: 'trapezoid.x(Tensor y, Tensor x, *, int dim=-1) -> Tensor',
  on: ['function'],
  forward: trapezoidOf,
});
export const trapezoid = op({
  schema: 'trapezoid.dx(Tensor y, *, Scalar dx=1, int dim=-1) -> Tensor',
  on: ['function'],
  forward: (y, dx, dim) => trapezoidEven(y, dx.value, dim),
});
export const trapzX = op({
  schema: 'trapz.x(Tensor y, Tensor x, *, int dim=-1) -> Tensor',
  on: ['function'],
  forward: trapezoidOf,
});
export const trapz = op({
  schema: 'trapz.dx(Tensor y, *, float dx=1, int dim=-1) -> Tensor',
  on: ['function'],
  forward: trapezoidEven,
});

export const cumulativeTrapezoidX = op({
  schema: 'cumulative_trapezoid.x(Tensor y, Tensor x, *, int dim=-1) -> Tensor',
  on: ['function'],
  forward: (y, x, dim) => torch.divScalar(torch.cumsum(withX('cumulative_trapezoid', y, x, dim), dim), 2),
});
export const cumulativeTrapezoid = op({
  schema: 'cumulative_trapezoid.dx(Tensor y, *, Scalar dx=1, int dim=-1) -> Tensor',
  on: ['function'],
  forward(y, dx, dim) {
    checkSamples('cumulative_trapezoid', y);
    const half = { value: dx.value / 2, of: 'float' } as const;
    return torch.cumsum(torch.mulScalar(neighbours(y, wrapDimOf(y.shape, dim)), half), dim);
  },
});
