import type { DType } from '../tensor/dtype.ts';
import { check } from './torch-error.ts';

/** Raises what PyTorch says where its CPU kernel lacks a dtype. `kernel` is PyTorch's name of the loop. */
export function checkImplemented(holds: boolean, kernel: string, dtype: DType): void {
  check(holds, () => `"${kernel}" not implemented for '${dtype.scalarType}'`, 'NotImplementedError');
}
