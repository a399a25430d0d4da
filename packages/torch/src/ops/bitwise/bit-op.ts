/** Builds the overloads of a binary op on ints: two tensors, tensor and number, number and tensor. */
import { type Op, op } from '../../dispatch/op.ts';
import type { Scalar } from '../../dispatch/scalar.ts';
import { checkImplemented } from '../../errors/not-implemented.ts';
import type { Scalar2 } from '../../kernels/kernels.ts';
import { wrappedNumber } from '../../tensor/create.ts';
import type { DType } from '../../tensor/dtype.ts';
import { broadcastShapes } from '../../tensor/shape.ts';
import type { Tensor } from '../../tensor/tensor.ts';
import { map2 } from '../pointwise/driver.ts';
import { resultType } from '../pointwise/promotion.ts';

export interface BitOp {
  /** PyTorch's name of the loop, for the error on floats. */
  readonly kernel: string;
  readonly takesBool: boolean;
  /** `bitwise_and.Scalar`, but `bitwise_left_shift.Tensor_Scalar`. */
  readonly numberOverload: string;
  readonly scalarOf: (dtype: DType) => Scalar2;
}

type WithTensor<N extends string> = `${N}.Tensor(Tensor self, Tensor other) -> Tensor`;
type OfNumber<N extends string> = `${N}.Scalar_Tensor(Scalar self, Tensor other) -> Tensor`;
type WithNumber<N extends string> = `${N}.Scalar(Tensor self, Scalar other) -> Tensor`;

export function mapInts(self: Tensor, other: Tensor, { kernel, takesBool, scalarOf }: BitOp): Tensor {
  const dtype = resultType(self, other);
  const fits = dtype.category === 'int' || (takesBool && dtype.category === 'bool');
  broadcastShapes(self.shape, other.shape);
  checkImplemented(fits, kernel, dtype);
  return map2(self, other, scalarOf(dtype));
}

export function bitOp<const N extends string>(
  name: N,
  definition: BitOp,
): [Op<WithTensor<N>>, Op<OfNumber<N>>, Op<WithNumber<N>>] {
  const both = { on: ['function', 'method'], out: true } as const;
  return [
    op({
      ...both,
      schema: `${name}.Tensor(Tensor self, Tensor other) -> Tensor`,
      forward: ((self: Tensor, other: Tensor) => mapInts(self, other, definition)) as never,
    }),
    op({
      on: ['function'],
      schema: `${name}.Scalar_Tensor(Scalar self, Tensor other) -> Tensor`,
      forward: ((self: Scalar, other: Tensor) => mapInts(wrappedNumber(self), other, definition)) as never,
    }),
    op({
      ...both,
      schema: `${name}.${definition.numberOverload}(Tensor self, Scalar other) -> Tensor` as WithNumber<N>,
      forward: ((self: Tensor, other: Scalar) => mapInts(self, wrappedNumber(other), definition)) as never,
    }),
  ];
}
