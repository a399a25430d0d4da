/** What follows from singular values: pseudo-inverse, rank, condition number. */
import { edge, node } from '../../autograd/node.ts';
import { derivative, op } from '../../dispatch/op.ts';
import { fromValues, valuesOf } from '../../tensor/create.ts';
import { check } from '../../errors/torch-error.ts';
import { type DType, float32, int64, isFloat } from '../../tensor/dtype.ts';
import { shapeText } from '../../tensor/shape.ts';
import type { Tensor } from '../../tensor/tensor.ts';
import { torch } from '../torch.ts';
import { batchShape, checkMatrix } from './batch.ts';

const t = (x: Tensor): Tensor => torch.transpose(x, -2, -1);
const epsilonOf = (dtype: DType): number => (dtype === float32 ? 2 ** -23 : 2 ** -52);

/** Singular values up to this count as zero, for each matrix. */
function thresholds(a: Tensor, s: Tensor, atol: number | null, rtol: number | null): number[] {
  const [m, n] = a.shape.slice(-2) as [number, number];
  const relative = rtol ?? ((atol ?? 0) > 0 ? 0 : epsilonOf(a.dtype) * Math.max(m, n));
  const k = Math.min(m, n);
  const values = valuesOf(s);
  const count = k === 0 ? 0 : values.length / k;
  return Array.from({ length: count }, (_, i) => Math.max(atol ?? 0, relative * values[i * k]!));
}

function pseudoInverse(a: Tensor, atol: number | null, rtol: number | null): Tensor {
  check(
    a.rank >= 2 && isFloat(a.dtype),
    () =>
      `linalg.pinv(${a.dtype.scalarType}{${shapeText(a.shape)}}): expected a tensor with 2 or more dimensions of float, double, cfloat or cdouble types`,
  );
  const [u, s, vh] = torch.linalgSvd(a, false);
  const limits = fromValues(thresholds(a, s, atol, rtol), [...batchShape(a), 1], a.dtype);
  const inverse = torch.where(torch.gt(s, limits), torch.reciprocal(s), torch.zerosLike(s));
  return torch.matmul(torch.mul(t(vh), torch.unsqueeze(inverse, -2)), t(u));
}

export const linalgPinv = op({
  schema:
    'linalg_pinv.atol_rtol_float(Tensor self, *, float? atol=None, float? rtol=None, bool hermitian=False) -> Tensor',
  on: ['linalg'],
  out: true,
  forward: (self, atol, rtol) => pseudoInverse(self, atol, rtol),
});
// Golub and Pereyra 1973, transposed.
derivative(linalgPinv, (self, _atol, _rtol, _hermitian, result) =>
  node(
    'LinalgPinvBackward0',
    edge(self, [self, result], (g, a, p) => {
      const gt = t(g);
      const pp = torch.matmul(t(p), p);
      const own = torch.neg(t(torch.matmul(torch.matmul(p, gt), p)));
      const left = torch.sub(gt, torch.matmul(torch.matmul(a, p), gt));
      const right = torch.sub(gt, torch.matmul(gt, torch.matmul(p, a)));
      const first = torch.matmul(torch.matmul(left, p), t(p));
      const second = torch.matmul(pp, right);
      return torch.add(torch.add(own, first), second);
    }),
  ),
);

export const linalgPinvRcond = op({
  schema: 'linalg_pinv(Tensor self, float rcond, bool hermitian=False) -> Tensor',
  on: ['linalg'],
  forward: (self, rcond, hermitian) => torch.linalgPinv(self, 0, rcond, hermitian),
});
export const pinverse = op({
  schema: 'pinverse(Tensor self, float rcond=1e-15) -> Tensor',
  on: ['function', 'method'],
  forward: (self, rcond) => torch.linalgPinv(self, 0, rcond, false),
});

function rankOf(self: Tensor, atol: number | null, rtol: number | null): Tensor {
  checkMatrix('linalg.matrix_rank', self);
  const s = torch.linalgSvdvals(self, null);
  const limits = thresholds(self, s, atol, rtol);
  const k = s.shape.at(-1)!;
  const values = valuesOf(s);
  const ranks = limits.map((limit, i) => values.subarray(i * k, (i + 1) * k).filter((x) => x > limit).length);
  return fromValues(ranks, batchShape(self), int64);
}

export const linalgMatrixRank = op({
  schema:
    'linalg_matrix_rank.atol_rtol_float(Tensor self, *, float? atol=None, float? rtol=None, bool hermitian=False) -> Tensor',
  on: ['linalg'],
  forward: (self, atol, rtol) => rankOf(self, atol, rtol),
});
export const linalgMatrixRankTol = op({
  schema: 'linalg_matrix_rank(Tensor self, float tol, bool hermitian=False) -> Tensor',
  on: ['linalg'],
  forward: (self, tol) => rankOf(self, tol, 0),
});

export const linalgCond = op({
  schema: 'linalg_cond(Tensor self, Scalar? p=None) -> Tensor',
  on: ['linalg'],
  forward(self, p) {
    checkMatrix('linalg.cond', self);
    if (p === null || Math.abs(p.value) === 2) {
      const s = torch.linalgSvdvals(self, null);
      const [largest, smallest] = [torch.narrow(s, -1, 0, 1), torch.narrow(s, -1, s.shape.at(-1)! - 1, 1)];
      const ratio = p?.value === -2 ? torch.div(smallest, largest) : torch.div(largest, smallest);
      return torch.squeezeDim(ratio, -1);
    }
    const inverse = torch.linalgInvEx(self)[0];
    const product = torch.mul(torch.linalgMatrixNorm(self, p), torch.linalgMatrixNorm(inverse, p));
    return torch.nanToNum(product, Infinity, Infinity, Number.NEGATIVE_INFINITY);
  },
});
export const linalgCondNamed = op({
  schema: 'linalg_cond.p_str(Tensor self, str p) -> Tensor',
  on: ['linalg'],
  forward: (self, p) =>
    torch.mul(
      torch.linalgMatrixNormNamed(self, p),
      torch.linalgMatrixNormNamed(torch.linalgInvEx(self)[0], p),
    ),
});
