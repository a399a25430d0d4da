/** ==, !=, <, <=, >, >= : bool results, no gradient. */
import { inplaceOf } from '../../dispatch/inplace.ts';
import { type Op, op } from '../../dispatch/op.ts';
import { map2 } from '../pointwise/driver.ts';

type CompareSchema<N extends string> = `${N}.Tensor(Tensor self, Tensor other) -> Tensor`;

function compare<const N extends string>(
  name: N,
  holds: (x: number, y: number) => boolean,
): Op<CompareSchema<N>> {
  const scalar = { name, f: (x: number, y: number) => Number(holds(x, y)) };
  return op({
    schema: `${name}.Tensor(Tensor self, Tensor other) -> Tensor` as CompareSchema<N>,
    on: ['function', 'method'],
    out: true,
    numbers: true,
    forward: ((self: never, other: never) => map2(self, other, scalar, 'bool')) as never,
  });
}

export const eq = compare('eq', (x, y) => x === y);
export const eq_ = inplaceOf(eq);
export const ne = compare('ne', (x, y) => x !== y);
export const ne_ = inplaceOf(ne);
export const lt = compare('lt', (x, y) => x < y);
export const lt_ = inplaceOf(lt);
export const le = compare('le', (x, y) => x <= y);
export const le_ = inplaceOf(le);
export const gt = compare('gt', (x, y) => x > y);
export const gt_ = inplaceOf(gt);
export const ge = compare('ge', (x, y) => x >= y);
export const ge_ = inplaceOf(ge);
