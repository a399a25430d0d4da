/** Functions of two int64 numbers, exactly and modulo 2^64, where doubles would lose digits. Known by their names. */
import type { Scalar2, Strided } from '../../kernels/kernels.ts';
import { eachRow } from '../../kernels/js/elementwise.ts';
import { int64 } from '../../tensor/dtype.ts';
import { numelOf, type Shape } from '../../tensor/shape.ts';
import { EXACT_LIMIT, hasWide, storeWide, wideAt } from '../../tensor/wide.ts';

type Exact = (x: bigint, y: bigint, scale: bigint) => bigint | boolean;

/** As Python's %: the sign of the divisor. */
function remainder(x: bigint, y: bigint): bigint {
  const rest = x % y;
  return rest !== 0n && rest < 0n !== y < 0n ? rest + y : rest;
}

const FUNCTIONS: Readonly<Record<string, Exact>> = {
  add: (x, y) => x + y,
  sub: (x, y) => x - y,
  addScaled: (x, y, scale) => x + scale * y,
  mulInt64: (x, y) => x * y,
  remainder,
  fmod: (x, y) => x % y,
  truncatedQuotient: (x, y) => x / y,
  flooredQuotient: (x, y) => (x - remainder(x, y)) / y,
  bitwiseAnd: (x, y) => x & y,
  bitwiseOr: (x, y) => x | y,
  bitwiseXor: (x, y) => x ^ y,
  leftShift: (x, y) => (y < 0n || y > 63n ? 0n : x << y),
  rightShift: (x, y) => x >> (y < 0n || y > 63n ? 63n : y),
  eq: (x, y) => x === y,
  ne: (x, y) => x !== y,
  lt: (x, y) => x < y,
  le: (x, y) => x <= y,
  gt: (x, y) => x > y,
  ge: (x, y) => x >= y,
};

/** Computes again what `op` gave for int64 operands, where doubles were not enough. */
export function mapExactly(op: Scalar2, shape: Shape, out: Strided, a: Strided, b: Strided): void {
  const f = FUNCTIONS[op.name];
  if (!f || !(hasWide() || (out.dtype === int64 && isBeyond(out, numelOf(shape))))) return;
  const scale = BigInt(op.scale ?? 1);
  eachRow(shape, [out.strides, a.strides, b.strides], (n, [o, x, y], [so, sa, sb]) => {
    for (let i = 0; i < n; i++) {
      const to = out.start + o! + i * so!;
      const z = f(wideAt(a.start + x! + i * sa!), wideAt(b.start + y! + i * sb!), scale);
      if (typeof z === 'boolean') out.heap[to] = Number(z);
      else storeWide(to, z);
    }
  });
}

function isBeyond({ heap, start }: Strided, n: number): boolean {
  for (let i = start; i < start + n; i++) if (Math.abs(heap[i]!) >= EXACT_LIMIT) return true;
  return false;
}
