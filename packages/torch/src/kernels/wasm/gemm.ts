/** Matrix product of float32. */
import { arena } from '../../tensor/arena.ts';
import type { Kernels } from '../kernels.ts';
import type { KernelModule } from './module.ts';
import { addressOf, isFloat32 } from './operands.ts';

export function gemm(module: KernelModule, otherwise: Kernels): Kernels['gemm'] {
  return (m, n, k, out, a, b, accumulate = false) => {
    const [rowO = 0, columnO = 0] = out.strides;
    const isTaken = isFloat32(out) && isFloat32(a) && isFloat32(b) && (columnO === 1 || n === 1);
    if (!isTaken) return otherwise.gemm(m, n, k, out, a, b, accumulate);
    const scratch = arena.allocate(module.gemmScratch(n));
    const [rowA, columnA] = a.strides as [number, number];
    const [rowB, columnB] = b.strides as [number, number];
    const [toA, toB] = [addressOf(a), addressOf(b)];
    module.gemm(
      m,
      n,
      k,
      toA,
      rowA,
      columnA,
      toB,
      rowB,
      columnB,
      addressOf(out),
      rowO,
      Number(accumulate),
      scratch,
    );
    arena.release(scratch);
  };
}
