/** Gaussian elimination with row exchanges. */
import { type DType, float32 } from '../../tensor/dtype.ts';
import { matrix, type Matrix } from './batch.ts';

export interface Factors {
  /** L below the diagonal (its own is 1), U on and above it. */
  readonly lu: Matrix;
  /** Row that each row was exchanged with, in order. */
  readonly pivots: number[];
  /** First column without a pivot, from 1; 0 if there is none. */
  readonly info: number;
}

/** Rounds each step as arithmetic in `dtype` would: whether a matrix counts as singular depends on it. */
export function luFactor(a: Matrix, dtype: DType): Factors {
  const round = dtype === float32 ? Math.fround : (x: number) => x;
  const { rows, columns } = a;
  const u = Float64Array.from(a.data);
  const pivots: number[] = [];
  let info = 0;
  for (let k = 0; k < Math.min(rows, columns); k++) {
    let best = k;
    for (let i = k + 1; i < rows; i++) {
      if (Math.abs(u[i * columns + k]!) > Math.abs(u[best * columns + k]!)) best = i;
    }
    pivots.push(best);
    exchangeRows(u, columns, k, best);
    const pivot = u[k * columns + k]!;
    if (pivot === 0) {
      info ||= k + 1;
      continue;
    }
    // LAPACK's code for the smallest matrices divides in its last step, else it multiplies by the reciprocal.
    const divides = rows <= 4 && k === columns - 2;
    const inverse = round(1 / pivot);
    for (let i = k + 1; i < rows; i++) {
      const below = u[i * columns + k]!;
      const factor = round(divides ? below / pivot : below * inverse);
      u[i * columns + k] = factor;
      for (let j = k + 1; j < columns; j++) {
        u[i * columns + j] = round(u[i * columns + j]! - round(factor * u[k * columns + j]!));
      }
    }
  }
  return { lu: matrix(rows, columns, u), pivots, info };
}

function exchangeRows(u: Float64Array, columns: number, i: number, j: number): void {
  if (i === j) return;
  const row = u.slice(i * columns, (i + 1) * columns);
  u.copyWithin(i * columns, j * columns, (j + 1) * columns);
  u.set(row, j * columns);
}

const SMALL = 8;

/** X of A X = B, for square A; each step is rounded to `dtype`. */
export function luSolve({ lu, pivots }: Factors, b: Matrix, dtype: DType): Matrix {
  const round = dtype === float32 ? Math.fround : (x: number) => x;
  const n = lu.rows;
  const m = b.columns;
  const x = Float64Array.from(b.data);
  for (const [i, j] of pivots.entries()) exchangeRows(x, m, i, j);
  const solveRows = n < SMALL ? solveByRows : solveByColumns;
  for (let c = 0; c < m; c++) solveRows(lu.data, n, x, c, m, round);
  return matrix(n, m, x);
}

type Round = (x: number) => number;

/** Column c of the solution, each element from a finished sum, as LAPACK does it for few rows. */
function solveByRows(lu: Float64Array, n: number, x: Float64Array, c: number, m: number, round: Round): void {
  const sum = (i: number, from: number, to: number) => {
    let s = 0;
    for (let k = from; k < to; k++) s = round(s + round(lu[i * n + k]! * x[k * m + c]!));
    return s;
  };
  for (let i = 0; i < n; i++) x[i * m + c] = round(x[i * m + c]! - sum(i, 0, i));
  for (let i = n - 1; i >= 0; i--) {
    const left = round(x[i * m + c]! - sum(i, i + 1, n));
    x[i * m + c] = round(left * round(1 / lu[i * n + i]!));
  }
}

/** The same, each element subtracted from the others as soon as it is known. */
function solveByColumns(
  lu: Float64Array,
  n: number,
  x: Float64Array,
  c: number,
  m: number,
  round: Round,
): void {
  const subtract = (i: number, k: number) => {
    x[i * m + c] = round(x[i * m + c]! - round(lu[i * n + k]! * x[k * m + c]!));
  };
  for (let k = 0; k < n; k++) for (let i = k + 1; i < n; i++) subtract(i, k);
  for (let k = n - 1; k >= 0; k--) {
    x[k * m + c] = round(x[k * m + c]! / lu[k * n + k]!);
    for (let i = 0; i < k; i++) subtract(i, k);
  }
}

/** Sign and size of the determinant's factors: the diagonal of U, and whether rows were exchanged an odd number of times. */
export function diagonalOf({ lu, pivots }: Factors): { diagonal: number[]; sign: 1 | -1 } {
  const diagonal = Array.from({ length: lu.rows }, (_, i) => lu.data[i * lu.columns + i]!);
  const exchanges = pivots.filter((p, i) => p !== i).length;
  return { diagonal, sign: exchanges % 2 === 0 ? 1 : -1 };
}

export function identity(n: number): Matrix {
  const out = matrix(n, n);
  for (let i = 0; i < n; i++) out.data[i * n + i] = 1;
  return out;
}

/** X of A X = B for a triangular A, of which the other half is not read. */
export function triangularSolve(a: Matrix, b: Matrix, upper: boolean, unit: boolean, dtype: DType): Matrix {
  const n = a.rows;
  // Seen from its last row and column, a lower triangle is an upper one.
  const place = (i: number) => (upper ? i : n - 1 - i);
  const seen = matrix(n, n);
  for (let i = 0; i < n; i++) {
    seen.data[i * n + i] = unit ? 1 : a.data[place(i) * n + place(i)]!;
    for (let j = i + 1; j < n; j++) seen.data[i * n + j] = a.data[place(i) * n + place(j)]!;
  }
  const turned = (m: Matrix) =>
    matrix(
      n,
      m.columns,
      m.data.map((_, k) => m.data[place(Math.floor(k / m.columns)) * m.columns + (k % m.columns)]!),
    );
  return turned(luSolve({ lu: seen, pivots: [], info: 0 }, turned(b), dtype));
}
