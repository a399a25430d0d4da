/** Loops over rows: each is gathered into a float64 scratch array, worked on, and rounded once when stored. */
import { roundingOf } from '../../tensor/dtype.ts';
import { numelOf, type Shape } from '../../tensor/shape.ts';
import type { RowMapper, RowReducer, Rows, Strided } from '../kernels.ts';
import { eachRow } from './elementwise.ts';

export function reduceRows(op: RowReducer, rows: Rows, out: Strided, a: Strided): void {
  const n = numelOf(rows.innerShape);
  const row = new Float64Array(n);
  const round = roundingOf(out.dtype);
  const [outer, inner] = splitStrides(rows, a);
  const { heap, start } = out;
  let at = start;
  eachOffset(rows.outerShape, outer, (offset) => {
    gather(a, offset, rows.innerShape, inner, row);
    const value = op.f(row, n);
    heap[at++] = round ? round(value) : value;
  });
}

export function mapRows(op: RowMapper, rows: Rows, out: Strided, a: Strided): void {
  const n = numelOf(rows.innerShape);
  const row = new Float64Array(n);
  const result = new Float64Array(n);
  const round = roundingOf(out.dtype);
  const [outerA, innerA] = splitStrides(rows, a);
  const [outerO, innerO] = splitStrides(rows, out);
  const { heap, start } = out;
  const step = innerO[0]!;
  eachRow(
    [...rows.outerShape, 1],
    [
      [...outerA, 0],
      [...outerO, 0],
    ],
    (_n, [offsetA, offsetO]) => {
      gather(a, offsetA!, rows.innerShape, innerA, row);
      op.f(row, result, n);
      for (let i = 0; i < n; i++) heap[start + offsetO! + i * step] = round ? round(result[i]!) : result[i]!;
    },
  );
}

function splitStrides(rows: Rows, a: Strided): [Shape, Shape] {
  const split = rows.outerShape.length;
  return [a.strides.slice(0, split), a.strides.slice(split)];
}

function eachOffset(shape: Shape, strides: Shape, visit: (offset: number) => void): void {
  eachRow(shape, [strides], (n, [o], [s]) => {
    for (let i = 0; i < n; i++) visit(o! + i * s!);
  });
}

function gather(a: Strided, offset: number, shape: Shape, strides: Shape, row: Float64Array): void {
  const { heap } = a;
  const base = a.start + offset;
  let at = 0;
  eachRow(shape, [strides], (n, [o], [s]) => {
    for (let i = 0; i < n; i++) row[at++] = heap[base + o! + i * s!]!;
  });
}
