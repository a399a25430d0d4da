/**
 * int64 beyond 2^53. In memory such a number is the nearest double, which is what kernels compute with; this table keeps
 * the number itself, by place, for the ops that are exact: making, copying, reading, printing, + - * // %, comparing,
 * bits. An entry counts only while the memory still holds its double, so whoever writes there needn't know of it.
 */
import { arena } from './arena.ts';
import { int64 } from './dtype.ts';

interface Wide {
  readonly double: number;
  readonly exact: bigint;
}

/** By index into the heap of int64. */
const table = new Map<number, Wide>();

const LARGEST = 2n ** 63n - 1n;
export const EXACT_LIMIT = 2 ** 53;

export const hasWide = (): boolean => table.size > 0;

/** The number at an index of the int64 heap. */
export function wideAt(index: number): bigint {
  const double = arena.heap(int64)[index]!;
  const found = table.get(index);
  if (found && found.double === double) return found.exact;
  const whole = BigInt(Math.trunc(double));
  return whole > LARGEST ? LARGEST : whole;
}

/** Writes a number, modulo 2^64 as in C. */
export function storeWide(index: number, value: bigint): void {
  const exact = BigInt.asIntN(64, value);
  const double = Number(exact);
  arena.heap(int64)[index] = double;
  if (BigInt(double) === exact) table.delete(index);
  else table.set(index, { double, exact });
}

/** After the double was copied from one index to another. */
export function copyWide(from: number, to: number): void {
  const found = table.get(from);
  if (found) table.set(to, found);
}

/** Forgets a block of memory that was given back. */
export function forgetWide(address: number, bytes: number): void {
  const [first, end] = [address / 8, (address + bytes) / 8];
  if (table.size < end - first) {
    for (const index of table.keys()) if (index >= first && index < end) table.delete(index);
  } else for (let i = first; i < end; i++) table.delete(i);
}
