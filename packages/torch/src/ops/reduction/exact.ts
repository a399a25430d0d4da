/** Sums and products of whole numbers, exactly and modulo 2^64, where doubles have lost digits. Known by their names. */
import { valuesOf, wholeValuesOf } from '../../tensor/create.ts';
import { int64, isFloat } from '../../tensor/dtype.ts';
import type { Tensor } from '../../tensor/tensor.ts';
import { EXACT_LIMIT, hasWide, storeWide } from '../../tensor/wide.ts';

type Step = (total: bigint, x: bigint) => bigint;
const wrapped = (x: bigint): bigint => BigInt.asIntN(64, x);

const STEPS: Readonly<Record<string, { readonly start: bigint; readonly step: Step }>> = {
  sum: { start: 0n, step: (total, x) => wrapped(total + x) },
  prod: { start: 1n, step: (total, x) => wrapped(total * x) },
};

/** Whether numbers that doubles don't hold may have been lost in int64 results. */
export const mayBeInexact = (out: Tensor): boolean => hasWide() || isBeyond(out);

const isBeyond = (out: Tensor): boolean => valuesOf(out).some((x) => !(Math.abs(x) < EXACT_LIMIT));

const wholeNumbers = (t: Tensor): bigint[] =>
  t.dtype === int64 ? wholeValuesOf(t) : Array.from(valuesOf(t), (x) => BigInt(x));

/**
 * Computes the int64 results in `out`, contiguous, again where it has to: from the rows of `rows`, one a result; or with
 * `isRunning` the totals after each number of a row.
 */
export function redoExactly(name: string, out: Tensor, rows: Tensor, isRunning = false): void {
  const found = STEPS[name];
  if (!found || out.dtype !== int64 || isFloat(rows.dtype) || !mayBeInexact(out)) return;
  const numbers = wholeNumbers(rows);
  const length = isRunning ? rows.size(rows.rank - 1) : numbers.length / out.numel;
  let total = found.start;
  for (const [i, x] of numbers.entries()) {
    if (i % length === 0) total = found.start;
    total = found.step(total, x);
    if (isRunning) storeWide(out.start + i, total);
    else if ((i + 1) % length === 0) storeWide(out.start + (i + 1) / length - 1, total);
  }
}
