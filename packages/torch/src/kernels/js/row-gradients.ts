import { roundingOf } from '../../tensor/dtype.ts';
import { numelOf } from '../../tensor/shape.ts';
import type { Rows, RowGradient, Strided } from '../kernels.ts';

/** See `Kernels.rowGradients`. */
export function rowGradients(op: RowGradient, rows: Rows, out: Strided, g: Strided, y: Strided): void {
  const [count, n] = [numelOf(rows.outerShape), numelOf(rows.innerShape)];
  const round = roundingOf(out.dtype);
  for (let i = 0; i < count; i++) {
    const at = i * n;
    let sum = 0;
    for (let j = at; j < at + n; j++) {
      const share = g.heap[g.start + j]!;
      sum += op === 'softmax' ? share * y.heap[y.start + j]! : share;
    }
    for (let j = at; j < at + n; j++) {
      const [share, result] = [g.heap[g.start + j]!, y.heap[y.start + j]!];
      const value = op === 'softmax' ? result * (share - sum) : share - Math.exp(result) * sum;
      out.heap[out.start + j] = round ? round(value) : value;
    }
  }
}
