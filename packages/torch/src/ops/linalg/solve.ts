/** Systems of linear equations. */
import { edge, node } from '../../autograd/node.ts';
import { derivative, op } from '../../dispatch/op.ts';
import { check, TorchError } from '../../errors/torch-error.ts';
import { fromValues } from '../../tensor/create.ts';
import { int32, isFloat } from '../../tensor/dtype.ts';
import { broadcastShapes, sameShape } from '../../tensor/shape.ts';
import type { Tensor } from '../../tensor/tensor.ts';
import { torch } from '../torch.ts';
import {
  batchShape,
  checkFloatMatrix,
  checkMatrix,
  checkSquare,
  columnMajor,
  elementText,
  fromParts,
  matricesOf,
} from './batch.ts';
import { luFactor, luSolve, triangularSolve } from './lu-factor.ts';

/** B is a batch of vectors rather than of matrices. */
const isVector = (a: Tensor, b: Tensor): boolean =>
  b.rank === 1 || (a.rank - 1 === b.rank && sameShape(b.shape, a.shape.slice(0, -1)));
const transposed = (t: Tensor): Tensor => torch.transpose(t, -2, -1);

function checkSystem(a: Tensor, b: Tensor, left: boolean): void {
  checkFloatMatrix('linalg.solve', a);
  checkMatrix('linalg.solve', a);
  checkSquare('linalg.solve', a);
  check(
    a.dtype === b.dtype,
    () =>
      `linalg.solve: Expected A and B to have the same dtype, but found A of type ${a.dtype.scalarType} and B of type ${b.dtype.scalarType} instead`,
  );
  const [rows, columns] = isVector(a, b) ? [b.shape.at(-1)!, 1] : [b.shape.at(-2)!, b.shape.at(-1)!];
  const n = a.shape.at(-1)!;
  check(
    n === (left ? rows : columns),
    () =>
      `linalg.solve: Incompatible shapes of A and B for the equation ${left ? 'AX' : 'XA'} = B (${n}x${n} and ${rows}x${columns})`,
  );
}

/** X of A X = B for matrices with the same batch. */
function solveEach(a: Tensor, b: Tensor): { x: Tensor; infos: number[] } {
  const right = matricesOf(b);
  const infos: number[] = [];
  const solutions = matricesOf(a).map((m, i) => {
    const factors = luFactor(m, a.dtype);
    infos.push(factors.info);
    return luSolve(factors, right[i]!, a.dtype).data;
  });
  return { x: fromParts(solutions, b, b.shape.slice(-2)), infos };
}

function solved(a: Tensor, b: Tensor, left: boolean): { x: Tensor; infos: number[] } {
  checkSystem(a, b, left);
  const vector = isVector(a, b);
  const columns = vector ? torch.unsqueeze(b, -1) : b;
  const batch = broadcastShapes(batchShape(a), batchShape(columns));
  const expand = (t: Tensor) => torch.expand(t, [...batch, ...t.shape.slice(-2)]);
  const [A, B] = [expand(a), expand(columns)];
  if (!left) {
    const { x, infos } = solveEach(transposed(A), transposed(B));
    return { x: columnMajor(transposed(x)), infos };
  }
  const { x, infos } = solveEach(A, B);
  return { x: vector ? torch.squeezeDim(x, -1) : x, infos };
}

export const linalgSolve = op({
  schema: 'linalg_solve(Tensor A, Tensor B, *, bool left=True) -> Tensor',
  on: ['linalg'],
  out: true,
  forward(a, b, left) {
    const { x, infos } = solved(a, b, left);
    const wrong = infos.findIndex((info) => info > 0);
    if (wrong >= 0) {
      throw new TorchError(
        'LinAlgError',
        `torch.linalg.solve: ${elementText(a, wrong)}The solver failed because the input matrix is singular.`,
      );
    }
    return x;
  },
});
// A X = B: dB = A^-T G, dA = -dB X^T
derivative(linalgSolve, (a, b, left, result) => {
  const vector = isVector(a, b);
  const gradB = (g: Tensor, a: Tensor) => torch.linalgSolve(transposed(a), g, left);
  return node(
    'LinalgSolveExBackward0',
    edge(a, [a, result], (g, a, x) => {
      const gb = gradB(g, a);
      const wide = (t: Tensor) => (vector ? torch.unsqueeze(t, -1) : t);
      const [p, q] = left ? [wide(gb), transposed(wide(x))] : [transposed(x), gb];
      return torch.neg(torch.matmul(p, q));
    }),
    edge(b, [a], gradB),
  );
});

