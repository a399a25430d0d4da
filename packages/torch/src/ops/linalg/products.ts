/** Products of vectors and of tensors: outer, inner, cross, Kronecker, contractions. */
import { edge, node } from '../../autograd/node.ts';
import { derivative, op } from '../../dispatch/op.ts';
import { checkImplemented } from '../../errors/not-implemented.ts';
import { check } from '../../errors/torch-error.ts';
import { bool } from '../../tensor/dtype.ts';
import { broadcastShapes, numelOf, type Shape, shapeText, wrapDim } from '../../tensor/shape.ts';
import type { Tensor } from '../../tensor/tensor.ts';
import { torch } from '../torch.ts';

function checkVectors(name: string, self: Tensor, other: Tensor): void {
  check(self.rank === 1, () => `${name}: Expected 1-D argument self, but got ${self.rank}-D`);
  check(other.rank === 1, () => `${name}: Expected 1-D argument vec2, but got ${other.rank}-D`);
}

export const outer = op({
  schema: 'outer(Tensor self, Tensor vec2) -> Tensor',
  on: ['function', 'method'],
  out: true,
  forward(self, vec2) {
    checkVectors('outer', self, vec2);
    return torch.mul(torch.unsqueeze(self, 1), vec2);
  },
});
export const ger = op({
  schema: 'ger(Tensor self, Tensor vec2) -> Tensor',
  on: ['function', 'method'],
  out: true,
  forward: (self, vec2) => torch.outer(self, vec2),
});

export const inner = op({
  schema: 'inner(Tensor self, Tensor other) -> Tensor',
  on: ['function', 'method'],
  out: true,
  forward(self, other) {
    if (self.rank === 0 || other.rank === 0) return torch.mul(self, other);
    check(
      self.shape.at(-1) === other.shape.at(-1),
      () =>
        `inner() the last dimension must match on both input tensors but got shapes ${shapeText(self.shape)} and ${shapeText(other.shape)}`,
    );
    check(self.dtype === other.dtype, () => 'both inputs should have same dtype');
    return torch.tensordot(self, other, [-1], [-1]);
  },
});

export const vdot = op({
  schema: 'vdot(Tensor self, Tensor other) -> Tensor',
  on: ['function', 'method'],
  out: true,
  forward: (self, other) => torch.dot(self, other),
});
derivative(vdot, (self, other) =>
  node(
    'VdotBackward0',
    edge(self, [other], (g, other) => torch.mul(g, other)),
    edge(other, [self], (g, self) => torch.mul(g, self)),
  ),
);

export const linalgVecdot = op({
  schema: 'linalg_vecdot(Tensor x, Tensor y, *, int dim=-1) -> Tensor',
  on: ['linalg'],
  out: true,
  forward: (x, y, dim) => torch.sumDim(torch.mul(x, y), [dim]),
});

/** Contracts the dimensions in pairs; those left of the first come before those of the second. */
export const tensordot = op({
  schema: 'tensordot(Tensor self, Tensor other, int[] dims_self, int[] dims_other) -> Tensor',
  on: ['function'],
  out: true,
  forward(self, other, dimsSelf, dimsOther) {
    check(dimsSelf.length === dimsOther.length, () => 'both dimension lists should have same length');
    const a = dimsSelf.map((d) => wrapDim(d, self.rank));
    const b = dimsOther.map((d) => wrapDim(d, other.rank));
    for (const [i, d] of a.entries()) {
      const [m, n] = [self.size(d), other.size(b[i]!)];
      check(
        m === n,
        () =>
          `contracted dimensions need to match, but first has size ${m} in dim ${dimsSelf[i]} and second has size ${n} in dim ${dimsOther[i]}`,
      );
    }
    const rest = (t: Tensor, gone: Shape) => t.shape.map((_, d) => d).filter((d) => !gone.includes(d));
    const [keepA, keepB] = [rest(self, a), rest(other, b)];
    const sizes = (t: Tensor, dims: Shape) => dims.map((d) => t.shape[d]!);
    const k = numelOf(sizes(self, a));
    const left = torch.reshape(torch.permute(self, [...keepA, ...a]), [numelOf(sizes(self, keepA)), k]);
    const right = torch.reshape(torch.permute(other, [...b, ...keepB]), [k, numelOf(sizes(other, keepB))]);
    return torch.reshape(torch.mm(left, right), [...sizes(self, keepA), ...sizes(other, keepB)]);
  },
});

