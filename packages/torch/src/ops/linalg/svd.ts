import { edgeOfMany, type Grad, node } from '../../autograd/node.ts';
import { derivative, op } from '../../dispatch/op.ts';
import { check } from '../../errors/torch-error.ts';
import type { Tensor } from '../../tensor/tensor.ts';
import { torch } from '../torch.ts';
import { checkFloatMatrix, checkMatrix, fromParts, matricesOf } from './batch.ts';
import { completed, svdOf, transposedMatrix } from './jacobi.ts';

const t = (x: Tensor): Tensor => torch.transpose(x, -2, -1);

function decompose(a: Tensor, full: boolean): [Tensor, Tensor, Tensor] {
  checkMatrix('linalg.svd', a);
  checkFloatMatrix('linalg.svd', a, 'linalg_svd_cpu');
  const [m, n] = a.shape.slice(-2) as [number, number];
  const k = Math.min(m, n);
  const parts = matricesOf(a).map(svdOf);
  const [rows, columns] = full ? [m, n] : [k, k];
  return [
    fromParts(
      parts.map(({ u }) => completed(u, rows).data),
      a,
      [m, rows],
    ),
    fromParts(
      parts.map(({ s }) => s),
      a,
      [k],
    ),
    fromParts(
      parts.map(({ vt }) => transposedMatrix(completed(transposedMatrix(vt), columns)).data),
      a,
      [columns, n],
    ),
  ];
}

/** 1 / (s_j^2 - s_i^2) off the diagonal, 0 on it. */
function gaps(s: Tensor): Tensor {
  const squares = torch.mul(s, s);
  const difference = torch.sub(torch.unsqueeze(squares, -2), torch.unsqueeze(squares, -1));
  const eye = torch.eye(s.shape.at(-1)!, s.dtype);
  return torch.mul(torch.sub(1, eye), torch.reciprocal(torch.add(difference, eye)));
}

// dA = U [ (F o (U^T dU - dU^T U)) S + S (F o (V^T dV - dV^T V)) + diag(dS) ] V^T and, for matrices that aren't
// square, what lies outside the spans of U and V. (Townsend 2016, Differentiating the SVD.)
function gradient([gu, gs, gvh]: readonly Grad[], u: Tensor, s: Tensor, vh: Tensor): Tensor {
  const [S, v] = [torch.diagEmbed(s), t(vh)];
  const f = gaps(s);
  const skew = (x: Tensor) => torch.mul(f, torch.sub(x, t(x)));
  let inner = gs ? torch.diagEmbed(gs) : torch.zerosLike(S);
  if (gu) inner = torch.add(inner, torch.matmul(skew(torch.matmul(t(u), gu)), S));
  if (gvh) inner = torch.add(inner, torch.matmul(S, skew(torch.matmul(vh, t(gvh)))));
  let grad = torch.matmul(torch.matmul(u, inner), vh);
  const outside = (basis: Tensor, g: Tensor) => torch.sub(g, torch.matmul(basis, torch.matmul(t(basis), g)));
  const perS = (x: Tensor) => torch.div(x, torch.unsqueeze(s, -2));
  if (gu && u.shape.at(-2)! > s.shape.at(-1)!) {
    grad = torch.add(grad, torch.matmul(outside(u, perS(gu)), vh));
  }
  if (gvh && v.shape.at(-2)! > s.shape.at(-1)!) {
    grad = torch.add(grad, torch.matmul(u, t(outside(v, perS(t(gvh))))));
  }
  return grad;
}

export const linalgSvd = op({
  schema:
    'linalg_svd(Tensor A, bool full_matrices=True, *, str? driver=None) -> (Tensor U, Tensor S, Tensor Vh)',
  on: ['linalg'],
  out: 'exact',
  forward: (a, full) => decompose(a, full),
});
derivative(linalgSvd, (a, _full, _driver, [u, s, vh]) =>
  node(
    'LinalgSvdBackward0',
    edgeOfMany(a, [u, s, vh], ([gu, gs, gvh], u, s, vh) => {
      const k = s.shape.at(-1)!;
      const columns = (x: Tensor) => torch.narrow(x, -1, 0, k);
      const rows = (x: Tensor) => torch.narrow(x, -2, 0, k);
      const grads = [gu ? columns(gu) : null, gs ?? null, gvh ? rows(gvh) : null];
      return gradient(grads, columns(u), s, rows(vh));
    }),
  ),
);

export const linalgSvdvals = op({
  schema: 'linalg_svdvals(Tensor A, *, str? driver=None) -> Tensor',
  on: ['linalg'],
  out: true,
  forward: (a) => torch.linalgSvd(a, false)[1],
});

export const svd = op({
  schema: 'svd(Tensor self, bool some=True, bool compute_uv=True) -> (Tensor U, Tensor S, Tensor V)',
  on: ['function', 'method'],
  out: 'exact',
  forward(self, some) {
    check(
      self.rank >= 2,
      () => `linalg.svd: input should have at least 2 dimensions, but has ${self.rank} dimensions instead`,
    );
    const [u, s, vh] = torch.linalgSvd(self, !some);
    return [u, s, t(vh)];
  },
});
