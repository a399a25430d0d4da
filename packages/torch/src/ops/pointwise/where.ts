import { edge, node } from '../../autograd/node.ts';
import { check } from '../../errors/torch-error.ts';
import { derivative, op } from '../../dispatch/op.ts';
import { realFor, type Scalar } from '../../dispatch/scalar.ts';
import { wrappedNumber } from '../../tensor/create.ts';
import type { Tensor } from '../../tensor/tensor.ts';
import { torch } from '../torch.ts';
import { castData, map3 } from './driver.ts';
import { resultType } from './promotion.ts';

export const where = op({
  schema: 'where.self(Tensor condition, Tensor self, Tensor other) -> Tensor',
  on: ['function'],
  forward(condition, self, other) {
    const { name, scalarType } = condition.dtype;
    check(
      name === 'bool' || name === 'uint8',
      () => `where expected condition to be a boolean tensor, but got a tensor with dtype ${scalarType}`,
    );
    const dtype = resultType(self, other);
    const scalar = { name: 'where', f: (c: number, x: number, y: number) => (c === 0 ? y : x) };
    if (resultType(condition, self, other) === dtype) return map3(condition, self, other, scalar);
    return map3(castData(condition, dtype), castData(self, dtype), castData(other, dtype), scalar);
  },
});
derivative(where, (condition, self, other) =>
  node(
    'WhereBackward0',
    edge(self, [condition], (g, c) => torch.where(c, g, torch.zerosLike(g))),
    edge(other, [condition], (g, c) => torch.where(c, torch.zerosLike(g), g)),
  ),
);

/** A number that has to fit the dtype it comes to have. */
function numberBeside(t: Tensor, s: Scalar): Tensor {
  const number = wrappedNumber(s);
  realFor(resultType(t, number), s);
  return number;
}

export const whereScalarOther = op({
  schema: 'where.ScalarOther(Tensor condition, Tensor self, Scalar other) -> Tensor',
  on: ['function'],
  forward: (condition, self, other) => torch.where(condition, self, numberBeside(self, other)),
});

export const whereScalarSelf = op({
  schema: 'where.ScalarSelf(Tensor condition, Scalar self, Tensor other) -> Tensor',
  on: ['function'],
  forward: (condition, self, other) => torch.where(condition, numberBeside(other, self), other),
});

export const whereScalar = op({
  schema: 'where.Scalar(Tensor condition, Scalar self, Scalar other) -> Tensor',
  on: ['function'],
  forward: (condition, self, other) => torch.where(condition, wrappedNumber(self), wrappedNumber(other)),
});
