/** Division to whole numbers, as functions of two numbers that depend on the dtype. */
import { TorchError } from '../../errors/torch-error.ts';
import type { Scalar2 } from '../../kernels/kernels.ts';
import { type DType, isFloat } from '../../tensor/dtype.ts';
import { roundedTo } from './precision.ts';

/** For ints: raises on division by zero, and never gives -0. */
function whole(f: (x: number, y: number) => number): (x: number, y: number) => number {
  return (x, y) => {
    if (y === 0) throw new TorchError('RuntimeError', 'ZeroDivisionError');
    return f(x, y) + 0;
  };
}

// The sign of the result is that of the divisor.
function pythonRemainder(x: number, y: number): number {
  const rest = x % y;
  return rest !== 0 && rest < 0 !== y < 0 ? rest + y : rest;
}

export function remainderOf(dtype: DType): Scalar2 {
  return { name: 'remainder', f: isFloat(dtype) ? pythonRemainder : whole(pythonRemainder) };
}

export function fmodOf(dtype: DType): Scalar2 {
  const f = (x: number, y: number): number => x % y;
  return { name: 'fmod', f: isFloat(dtype) ? f : whole(f) };
}

export function truncatedQuotient(dtype: DType): Scalar2 {
  const step = roundedTo(dtype);
  const f = isFloat(dtype)
    ? (x: number, y: number) => Math.trunc(step(x / y))
    : whole((x, y) => (x - (x % y)) / y);
  return { name: 'truncatedQuotient', f };
}

export function flooredQuotient(dtype: DType): Scalar2 {
  const f = isFloat(dtype) ? flooredIn(dtype) : whole((x, y) => (x - pythonRemainder(x, y)) / y);
  return { name: 'flooredQuotient', f };
}

/** Each step is rounded, so that results jump where PyTorch's do: it takes the exact remainder off first. */
function flooredIn(dtype: DType): (x: number, y: number) => number {
  const step = roundedTo(dtype);
  return (x, y) => {
    if (y === 0) return x / y;
    const rest = x % y;
    let quotient = step(step(x - rest) / y);
    if (rest !== 0 && y < 0 !== rest < 0) quotient = step(quotient - 1);
    if (quotient === 0) return x / y < 0 || Object.is(x / y, -0) ? -0 : 0;
    const floored = Math.floor(quotient);
    return quotient - floored > 0.5 ? floored + 1 : floored;
  };
}
