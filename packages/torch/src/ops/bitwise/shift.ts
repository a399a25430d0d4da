import { inplaceOf } from '../../dispatch/inplace.ts';
import type { Scalar2 } from '../../kernels/kernels.ts';
import type { DType } from '../../tensor/dtype.ts';
import { bitOp } from './bit-op.ts';

/** A shift by a negative number, or by more bits than there are, gives 0. */
function leftShift(dtype: DType): Scalar2 {
  const bits = dtype.itemsize * 8;
  const f = (x: number, y: number): number =>
    y < 0 || y >= bits ? 0 : Number(BigInt.asIntN(64, BigInt(x) << BigInt(y)));
  return { name: 'leftShift', f };
}

/** The sign is kept: a shift by a negative number, or by too many bits, leaves 0 or -1. */
function rightShift(dtype: DType): Scalar2 {
  const bits = dtype.itemsize * 8;
  const f = (x: number, y: number): number => Math.floor(x / 2 ** (y < 0 || y > bits ? bits : y));
  return { name: 'rightShift', f };
}

export const [bitwiseLeftShift, leftShiftOfScalar, leftShiftScalar] = bitOp('bitwise_left_shift', {
  kernel: 'lshift_cpu',
  takesBool: false,
  numberOverload: 'Tensor_Scalar',
  scalarOf: leftShift,
});
export const bitwiseLeftShift_ = inplaceOf(bitwiseLeftShift);
export const leftShiftScalar_ = inplaceOf(leftShiftScalar);

export const [bitwiseRightShift, rightShiftOfScalar, rightShiftScalar] = bitOp('bitwise_right_shift', {
  kernel: 'rshift_cpu',
  takesBool: false,
  numberOverload: 'Tensor_Scalar',
  scalarOf: rightShift,
});
export const bitwiseRightShift_ = inplaceOf(bitwiseRightShift);
export const rightShiftScalar_ = inplaceOf(rightShiftScalar);
