import { edgeOfMany, node } from '../../autograd/node.ts';
import { derivative, op } from '../../dispatch/op.ts';
import { check } from '../../errors/torch-error.ts';
import type { Tensor } from '../../tensor/tensor.ts';
import { torch } from '../torch.ts';
import { checkFloatMatrix, checkSquare, fromParts, matricesOf } from './batch.ts';
import { eighOf } from './jacobi.ts';

const t = (x: Tensor): Tensor => torch.transpose(x, -2, -1);

/** Eigenvalues in ascending order and eigenvectors of symmetric matrices, of which one half is read. */
export const linalgEigh = op({
  schema: 'linalg_eigh(Tensor self, str UPLO="L") -> (Tensor eigenvalues, Tensor eigenvectors)',
  on: ['linalg'],
  out: 'exact',
  forward(self, half) {
    checkSquare('linalg.eigh', self);
    checkFloatMatrix('linalg.eigh', self);
    const which = half.toUpperCase();
    check(which === 'L' || which === 'U', () => `Expected UPLO argument to be 'L' or 'U', but got ${half}`);
    const lower = which === 'L' ? torch.tril(self) : t(torch.triu(self));
    const symmetric = torch.add(lower, t(torch.tril(lower, -1)));
    const parts = matricesOf(symmetric).map(eighOf);
    const n = self.shape.at(-1)!;
    return [
      fromParts(
        parts.map((p) => p.values),
        self,
        [n],
      ),
      fromParts(
        parts.map((p) => p.vectors.data),
        self,
        [n, n],
      ),
    ];
  },
});
// dA = V (diag(dL) + (V^T dV) / (l_j - l_i)) V^T
derivative(linalgEigh, (self, _half, [values, vectors]) =>
  node(
    'LinalgEighBackward0',
    edgeOfMany(self, [values, vectors], ([gl, gv], l, v) => {
      let inner = gl ? torch.diagEmbed(gl) : torch.zerosLike(v);
      if (gv) {
        const eye = torch.eye(l.shape.at(-1)!, l.dtype);
        const gaps = torch.sub(torch.unsqueeze(l, -2), torch.unsqueeze(l, -1));
        const rest = torch.mul(torch.sub(1, eye), torch.matmul(t(v), gv));
        inner = torch.add(inner, torch.div(rest, torch.add(gaps, eye)));
      }
      return torch.matmul(torch.matmul(v, inner), t(v));
    }),
  ),
);

export const linalgEigvalsh = op({
  schema: 'linalg_eigvalsh(Tensor self, str UPLO="L") -> Tensor',
  on: ['linalg'],
  out: true,
  forward: (self, half) => torch.linalgEigh(self, half)[0],
});
