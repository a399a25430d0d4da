/** Questions about type promotion; results are dtypes or bools. */
import { op } from '../../dispatch/op.ts';
import { wrappedNumber } from '../../tensor/create.ts';
import { CATEGORY_RANK, promoteTypes as promoted } from '../../tensor/dtype.ts';
import { resultType } from '../pointwise/promotion.ts';

export const promoteTypes = op({
  schema: 'promote_types(ScalarType type1, ScalarType type2) -> ScalarType',
  on: ['function'],
  forward: promoted,
});

/** A value may move up the categories bool, int, float, complex, never down; ranges don't count. */
export const canCast = op({
  schema: 'can_cast(ScalarType from_, ScalarType to) -> bool',
  on: ['function'],
  forward(from, to) {
    return CATEGORY_RANK[from.category] <= CATEGORY_RANK[to.category];
  },
});

export const resultTypeOfTensors = op({
  schema: 'result_type.Tensor(Tensor tensor, Tensor other) -> ScalarType',
  on: ['function'],
  forward: (tensor, other) => resultType(tensor, other),
});

export const resultTypeWithNumber = op({
  schema: 'result_type.Scalar(Tensor tensor, Scalar other) -> ScalarType',
  on: ['function'],
  forward: (tensor, other) => resultType(tensor, wrappedNumber(other)),
});

export const resultTypeOfNumber = op({
  schema: 'result_type.Scalar_Tensor(Scalar scalar, Tensor tensor) -> ScalarType',
  on: ['function'],
  forward: (scalar, tensor) => resultType(wrappedNumber(scalar), tensor),
});

export const resultTypeOfNumbers = op({
  schema: 'result_type.Scalar_Scalar(Scalar scalar1, Scalar scalar2) -> ScalarType',
  on: ['function'],
  forward: (a, b) => resultType(wrappedNumber(a), wrappedNumber(b)),
});
