/** Numbers of a tensor laid out to be looked at: matrices, or a long row folded, each value with its index and its colour. */
import type { JsonNumber } from '@tenfold/runtime';

export interface Grid {
  /** Index of the matrix in a tensor of more dimensions: `[1]`; empty where there is one only. */
  readonly label: string;
  readonly rows: readonly (readonly JsonNumber[])[];
}

const MOST_IN_TABLE = 12;
const FOLD_AT = 16;

/** Can these values be read as tables of numbers? Else a heat map shows them. */
export function fitsTable(shape: readonly number[], told: number): boolean {
  const [rows, columns] = [shape.at(-2) ?? 1, shape.at(-1) ?? 1];
  return (
    rows <= MOST_IN_TABLE && columns <= MOST_IN_TABLE && told <= MOST_IN_TABLE ** 2 && told === sizeOf(shape)
  );
}

/** The matrices of a tensor, or its one row. */
export function gridsOf(shape: readonly number[], values: readonly JsonNumber[]): readonly Grid[] {
  const [rows, columns] = [shape.at(-2) ?? 1, shape.at(-1) ?? 1];
  const count = rows * columns === 0 ? 0 : values.length / (rows * columns);
  return Array.from({ length: count }, (_, index) => ({
    label: shape.length > 2 ? `[${indexAt(shape.slice(0, -2), index).join(', ')}]` : '',
    rows: rowsOf(values.slice(index * rows * columns, (index + 1) * rows * columns), columns),
  }));
}

/** One picture of all values: a row for each last dimension; a long vector is folded. */
export function pictureOf(
  shape: readonly number[],
  values: readonly JsonNumber[],
): readonly (readonly JsonNumber[])[] {
  return rowsOf(values, shape.length > 1 ? (shape.at(-1) ?? 1) : FOLD_AT);
}

/** Index of a value, by its place row by row: `[2, 0]`. */
export function indexAt(shape: readonly number[], place: number): number[] {
  const index: number[] = [];
  let left = place;
  for (let dim = shape.length - 1; dim >= 0; dim--) {
    const size = shape[dim] ?? 1;
    index.unshift(left % size);
    left = Math.floor(left / size);
  }
  return index;
}

/** -1 to 1: how far a value is from zero, compared with the largest. Not finite: 0. */
export function strength(value: JsonNumber, largest: number): number {
  return typeof value === 'number' && largest > 0 ? value / largest : 0;
}

export function largestOf(values: readonly JsonNumber[]): number {
  return values.reduce<number>(
    (most, value) => (typeof value === 'number' ? Math.max(most, Math.abs(value)) : most),
    0,
  );
}

const sizeOf = (shape: readonly number[]): number => shape.reduce((product, size) => product * size, 1);

function rowsOf(values: readonly JsonNumber[], columns: number): JsonNumber[][] {
  return Array.from({ length: Math.ceil(values.length / columns) }, (_, row) =>
    values.slice(row * columns, (row + 1) * columns),
  );
}
