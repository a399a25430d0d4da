/** Tests of single values: bool results, no gradient. */
import { op } from '../../dispatch/op.ts';
import { unary } from '../pointwise/unary.ts';
import { map1 } from '../pointwise/driver.ts';

const test =
  (holds: (x: number) => boolean) =>
  (x: number): number =>
    Number(holds(x));

export const isnan = unary('isnan', test(Number.isNaN), 'bool');
export const isfinite = unary('isfinite', test(Number.isFinite), 'bool');
export const isinf = unary(
  'isinf',
  test((x) => Math.abs(x) === Infinity),
  'bool',
);
export const isposinf = unary(
  'isposinf',
  test((x) => x === Infinity),
  'bool',
);
export const isneginf = unary(
  'isneginf',
  test((x) => x === -Infinity),
  'bool',
);
export const signbit = unary(
  'signbit',
  test((x) => x < 0 || Object.is(x, -0)),
  'bool',
);

export const isreal = op({
  schema: 'isreal(Tensor self) -> Tensor',
  on: ['function', 'method'],
  forward: (self) => map1(self, { name: 'isreal', f: () => 1 }, 'bool'),
});