export const linalgSolveEx = op({
  schema:
    'linalg_solve_ex(Tensor A, Tensor B, *, bool left=True, bool check_errors=False) -> (Tensor result, Tensor info)',
  on: ['linalg'],
  forward(a, b, left, checks) {
    const { infos } = solved(torch.detach(a), torch.detach(b), left);
    if (!checks && infos.some((info) => info > 0)) {
      return [solved(a, b, left).x, fromValues(infos, batchShape(a), int32)];
    }
    return [torch.linalgSolve(a, b, left), fromValues(infos, batchShape(a), int32)];
  },
});

export const linalgSolveTriangular = op({
  schema:
    'linalg_solve_triangular(Tensor self, Tensor B, *, bool upper, bool left=True, bool unitriangular=False) -> Tensor',
  on: ['linalg'],
  out: true,
  forward(self, b, upper, left, unit) {
    checkSquare('linalg.solve_triangular', self);
    checkFloatMatrix('linalg.solve_triangular', self);
    const batch = broadcastShapes(batchShape(self), batchShape(b));
    const expand = (t: Tensor) => torch.expand(t, [...batch, ...t.shape.slice(-2)]);
    const [a, right] = left ? [expand(self), expand(b)] : [transposed(expand(self)), transposed(expand(b))];
    const others = matricesOf(right);
    const isUpper = upper === left;
    const solutions = matricesOf(a).map(
      (m, i) => triangularSolve(m, others[i]!, isUpper, unit, self.dtype).data,
    );
    const x = fromParts(solutions, right, right.shape.slice(-2));
    return left ? x : columnMajor(transposed(x));
  },
});
derivative(linalgSolveTriangular, (self, b, upper, left, unit, result) => {
  const gradB = (g: Tensor, a: Tensor) => torch.linalgSolveTriangular(transposed(a), g, !upper, left, unit);
  return node(
    'LinalgSolveTriangularBackward0',
    edge(self, [self, result], (g, a, x) => {
      const gb = gradB(g, a);
      const whole = torch.neg(left ? torch.matmul(gb, transposed(x)) : torch.matmul(transposed(x), gb));
      return upper ? torch.triu(whole, unit ? 1 : 0) : torch.tril(whole, unit ? -1 : 0);
    }),
    edge(b, [self], gradB),
  );
});

/** The least-squares solution of A X = B, through the pseudo-inverse. */
export const linalgLstsq = op({
  schema:
    'linalg_lstsq(Tensor self, Tensor b, float? rcond=None, *, str? driver=None) -> (Tensor solution, Tensor residuals, Tensor rank, Tensor singular_values)',
  on: ['linalg'],
  forward(self, b, rcond) {
    check(self.rank >= 2, () => 'torch.linalg.lstsq: input must have at least 2 dimensions.');
    check(b.rank >= 1, () => 'torch.linalg.lstsq: other must have at least 1 dimension.');
    check(
      self.dtype === b.dtype,
      () =>
        `torch.linalg.lstsq: Expected input and other to have the same dtype, but got input's dtype ${self.dtype.scalarType} and other's dtype ${b.dtype.scalarType}`,
    );
    check(
      self.dtype.itemsize >= 4 && isFloat(self.dtype),
      () => "This function doesn't handle types other than float and double",
    );
    const solution = torch.matmul(torch.linalgPinv(self, null, rcond, false), b);
    const none = () => torch.zeros([0], self.dtype);
    return [solution, none(), torch.linalgMatrixRank(torch.detach(self), null, rcond, false), none()];
  },
});
