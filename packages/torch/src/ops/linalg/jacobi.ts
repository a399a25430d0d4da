/** Eigenvalues and singular values by plane rotations (Jacobi): simple, and exact to the last digits for small matrices. */
import { matrix, type Matrix } from './batch.ts';

const SWEEPS = 60;
const TINY = 1e-15;

/** Singular values, largest first; the columns of `u` [m, k] and rows of `vt` [k, n], k = min(m, n). */
export interface Singular {
  readonly u: Matrix;
  readonly s: Float64Array;
  readonly vt: Matrix;
}

/** Rotates columns p and q of `a` (`rows` rows of `n`). */
function rotate(a: Float64Array, n: number, p: number, q: number, c: number, s: number): void {
  for (let at = 0; at < a.length; at += n) {
    const [x, y] = [a[at + p]!, a[at + q]!];
    a[at + p] = c * x - s * y;
    a[at + q] = s * x + c * y;
  }
}

function identityData(n: number): Float64Array {
  const out = new Float64Array(n * n);
  for (let i = 0; i < n; i++) out[i * n + i] = 1;
  return out;
}

/** tan, cos and sin of the rotation that makes an off-diagonal element vanish. */
function angle(app: number, aqq: number, apq: number): { c: number; s: number } {
  const theta = (aqq - app) / (2 * apq);
  const t = (theta >= 0 ? 1 : -1) / (Math.abs(theta) + Math.hypot(theta, 1));
  const c = 1 / Math.hypot(t, 1);
  return { c, s: t * c };
}

/** Singular value decomposition of a matrix with at least as many rows as columns, by orthogonalising its columns. */
function tallSvd(a: Matrix): Singular {
  const { rows: m, columns: n } = a;
  const u = Float64Array.from(a.data);
  const v = identityData(n);
  const dot = (p: number, q: number) => {
    let sum = 0;
    for (let at = 0; at < u.length; at += n) sum += u[at + p]! * u[at + q]!;
    return sum;
  };
  for (let sweep = 0, rotated = true; rotated && sweep < SWEEPS; sweep++) {
    rotated = false;
    for (let p = 0; p < n - 1; p++) {
      for (let q = p + 1; q < n; q++) {
        const [pp, qq, pq] = [dot(p, p), dot(q, q), dot(p, q)];
        if (Math.abs(pq) <= TINY * Math.sqrt(pp * qq) || pq === 0) continue;
        const { c, s } = angle(pp, qq, pq);
        rotate(u, n, p, q, c, s);
        rotate(v, n, p, q, c, s);
        rotated = true;
      }
    }
  }
  const norms = Array.from({ length: n }, (_, k) => Math.sqrt(dot(k, k)));
  return sortedTriple(u, v, norms, m, n);
}

/** The sign of a vector and its partner is free; LAPACK mostly gives the first component a minus. */
const signFor = (first: number): 1 | -1 => (first > 0 ? -1 : 1);

function sortedTriple(u: Float64Array, v: Float64Array, norms: number[], m: number, n: number): Singular {
  const order = norms.map((_, k) => k).sort((x, y) => norms[y]! - norms[x]!);
  const s = Float64Array.from(order, (k) => norms[k]!);
  const [left, right] = [matrix(m, n), matrix(n, n)];
  const small = (s[0] ?? 0) * 1e-14;
  for (const [at, k] of order.entries()) {
    const sign = signFor(u[k]!);
    const scale = norms[k]! > small ? sign / norms[k]! : 0;
    for (let i = 0; i < m; i++) left.data[i * n + at] = u[i * n + k]! * scale;
    for (let i = 0; i < n; i++) right.data[at * n + i] = v[i * n + k]! * sign;
  }
  return { u: completed(left, n), s, vt: right };
}

/** `q` with columns that are zero, or missing up to `count`, replaced by unit vectors orthogonal to the others. */
export function completed(q: Matrix, count: number): Matrix {
  const m = q.rows;
  const columns: Float64Array[] = [];
  for (let k = 0; k < count; k++) {
    const own = Float64Array.from({ length: m }, (_, i) => (k < q.columns ? q.data[i * q.columns + k]! : 0));
    columns.push(own.some((x) => x !== 0) ? own : new Float64Array(m));
  }
  const isUnit = (c: Float64Array) => c.some((x) => x !== 0);
  for (let k = 0; k < count; k++) {
    for (let e = 0; !isUnit(columns[k]!) && e < m; e++) columns[k] = orthogonal(e, m, columns.filter(isUnit));
  }
  const out = matrix(m, count);
  for (let k = 0; k < count; k++) for (let i = 0; i < m; i++) out.data[i * count + k] = columns[k]![i]!;
  return out;
}

/** Unit vector e made orthogonal to `others`; zeros if it lies among them. */
function orthogonal(e: number, m: number, others: readonly Float64Array[]): Float64Array {
  const x = new Float64Array(m);
  x[e] = 1;
  for (let pass = 0; pass < 2; pass++) {
    for (const o of others) {
      const dot = o.reduce((sum, v, i) => sum + v * x[i]!, 0);
      for (let i = 0; i < m; i++) x[i]! -= dot * o[i]!;
    }
  }
  const norm = Math.hypot(...x);
  return norm > 1e-8 ? x.map((v) => v / norm) : new Float64Array(m);
}

export const transposedMatrix = (a: Matrix): Matrix =>
  matrix(
    a.columns,
    a.rows,
    a.data.map((_, k) => a.data[(k % a.rows) * a.columns + Math.floor(k / a.rows)]!),
  );

export function svdOf(a: Matrix): Singular {
  if (a.rows >= a.columns) return tallSvd(a);
  const { u, s, vt } = tallSvd(transposedMatrix(a));
  return { u: transposedMatrix(vt), s, vt: transposedMatrix(u) };
}

/** Eigenvalues of a symmetric matrix in ascending order, with its eigenvectors as columns. */
export function eighOf(a: Matrix): { values: Float64Array; vectors: Matrix } {
  const n = a.rows;
  const d = Float64Array.from(a.data);
  const v = identityData(n);
  const scale = Math.hypot(...d);
  for (let sweep = 0, rotated = true; rotated && sweep < SWEEPS; sweep++) {
    rotated = false;
    for (let p = 0; p < n - 1; p++) {
      for (let q = p + 1; q < n; q++) {
        const pq = d[p * n + q]!;
        if (Math.abs(pq) <= TINY * scale * 1e-2) continue;
        const { c, s } = angle(d[p * n + p]!, d[q * n + q]!, pq);
        rotate(d, n, p, q, c, s);
        rotateRows(d, n, p, q, c, s);
        rotate(v, n, p, q, c, s);
        rotated = true;
      }
    }
  }
  const order = Array.from({ length: n }, (_, k) => k).sort((x, y) => d[x * n + x]! - d[y * n + y]!);
  const vectors = matrix(n, n);
  for (const [at, k] of order.entries()) {
    const sign = signFor(v[k]!);
    for (let i = 0; i < n; i++) vectors.data[i * n + at] = v[i * n + k]! * sign;
  }
  return { values: Float64Array.from(order, (k) => d[k * n + k]!), vectors };
}

function rotateRows(a: Float64Array, n: number, p: number, q: number, c: number, s: number): void {
  for (let j = 0; j < n; j++) {
    const [x, y] = [a[p * n + j]!, a[q * n + j]!];
    a[p * n + j] = c * x - s * y;
    a[q * n + j] = s * x + c * y;
  }
}
