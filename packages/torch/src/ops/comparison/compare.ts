/** ==, !=, <, <=, >, >= : bool results, no gradient. With a number there is an overload of its own. */
import { edge, node } from '../../autograd/node.ts';
import { aliasOf } from '../../dispatch/alias.ts';
import { inplaceOf } from '../../dispatch/inplace.ts';
import { type Op, op } from '../../dispatch/op.ts';
import { wrappedNumber } from '../../tensor/create.ts';
import type { Tensor } from '../../tensor/tensor.ts';
import { map2 } from '../pointwise/driver.ts';
import { torch } from '../torch.ts';

type WithTensor<N extends string> = `${N}.Tensor(Tensor self, Tensor other) -> Tensor`;
type WithNumber<N extends string> = `${N}.Scalar(Tensor self, Scalar other) -> Tensor`;

function compare<const N extends string>(
  name: N,
  holds: (x: number, y: number) => boolean,
): [Op<WithTensor<N>>, Op<WithNumber<N>>] {
  const scalar = { name, f: (x: number, y: number) => Number(holds(x, y)) };
  const options = { on: ['function', 'method'], out: true } as const;
  return [
    op({
      ...options,
      schema: `${name}.Tensor(Tensor self, Tensor other) -> Tensor`,
      forward: ((self: never, other: never) => map2(self, other, scalar, 'bool')) as never,
    }),
    op({
      ...options,
      schema: `${name}.Scalar(Tensor self, Scalar other) -> Tensor`,
      forward: ((self: never, other: never) => map2(self, wrappedNumber(other), scalar, 'bool')) as never,
    }),
  ];
}

export const [eq, eqScalar] = compare('eq', (x, y) => x === y);
export const [ne, neScalar] = compare('ne', (x, y) => x !== y);
export const [lt, ltScalar] = compare('lt', (x, y) => x < y);
export const [le, leScalar] = compare('le', (x, y) => x <= y);
export const [gt, gtScalar] = compare('gt', (x, y) => x > y);
export const [ge, geScalar] = compare('ge', (x, y) => x >= y);

/** Written into a float tensor that has a history, a comparison cuts it off: the gradient is 0. */
function inPlace<const N extends string>(
  name: string,
  withTensor: Op<WithTensor<N>>,
  withNumber: Op<WithNumber<N>>,
) {
  const zeros = (g: Tensor): Tensor => torch.zerosLike(g);
  const ofTensors = (self: Tensor, other: Tensor) =>
    node(`${name}Backward1`, edge(self, [], zeros), edge(other, [], zeros));
  const ofNumber = (self: Tensor) => node(`${name}Backward0`, edge(self, [], zeros));
  return [inplaceOf(withTensor, ofTensors as never), inplaceOf(withNumber, ofNumber as never)] as const;
}

export const [eq_, eqScalar_] = inPlace('Eq', eq, eqScalar);
export const [ne_, neScalar_] = inPlace('Ne', ne, neScalar);
export const [lt_, ltScalar_] = inPlace('Lt', lt, ltScalar);
export const [le_, leScalar_] = inPlace('Le', le, leScalar);
export const [gt_, gtScalar_] = inPlace('Gt', gt, gtScalar);
export const [ge_, geScalar_] = inPlace('Ge', ge, geScalar);

export const notEqual = aliasOf(ne, 'not_equal');
export const notEqualScalar = aliasOf(neScalar, 'not_equal');
export const [notEqual_, notEqualScalar_] = inPlace('Ne', notEqual, notEqualScalar);

export const less = aliasOf(lt, 'less');
export const lessScalar = aliasOf(ltScalar, 'less');
export const [less_, lessScalar_] = inPlace('Lt', less, lessScalar);

export const lessEqual = aliasOf(le, 'less_equal');
export const lessEqualScalar = aliasOf(leScalar, 'less_equal');
export const [lessEqual_, lessEqualScalar_] = inPlace('Le', lessEqual, lessEqualScalar);

export const greater = aliasOf(gt, 'greater');
export const greaterScalar = aliasOf(gtScalar, 'greater');
export const [greater_, greaterScalar_] = inPlace('Gt', greater, greaterScalar);

export const greaterEqual = aliasOf(ge, 'greater_equal');
export const greaterEqualScalar = aliasOf(geScalar, 'greater_equal');
export const [greaterEqual_, greaterEqualScalar_] = inPlace('Ge', greaterEqual, greaterEqualScalar);
