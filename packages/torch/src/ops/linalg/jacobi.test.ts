import { expect, it } from 'vitest';
import { matrix, type Matrix } from './batch.ts';
import { completed, eighOf, svdOf, transposedMatrix } from './jacobi.ts';

/** Entry (i, j) of a b. */
const times = (a: Matrix, b: Matrix): Matrix =>
  matrix(
    a.rows,
    b.columns,
    Float64Array.from({ length: a.rows * b.columns }, (_, at) => {
      const [i, j] = [Math.floor(at / b.columns), at % b.columns];
      let sum = 0;
      for (let k = 0; k < a.columns; k++) sum += a.data[i * a.columns + k]! * b.data[k * b.columns + j]!;
      return sum;
    }),
  );

const scaledColumns = (a: Matrix, by: Float64Array): Matrix =>
  matrix(
    a.rows,
    a.columns,
    a.data.map((x, at) => x * by[at % a.columns]!),
  );

function expectClose(found: Matrix, wanted: Matrix): void {
  for (const [i, x] of wanted.data.entries()) expect(found.data[i]).toBeCloseTo(x, 10);
}

const tall = matrix(4, 3, Float64Array.from([1, 2, 3, 4, 5, 6, 7, 8, 9, 1, 0, 2]));
const wide = matrix(2, 3, Float64Array.from([3, 0, -1, 2, 2, 2]));
const singular = matrix(3, 3, Float64Array.from([1, 2, 3, 2, 4, 6, 1, 1, 1]));

it.each([tall, wide, singular])('U S V is the matrix again, S falling', (a) => {
  const { u, s, vt } = svdOf(a);
  expectClose(times(scaledColumns(u, s), vt), a);
  expect([...s]).toEqual([...s].sort((x, y) => y - x));
});

it('the eigenvectors of a symmetric matrix turn it into its eigenvalues, which rise', () => {
  const a = matrix(3, 3, Float64Array.from([4, 1, -2, 1, 3, 0, -2, 0, 1]));
  const { values, vectors } = eighOf(a);
  expectClose(times(a, vectors), scaledColumns(vectors, values));
  expect([...values]).toEqual([...values].sort((x, y) => x - y));
});

it('completing a basis adds unit vectors that are orthogonal to it', () => {
  const basis = completed(svdOf(tall).u, 4);
  const turned = transposedMatrix(basis);
  const identity = matrix(4, 4, Float64Array.from([1, 0, 0, 0, 0, 1, 0, 0, 0, 0, 1, 0, 0, 0, 0, 1]));
  expectClose(times(turned, basis), identity);
});
