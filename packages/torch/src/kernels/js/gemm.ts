/** Matrix product, accumulated in float64 row by row. */
import { roundingOf } from '../../tensor/dtype.ts';
import type { Strided } from '../kernels.ts';

export function gemm(
  m: number,
  n: number,
  k: number,
  out: Strided,
  a: Strided,
  b: Strided,
  accumulate = false,
): void {
  const sums = new Float64Array(n);
  const round = roundingOf(out.dtype);
  const [ho, ha, hb] = [out.heap, a.heap, b.heap];
  const [rowO = 0, colO = 0] = out.strides;
  const [rowA = 0, colA = 0] = a.strides;
  const [rowB = 0, colB = 0] = b.strides;
  for (let i = 0; i < m; i++) {
    sums.fill(0);
    for (let p = 0; p < k; p++) {
      const x = ha[a.start + i * rowA + p * colA]!;
      const base = b.start + p * rowB;
      for (let j = 0; j < n; j++) sums[j]! += x * hb[base + j * colB]!;
    }
    const base = out.start + i * rowO;
    for (let j = 0; j < n; j++) {
      const sum = accumulate ? ho[base + j * colO]! + sums[j]! : sums[j]!;
      ho[base + j * colO] = round ? round(sum) : sum;
    }
  }
}
