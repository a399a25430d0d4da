import { edge, edgeOfMany, node } from '../../autograd/node.ts';
import { derivative, op } from '../../dispatch/op.ts';
import { fromValues, valuesOf } from '../../tensor/create.ts';
import { float32 } from '../../tensor/dtype.ts';
import type { Tensor } from '../../tensor/tensor.ts';
import { torch } from '../torch.ts';
import { checkFloatMatrix, checkSquare, fromParts, matricesOf, matrix, type Matrix } from './batch.ts';
import { diagonalOf, luFactor } from './lu-factor.ts';

function determinant(a: Matrix, like: Tensor): number {
  const { diagonal, sign } = diagonalOf(luFactor(a, like.dtype));
  const round = like.dtype === float32 ? Math.fround : (x: number) => x;
  return diagonal.reduce((p, x) => round(p * x), 1) * sign;
}

/** As PyTorch does, row-major matrices are factored by columns, which rounds differently. */
const factored = (a: Tensor): Matrix[] => matricesOf(a.isContiguous ? transposed(a) : a);

export const linalgDet = op({
  schema: 'linalg_det(Tensor A) -> Tensor',
  on: ['linalg'],
  out: true,
  forward(a) {
    checkSquare('linalg.det', a);
    checkFloatMatrix('linalg.det', a, 'lu_cpu');
    return fromParts(
      factored(a).map((m) => [determinant(m, a)]),
      a,
      [],
    );
  },
});
derivative(linalgDet, (a, result) => node('LinalgDetBackward0', edge(a, [a, result], gradient)));

export const det = op({
  schema: 'det(Tensor self) -> Tensor',
  on: ['function', 'method'],
  forward: (self) => torch.linalgDet(self),
});

/** A number for each matrix, in a shape that broadcasts with the matrices. */
const spread = (t: Tensor): Tensor => torch.unsqueeze(torch.unsqueeze(t, -1), -1);
const transposed = (t: Tensor): Tensor => torch.transpose(t, -2, -1);

/** d det / dA = det A^-T; where a matrix has no inverse its minors are computed one by one. */
function gradient(g: Tensor, a: Tensor, result: Tensor): Tensor {
  if (!valuesOf(result).includes(0)) {
    const scaled = torch.mul(spread(torch.mul(g, result)), torch.eye(a.shape.at(-1)!, a.dtype));
    const diagonal = torch.expand(scaled, a.shape);
    // By the factors that gave the determinant: their errors cancel.
    if (a.isContiguous) return torch.linalgSolve(transposed(a), diagonal);
    return transposed(torch.linalgSolve(a, diagonal));
  }
  const cofactors = fromParts(
    matricesOf(a).map((m) => cofactorsOf(m, a)),
    a,
    a.shape.slice(-2),
  );
  return torch.mul(spread(g), cofactors);
}

function cofactorsOf(a: Matrix, like: Tensor): Float64Array {
  const n = a.rows;
  return a.data.map((_, k) => {
    const [row, column] = [Math.floor(k / n), k % n];
    const minor = a.data.filter((_x, i) => Math.floor(i / n) !== row && i % n !== column);
    return determinant(matrix(n - 1, n - 1, minor), like) * ((row + column) % 2 === 0 ? 1 : -1);
  });
}

function signAndLog(name: string, a: Tensor): [Tensor, Tensor] {
  checkSquare(name, a);
  checkFloatMatrix(name, a);
  const factors = factored(a).map((m) => diagonalOf(luFactor(m, a.dtype)));
  const signs = factors.map(({ diagonal, sign }) =>
    diagonal.reduce((s, x) => s * Math.sign(x), sign as number),
  );
  const logs = factors.map(({ diagonal }) => diagonal.reduce((s, x) => s + Math.log(Math.abs(x)), 0));
  const shape = a.shape.slice(0, -2);
  return [fromValues(signs, shape, a.dtype), fromValues(logs, shape, a.dtype)];
}

const backward = (a: Tensor) =>
  node(
    'LinalgSlogdetBackward0',
    edgeOfMany(a, [a], ([, g], a) =>
      g ? torch.mul(spread(g), transposed(torch.linalgInvEx(a)[0])) : torch.zerosLike(a),
    ),
  );

export const linalgSlogdet = op({
  schema: 'linalg_slogdet(Tensor A) -> (Tensor sign, Tensor logabsdet)',
  on: ['linalg'],
  out: 'exact',
  forward: (a) => signAndLog('linalg.slogdet', a),
});
derivative(linalgSlogdet, backward);

export const slogdet = op({
  schema: 'slogdet(Tensor self) -> (Tensor sign, Tensor logabsdet)',
  on: ['function', 'method'],
  out: 'exact',
  forward: (self) => torch.linalgSlogdet(self),
});

export const logdet = op({
  schema: 'logdet(Tensor self) -> Tensor',
  on: ['function', 'method'],
  forward(self) {
    checkSquare('logdet', self);
    checkFloatMatrix('logdet', self);
    const [sign, log] = torch.linalgSlogdet(self);
    return torch.where(torch.eq(sign, -1), torch.full([], Number.NaN), log);
  },
});
