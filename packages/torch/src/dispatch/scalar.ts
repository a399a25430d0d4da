import { TorchError } from '../errors/torch-error.ts';
import { type DType, fixedWidthName } from '../tensor/dtype.ts';

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

/** The number that stands for `s` in a tensor of `dtype`: raises PyTorch's error for an imaginary part. */
export function realFor(dtype: DType, s: Scalar): Scalar {
  if (s.imaginary === undefined || dtype.category === 'complex') return s;
  if (dtype.category === 'bool') return boolScalar(s.value !== 0 || s.imaginary !== 0);
  if (s.imaginary === 0) return floatScalar(s.value);
  throw new TorchError(
    'RuntimeError',
    `value cannot be converted to type ${fixedWidthName(dtype)} without overflow`,
  );
}
