import { edgeOfMany, node } from '../../autograd/node.ts';
import { derivative, op } from '../../dispatch/op.ts';
import { check, TorchError } from '../../errors/torch-error.ts';
import type { Tensor } from '../../tensor/tensor.ts';
import { torch } from '../torch.ts';
import {
  checkFloatMatrix,
  checkMatrix,
  columnMajor,
  fromParts,
  matricesOf,
  matrix,
  type Matrix,
} from './batch.ts';
import { identity } from './lu-factor.ts';

/** Q [m, m] and R [m, n] by reflections, with the signs LAPACK gives. */
function householder(a: Matrix): { q: Matrix; r: Matrix } {
  const { rows: m, columns: n } = a;
  const r = matrix(m, n, Float64Array.from(a.data));
  const q = identity(m);
  for (let k = 0; k < Math.min(m - 1, n); k++) {
    const v = Float64Array.from({ length: m - k }, (_, i) => r.data[(k + i) * n + k]!);
    if (v.subarray(1).every((x) => x === 0)) continue;
    v[0]! += (v[0]! < 0 ? -1 : 1) * Math.hypot(...v);
    const scale = 2 / v.reduce((s, x) => s + x * x, 0);
    reflectRows(r, k, v, scale);
    reflectColumns(q, k, v, scale);
  }
  return { q, r };
}

function reflectRows(a: Matrix, from: number, v: Float64Array, scale: number): void {
  const n = a.columns;
  for (let j = 0; j < n; j++) {
    let dot = 0;
    for (let i = 0; i < v.length; i++) dot += v[i]! * a.data[(from + i) * n + j]!;
    for (let i = 0; i < v.length; i++) a.data[(from + i) * n + j]! -= scale * dot * v[i]!;
  }
}

function reflectColumns(a: Matrix, from: number, v: Float64Array, scale: number): void {
  const n = a.columns;
  for (let i = 0; i < a.rows; i++) {
    let dot = 0;
    for (let j = 0; j < v.length; j++) dot += a.data[i * n + from + j]! * v[j]!;
    for (let j = 0; j < v.length; j++) a.data[i * n + from + j]! -= scale * dot * v[j]!;
  }
}

function decompose(a: Tensor, mode: string): [Tensor, Tensor] {
  checkMatrix('linalg.qr', a);
  checkFloatMatrix('linalg.qr', a, 'geqrf_cpu');
  check(
    ['reduced', 'r', 'complete'].includes(mode),
    () =>
      `qr received unrecognized mode '${mode}' but expected one of 'reduced' (default), 'r', or 'complete'`,
  );
  const [m, n] = a.shape.slice(-2) as [number, number];
  const parts = matricesOf(a).map(householder);
  const q = fromParts(
    parts.map((p) => p.q.data),
    a,
    [m, m],
  );
  const r = columnMajor(
    torch.triu(
      fromParts(
        parts.map((p) => p.r.data),
        a,
        [m, n],
      ),
    ),
  );
  if (mode === 'complete') return [q, r];
  const k = Math.min(m, n);
  const top = columnMajor(torch.narrow(r, -2, 0, k));
  return mode === 'r' ? [torch.zeros([0], a.dtype), top] : [columnMajor(torch.narrow(q, -1, 0, k)), top];
}

const t = (x: Tensor): Tensor => torch.transpose(x, -2, -1);

export const linalgQr = op({
  schema: 'linalg_qr(Tensor A, str mode="reduced") -> (Tensor Q, Tensor R)',
  on: ['linalg'],
  out: 'exact',
  forward: decompose,
});
// dA = (dQ + Q sym(M)) R^-T with M = R dR^T - dQ^T Q, its lower half mirrored. (Seeger et al. 2017)
derivative(linalgQr, (a, mode, [q, r]) =>
  node(
    'LinalgQrBackward0',
    edgeOfMany(a, [q, r], ([gq, gr], q, r) => {
      const [m, n] = a.shape.slice(-2) as [number, number];
      if (mode === 'r' || (mode === 'complete' && m > n) || m < n) {
        throw new TorchError(
          'RuntimeError',
          mode === 'r'
            ? "The derivative of linalg.qr depends on Q, which is not computed when mode='r'. Please use linalg.qr(A, mode='reduced') if you are going to differentiate through linalg.qr."
            : "The QR decomposition is not differentiable when mode='complete' and nrows > ncols.",
        );
      }
      const first = gr ? torch.matmul(r, t(gr)) : torch.zerosLike(r);
      const inner = gq ? torch.sub(first, torch.matmul(t(gq), q)) : first;
      const mirrored = torch.add(torch.tril(inner), t(torch.tril(inner, -1)));
      const whole = torch.matmul(q, mirrored);
      const right = gq ? torch.add(gq, whole) : whole;
      return t(torch.linalgSolveTriangular(r, t(right), true));
    }),
  ),
);

export const qr = op({
  schema: 'qr(Tensor self, bool some=True) -> (Tensor Q, Tensor R)',
  on: ['function', 'method'],
  out: 'exact',
  forward: (self, some) => torch.linalgQr(self, some ? 'reduced' : 'complete'),
});
