/** Powers and the exponential of matrices, and their LU factors. */
import { edge, node } from '../../autograd/node.ts';
import { derivative, op } from '../../dispatch/op.ts';
import { TorchError } from '../../errors/torch-error.ts';
import { fromValues } from '../../tensor/create.ts';
import { float64, int32 } from '../../tensor/dtype.ts';
import type { Tensor } from '../../tensor/tensor.ts';
import { torch } from '../torch.ts';
import {
  batchShape,
  checkFloatMatrix,
  checkMatrix,
  checkSquare,
  fromParts,
  matricesOf,
  matrix,
} from './batch.ts';
import { luFactor } from './lu-factor.ts';

function power(self: Tensor, n: number): Tensor {
  checkSquare('linalg.matrix_power', self);
  if (n === 0) return torch.copy_(torch.clone(self), torch.eye(self.shape.at(-1)!, self.dtype));
  if (n === 1) return torch.clone(self);
  let base = n < 0 ? torch.linalgInv(self) : self;
  let left = Math.abs(n);
  if (left === 3) return torch.matmul(torch.matmul(base, base), base);
  let result: Tensor | null = null;
  for (;;) {
    if (left % 2 === 1) result = result ? torch.matmul(result, base) : base;
    left = Math.floor(left / 2);
    if (left === 0) return result ?? base;
    base = torch.matmul(base, base);
  }
}

export const linalgMatrixPower = op({
  schema: 'linalg_matrix_power(Tensor self, int n) -> Tensor',
  on: ['linalg'],
  out: true,
  forward: power,
});
export const matrixPower = op({
  schema: 'matrix_power(Tensor self, int n) -> Tensor',
  on: ['function', 'method'],
  out: true,
  forward: power,
});

const TERMS = 18;

/** By scaling until the norm is small, a Taylor series, and squaring. */
function exponential(a: Tensor): Tensor {
  const n = a.shape.at(-1)!;
  const norm = Math.max(...matricesOf(a).map((m) => m.data.reduce((s, x) => s + Math.abs(x), 0)), 1e-300);
  const halvings = Math.max(Math.ceil(Math.log2(norm)) + 1, 0);
  const scaled = torch.div(torch.toDtype(a, float64), 2 ** halvings);
  let term = torch.expand(torch.eye(n, float64), a.shape);
  let sum = term;
  for (let k = 1; k <= TERMS; k++) {
    term = torch.div(torch.matmul(term, scaled), k);
    sum = torch.add(sum, term);
  }
  for (let i = 0; i < halvings; i++) sum = torch.matmul(sum, sum);
  return torch.toDtype(sum, a.dtype);
}

export const linalgMatrixExp = op({
  schema: 'linalg_matrix_exp(Tensor self) -> Tensor',
  on: ['linalg'],
  forward(self) {
    checkSquare('linalg.matrix_exp', self);
    checkFloatMatrix('linalg.matrix_exp', self);
    return exponential(self);
  },
});
// The upper right block of exp [[A^T, G], [0, A^T]].
derivative(linalgMatrixExp, (self) =>
  node(
    'LinalgMatrixExpBackward0',
    edge(self, [self], (g, a) => {
      const n = a.shape.at(-1)!;
      const at = torch.transpose(a, -2, -1);
      const top = torch.cat([at, g], -1);
      const bottom = torch.cat([torch.zerosLike(a), at], -1);
      const whole = torch.linalgMatrixExp(torch.cat([top, bottom], -2));
      return torch.narrow(torch.narrow(whole, -2, 0, n), -1, n, n);
    }),
  ),
);
export const matrixExp = op({
  schema: 'matrix_exp(Tensor self) -> Tensor',
  on: ['function', 'method'],
  forward: (self) => torch.linalgMatrixExp(self),
});

export const linalgLuFactor = op({
  schema: 'linalg_lu_factor(Tensor A, *, bool pivot=True) -> (Tensor LU, Tensor pivots)',
  on: ['linalg'],
  forward(a) {
    checkMatrix('torch.lu_factor', a);
    checkFloatMatrix('torch.lu_factor', a);
    const factors = matricesOf(a).map((m) => luFactor(m, a.dtype));
    const pivots = factors.flatMap((f) => f.pivots.map((p) => p + 1));
    return [
      fromParts(
        factors.map((f) => f.lu.data),
        a,
        a.shape.slice(-2),
      ),
      fromValues(pivots, [...batchShape(a), Math.min(...a.shape.slice(-2))], int32),
    ];
  },
});

// What PyTorch can differentiate here, this engine can't yet: an error rather than a gradient left out.
const noGradient = (name: string, what: string, a: Tensor) =>
  node(
    name,
    edge(a, [], () => {
      throw new TorchError('NotImplementedError', `Tenfold has no derivative of ${what}.`);
    }),
  );
derivative(linalgLuFactor, (a) => noGradient('LinalgLuFactorExBackward0', 'linalg.lu_factor', a));

/** P with A = P L U. */
function permutation(pivots: readonly number[], rows: number): Float64Array {
  const order = Array.from({ length: rows }, (_, i) => i);
  for (const [i, p] of pivots.entries()) [order[i], order[p]] = [order[p]!, order[i]!];
  const out = matrix(rows, rows);
  for (const [i, from] of order.entries()) out.data[from * rows + i] = 1;
  return out.data;
}

export const linalgLu = op({
  schema: 'linalg_lu(Tensor A, *, bool pivot=True) -> (Tensor P, Tensor L, Tensor U)',
  on: ['linalg'],
  forward(a) {
    checkMatrix('linalg.lu', a);
    checkFloatMatrix('linalg.lu', a);
    const [m, n] = a.shape.slice(-2) as [number, number];
    const k = Math.min(m, n);
    const factors = matricesOf(a).map((f) => luFactor(f, a.dtype));
    const p = fromParts(
      factors.map((f) => permutation(f.pivots, m)),
      a,
      [m, m],
    );
    const lu = fromParts(
      factors.map((f) => f.lu.data),
      a,
      [m, n],
    );
    const l = torch.add(torch.tril(torch.narrow(lu, -1, 0, k), -1), torch.eyeRectangular(m, k, a.dtype));
    return [p, l, torch.triu(torch.narrow(lu, -2, 0, k))];
  },
});
derivative(linalgLu, (a) => noGradient('LinalgLuBackward0', 'linalg.lu', a));