/** x with its elements moved along a dimension of size 3, as cross products need them. */
const rolled = (x: Tensor, by: number, dim: number): Tensor => torch.roll(x, [by], [dim]);

export const linalgCross = op({
  schema: 'linalg_cross(Tensor self, Tensor other, *, int dim=-1) -> Tensor',
  on: ['linalg'],
  out: true,
  forward(self, other, dim) {
    check(self.rank === other.rank, () => 'linalg.cross: inputs must have the same number of dimensions.');
    const [m, n] = [self, other].map((t) => t.size(wrapDim(dim, t.rank)));
    check(
      m === 3 && n === 3,
      () => `linalg.cross: inputs dimension ${dim} must have length 3. Got ${m} and ${n}`,
    );
    const shape = broadcastShapes(self.shape, other.shape);
    checkImplemented(self.dtype !== bool, 'cross', self.dtype);
    check(
      self.dtype === other.dtype,
      () => `expected scalar type ${self.dtype.scalarType} but found ${other.dtype.scalarType}`,
    );
    const [a, b] = [torch.expand(self, shape), torch.expand(other, shape)];
    const product = (i: number, j: number) => torch.mul(rolled(a, i, dim), rolled(b, j, dim));
    return torch.sub(product(-1, -2), product(-2, -1));
  },
});
derivative(linalgCross, (self, other, dim) =>
  node(
    'LinalgCrossBackward0',
    edge(self, [other], (g, other) => torch.linalgCross(torch.expandAs(other, g), g, dim)),
    edge(other, [self], (g, self) => torch.linalgCross(g, torch.expandAs(self, g), dim)),
  ),
);

export const cross = op({
  schema: 'cross(Tensor self, Tensor other, int? dim=None) -> Tensor',
  on: ['function', 'method'],
  out: true,
  forward(self, other, dim) {
    check(dim !== null || self.shape.includes(3), () => 'no dimension of size 3 in input');
    return torch.linalgCross(self, other, dim ?? self.shape.indexOf(3));
  },
});

export const kron = op({
  schema: 'kron(Tensor self, Tensor other) -> Tensor',
  on: ['function', 'method'],
  out: true,
  forward(self, other) {
    const rank = Math.max(self.rank, other.rank);
    const padded = (t: Tensor) => [...Array.from({ length: rank - t.rank }, () => 1), ...t.shape];
    const [p, q] = [padded(self), padded(other)];
    const a = torch.reshape(
      self,
      p.flatMap((s) => [s, 1]),
    );
    const b = torch.reshape(
      other,
      q.flatMap((s) => [1, s]),
    );
    return torch.unsafeView(
      torch.mul(a, b),
      p.map((s, d) => s * q[d]!),
    );
  },
});

/** The product of several matrices; a vector may come first and last. */
function chain(name: string, tensors: readonly Tensor[]): Tensor {
  const n = tensors.length;
  check(n >= 2, () => `${name}(): expected at least 2 tensors but got ${n}`);
  const [first, last] = [tensors[0]!, tensors[n - 1]!];
  const matrices = [...tensors];
  if (first.rank === 1) matrices[0] = torch.unsqueeze(first, 0);
  if (last.rank === 1) matrices[n - 1] = torch.unsqueeze(last, 1);
  for (const [i, b] of matrices.slice(1).entries()) {
    const a = matrices[i]!;
    check(
      a.shape[1] === b.shape[0],
      () =>
        `${name}(): tensors ${i} and ${i + 1} with shapes ${shapeText(a.shape)} and ${shapeText(b.shape)} cannot be multiplied`,
    );
  }
  const product = matrices.reduce((a, b) => torch.mm(a, b));
  const shape = [
    ...(first.rank === 1 ? [] : [product.shape[0]!]),
    ...(last.rank === 1 ? [] : [product.shape[1]!]),
  ];
  return torch.view(product, shape);
}

export const linalgMultiDot = op({
  schema: 'linalg_multi_dot(Tensor[] tensors) -> Tensor',
  on: ['linalg'],
  out: true,
  forward: (tensors) => chain('multi_dot', tensors),
});

export const linalgMatmul = op({
  schema: 'linalg_matmul(Tensor self, Tensor other) -> Tensor',
  on: ['linalg'],
  out: true,
  forward: (self, other) => torch.matmul(self, other),
});
