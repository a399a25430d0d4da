/** Matrices of a batch, one at a time, as rows of doubles; and the checks all of linalg share. */
import { checkImplemented } from '../../errors/not-implemented.ts';
import { check } from '../../errors/torch-error.ts';
import { kernels } from '../../kernels/kernels.ts';
import { fromValues, valuesOf } from '../../tensor/create.ts';
import { isFloat } from '../../tensor/dtype.ts';
import { numelOf, type Shape } from '../../tensor/shape.ts';
import { empty, type Tensor } from '../../tensor/tensor.ts';

/** Row-major. */
export interface Matrix {
  readonly rows: number;
  readonly columns: number;
  readonly data: Float64Array;
}

export const matrix = (rows: number, columns: number, data = new Float64Array(rows * columns)): Matrix => ({
  rows,
  columns,
  data,
});

export const batchShape = (t: Tensor): Shape => t.shape.slice(0, -2);

/** The matrices of a tensor, each a copy. */
export function matricesOf(t: Tensor): Matrix[] {
  const [rows, columns] = t.shape.slice(-2) as [number, number];
  const values = valuesOf(t);
  const size = rows * columns;
  return Array.from({ length: numelOf(batchShape(t)) }, (_, i) =>
    matrix(rows, columns, values.slice(i * size, (i + 1) * size)),
  );
}

/** A tensor [...batch, ...tail] from the numbers of each part; matrices lie column by column, as LAPACK leaves them. */
export function fromParts(parts: readonly ArrayLike<number>[], like: Tensor, tail: Shape): Tensor {
  const shape = [...batchShape(like), ...tail];
  const values = new Float64Array(numelOf(shape));
  let at = 0;
  for (const part of parts) {
    values.set(part, at);
    at += part.length;
  }
  const made = fromValues(values, shape, like.dtype);
  return tail.length === 2 ? columnMajor(made) : made;
}

/** A copy, without history, whose matrices lie column by column. */
export function columnMajor(t: Tensor): Tensor {
  const [m, n] = t.shape.slice(-2) as [number, number];
  const out = empty([...batchShape(t), n, m], t.dtype);
  const strides = [...out.strides.slice(0, -2), out.strides.at(-1)!, out.strides.at(-2)!];
  out.shape = t.shape;
  out.strides = strides;
  kernels.copy(out.shape, out, t);
  return out;
}

export function checkMatrix(name: string, a: Tensor): void {
  check(a.rank >= 2, () => `${name}: The input tensor A must have at least 2 dimensions.`);
}

export function checkSquare(name: string, a: Tensor): void {
  checkMatrix(name, a);
  const [rows, columns] = a.shape.slice(-2);
  check(
    rows === columns,
    () => `${name}: A must be batches of square matrices, but they are ${rows} by ${columns} matrices`,
  );
}

/** `kernel` is LAPACK's routine, which knows no 16-bit floats. */
export function checkFloatMatrix(name: string, a: Tensor, kernel?: string): void {
  check(
    isFloat(a.dtype),
    () => `${name}: Expected a floating point or complex tensor as input. Got ${a.dtype.scalarType}`,
  );
  if (kernel) checkImplemented(a.dtype.itemsize >= 4, kernel, a.dtype);
}

/** How an error names the matrix it is about. */
export const elementText = (a: Tensor, i: number): string => (a.rank > 2 ? `(Batch element ${i}): ` : '');
