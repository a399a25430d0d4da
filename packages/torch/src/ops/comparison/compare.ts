/** ==, !=, <, <=, >, >= : bool results, no gradient. With a number there is an overload of its own. */
import { aliasOf } from '../../dispatch/alias.ts';
import { inplaceOf } from '../../dispatch/inplace.ts';
import { type Op, op } from '../../dispatch/op.ts';
import { wrappedNumber } from '../../tensor/create.ts';
import { map2 } from '../pointwise/driver.ts';

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
      schema: `${name}.Tensor(Tensor self, Tensor other) -> Tensor` as WithTensor<N>,
      forward: ((self: never, other: never) => map2(self, other, scalar, 'bool')) as never,
    }),
    op({
      ...options,
      schema: `${name}.Scalar(Tensor self, Scalar other) -> Tensor` as WithNumber<N>,
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

export const eq_ = inplaceOf(eq);
export const eqScalar_ = inplaceOf(eqScalar);
export const ne_ = inplaceOf(ne);
export const neScalar_ = inplaceOf(neScalar);
export const lt_ = inplaceOf(lt);
export const ltScalar_ = inplaceOf(ltScalar);
export const le_ = inplaceOf(le);
export const leScalar_ = inplaceOf(leScalar);
export const gt_ = inplaceOf(gt);
export const gtScalar_ = inplaceOf(gtScalar);
export const ge_ = inplaceOf(ge);
export const geScalar_ = inplaceOf(geScalar);

export const notEqual = aliasOf(ne, 'not_equal');
export const notEqualScalar = aliasOf(neScalar, 'not_equal');
export const notEqual_ = inplaceOf(notEqual);
export const notEqualScalar_ = inplaceOf(notEqualScalar);

export const less = aliasOf(lt, 'less');
export const lessScalar = aliasOf(ltScalar, 'less');
export const less_ = inplaceOf(less);
export const lessScalar_ = inplaceOf(lessScalar);

export const lessEqual = aliasOf(le, 'less_equal');
export const lessEqualScalar = aliasOf(leScalar, 'less_equal');
export const lessEqual_ = inplaceOf(lessEqual);
export const lessEqualScalar_ = inplaceOf(lessEqualScalar);

export const greater = aliasOf(gt, 'greater');
export const greaterScalar = aliasOf(gtScalar, 'greater');
export const greater_ = inplaceOf(greater);
export const greaterScalar_ = inplaceOf(greaterScalar);

export const greaterEqual = aliasOf(ge, 'greater_equal');
export const greaterEqualScalar = aliasOf(geScalar, 'greater_equal');
export const greaterEqual_ = inplaceOf(greaterEqual);
export const greaterEqualScalar_ = inplaceOf(greaterEqualScalar);
