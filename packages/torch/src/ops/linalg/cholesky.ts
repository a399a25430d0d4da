import { edge, edgeOfMany, node } from '../../autograd/node.ts';
import { derivative, op } from '../../dispatch/op.ts';
import { checkImplemented } from '../../errors/not-implemented.ts';
import { TorchError } from '../../errors/torch-error.ts';
import { fromValues } from '../../tensor/create.ts';
import { int32, isFloat } from '../../tensor/dtype.ts';
import type { Tensor } from '../../tensor/tensor.ts';
import { torch } from '../torch.ts';
import {
  batchShape,
  checkFloatMatrix,
  checkSquare,
  columnMajor,
  elementText,
  fromParts,
  matricesOf,
  type Matrix,
} from './batch.ts';

/** L with L L^T = A, read from the lower half; `info` is the order of the first minor that isn't positive. */
function factor(a: Matrix): { l: Float64Array; info: number } {
  const n = a.rows;
  const l = new Float64Array(n * n);
  for (let j = 0; j < n; j++) {
    let d = a.data[j * n + j]!;
    for (let k = 0; k < j; k++) d -= l[j * n + k]! ** 2;
    if (!(d > 0)) return { l, info: j + 1 };
    l[j * n + j] = Math.sqrt(d);
    for (let i = j + 1; i < n; i++) {
      let s = a.data[i * n + j]!;
      for (let k = 0; k < j; k++) s -= l[i * n + k]! * l[j * n + k]!;
      l[i * n + j] = s / l[j * n + j]!;
    }
  }
  return { l, info: 0 };
}

function decompose(name: string, a: Tensor, upper: boolean, mustExist: boolean): [Tensor, Tensor] {
  const seen = upper ? torch.transpose(a, -2, -1) : a;
  const infos: number[] = [];
  const parts = matricesOf(seen).map((m, i) => {
    const { l, info } = factor(m);
    infos.push(info);
    if (info > 0 && mustExist) {
      throw new TorchError(
        'LinAlgError',
        `${name}: ${elementText(a, i)}The factorization could not be completed because the input is not positive-definite (the leading minor of order ${info} is not positive-definite).`,
      );
    }
    return l;
  });
  const lower = fromParts(parts, a, a.shape.slice(-2));
  const result = upper ? columnMajor(torch.transpose(lower, -2, -1)) : lower;
  return [result, fromValues(infos, batchShape(a), int32)];
}

// dA = sym(L^-T phi(L^T dL) L^-1), phi taking the lower half with the diagonal halved.
function gradient(g: Tensor, factor: Tensor, upper: boolean): Tensor {
  const t = (x: Tensor) => torch.transpose(x, -2, -1);
  const [l, gl] = upper ? [t(factor), t(g)] : [factor, g];
  const lower = torch.tril(torch.matmul(t(l), gl));
  const phi = torch.div(torch.add(lower, t(torch.tril(lower, -1))), 2);
  const right = torch.linalgSolveTriangular(l, phi, false, false);
  return torch.linalgSolveTriangular(t(l), right, true, true);
}

export const linalgCholesky = op({
  schema: 'linalg_cholesky(Tensor self, *, bool upper=False) -> Tensor',
  on: ['linalg'],
  out: true,
  forward(self, upper) {
    checkSquare('linalg.cholesky', self);
    checkFloatMatrix('linalg.cholesky', self, 'cholesky_cpu');
    return decompose('linalg.cholesky', self, upper, true)[0];
  },
});
derivative(linalgCholesky, (self, upper, result) =>
  node(
    'LinalgCholeskyExBackward0',
    edge(self, [result], (g, l) => gradient(g, l, upper)),
  ),
);

export const linalgCholeskyEx = op({
  schema:
    'linalg_cholesky_ex(Tensor self, *, bool upper=False, bool check_errors=False) -> (Tensor L, Tensor info)',
  on: ['linalg'],
  forward(self, upper, checks) {
    checkSquare('linalg.cholesky', self);
    checkFloatMatrix('linalg.cholesky', self, 'cholesky_cpu');
    return decompose('linalg.cholesky_ex', self, upper, checks);
  },
});
derivative(linalgCholeskyEx, (self, upper, _checks, [factor]) =>
  node(
    'LinalgCholeskyExBackward0',
    edgeOfMany(self, [factor], ([g], l) => (g ? gradient(g, l, upper) : null)),
  ),
);

export const cholesky = op({
  schema: 'cholesky(Tensor self, bool upper=False) -> Tensor',
  on: ['function', 'method'],
  out: true,
  forward(self, upper) {
    if (self.numel === 0) return torch.clone(self);
    checkSquare('cholesky', self);
    checkImplemented(isFloat(self.dtype) && self.dtype.itemsize >= 4, 'cholesky_cpu', self.dtype);
    return decompose('cholesky', self, upper, true)[0];
  },
});
derivative(cholesky, (self, upper, result) =>
  node(
    'CholeskyBackward0',
    edge(self, [result], (g, l) => gradient(g, l, upper)),
  ),
);

const transposed = (x: Tensor): Tensor => torch.transpose(x, -2, -1);

/** A from its factor. */
const product = (l: Tensor, upper: boolean): Tensor =>
  upper ? torch.matmul(transposed(l), l) : torch.matmul(l, transposed(l));

/** The gradient of a factor from that of A. */
function factorGrad(ga: Tensor, l: Tensor, upper: boolean): Tensor {
  const both = torch.add(ga, transposed(ga));
  return upper ? torch.triu(torch.matmul(l, both)) : torch.tril(torch.matmul(both, l));
}

export const choleskySolve = op({
  schema: 'cholesky_solve(Tensor self, Tensor input2, bool upper=False) -> Tensor',
  on: ['function', 'method'],
  out: true,
  forward: (self, factor, upper) => torch.linalgSolve(product(factor, upper), self),
});
derivative(choleskySolve, (self, factor, upper, result) =>
  node(
    'CholeskySolveBackward0',
    edge(self, [factor], (g, l) => torch.choleskySolve(g, l, upper)),
    edge(factor, [factor, result], (g, l, x) => {
      const gb = torch.choleskySolve(g, l, upper);
      return factorGrad(torch.neg(torch.matmul(gb, transposed(x))), l, upper);
    }),
  ),
);

export const choleskyInverse = op({
  schema: 'cholesky_inverse(Tensor self, bool upper=False) -> Tensor',
  on: ['function', 'method'],
  out: true,
  forward: (self, upper) => torch.linalgInv(product(self, upper)),
});
derivative(choleskyInverse, (self, upper, result) =>
  node(
    'CholeskyInverseBackward0',
    edge(self, [self, result], (g, l, p) =>
      factorGrad(torch.neg(torch.matmul(torch.matmul(p, g), p)), l, upper),
    ),
  ),
);
