import { check } from '../errors/torch-error.ts';
import { type DType, fixedWidthName, int64, isFloat, largestOf, leastOf } from '../tensor/dtype.ts';

/** A Python number with its kind: `2` and `2.0` promote differently. */
export interface Scalar {
  readonly value: number;
  readonly of: 'bool' | 'int' | 'float';
  /** Of an int beyond 2^53, whose `value` is the nearest double. */
  readonly exact?: bigint;
  /** Of a Python complex, whose real part is `value`; see `realFor`. */
  readonly imaginary?: number;
}

export const intScalar = (value: number | bigint): Scalar =>
  typeof value === 'bigint' ? { value: Number(value), of: 'int', exact: value } : { value, of: 'int' };
export const floatScalar = (value: number): Scalar => ({ value, of: 'float' });
export const complexScalar = (value: number, imaginary: number): Scalar => ({
  value,
  of: 'float',
  imaginary,
});
export const boolScalar = (value: boolean): Scalar => ({ value: Number(value), of: 'bool' });

/** Reads a TypeScript number: whole numbers count as Python ints. */
export function toScalar(value: Scalar | number | boolean): Scalar {
  if (typeof value === 'boolean') return boolScalar(value);
  if (typeof value !== 'number') return value;
  return Number.isInteger(value) ? intScalar(value) : floatScalar(value);
}

/** As Python's `str` shows it, for error texts. */
export function scalarText(s: Scalar): string {
  if (s.of === 'bool') return s.value ? 'True' : 'False';
  return String(s.exact ?? s.value);
}

/** The number that stands for `s` in a tensor of `dtype` that is filled with it: raises PyTorch's error where it doesn't fit. */
export function realFor(dtype: DType, s: Scalar): Scalar {
  if (dtype.category === 'bool') return boolScalar(s.value !== 0 || (s.imaginary ?? 0) !== 0);
  check(
    !overflows(dtype, s),
    () => `value cannot be converted to type ${fixedWidthName(dtype)} without overflow`,
  );
  if (s.imaginary !== undefined) return dtype.category === 'complex' ? s : floatScalar(s.value);
  return s.of === 'float' && dtype.category === 'int' ? intScalar(Math.trunc(s.value)) : s;
}

/** As C++ sees it: infinities and NaN fit floats; a negative number fits an unsigned type if its size does. */
function overflows(dtype: DType, { value, of, exact, imaginary }: Scalar): boolean {
  if (dtype.category === 'complex') return false;
  if (imaginary !== undefined && imaginary !== 0) return true;
  if (isFloat(dtype)) return Number.isFinite(value) && Math.abs(value) > largestOf(dtype);
  if (dtype === int64 && exact !== undefined) return BigInt.asIntN(64, exact) !== exact;
  const least = dtype.name === 'uint8' && of === 'int' ? -largestOf(dtype) : leastOf(dtype);
  return !(value >= least && value <= largestOf(dtype));
}
