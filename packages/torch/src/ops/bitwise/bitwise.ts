import { inplaceOf } from '../../dispatch/inplace.ts';
import { op } from '../../dispatch/op.ts';
import { checkImplemented } from '../../errors/not-implemented.ts';
import { isFloat } from '../../tensor/dtype.ts';
import { map1 } from '../pointwise/driver.ts';
import { type BitOp, bitOp } from './bit-op.ts';

const isInt32 = (x: number): boolean => (x | 0) === x;

/** JavaScript's bit operators take 32 bits; larger int64 values go through BigInt. */
function onBits(
  name: string,
  kernel: string,
  small: (x: number, y: number) => number,
  large: (x: bigint, y: bigint) => bigint,
): BitOp {
  const f = (x: number, y: number): number =>
    isInt32(x) && isInt32(y) ? small(x, y) : Number(BigInt.asIntN(64, large(BigInt(x), BigInt(y))));
  return { kernel, takesBool: true, numberOverload: 'Scalar', scalarOf: () => ({ name, f }) };
}

export const [bitwiseAnd, bitwiseAndOfScalar, bitwiseAndScalar] = bitOp(
  'bitwise_and',
  onBits(
    'bitwiseAnd',
    'bitwise_and_cpu',
    (x, y) => x & y,
    (x, y) => x & y,
  ),
);
export const bitwiseAnd_ = inplaceOf(bitwiseAnd);
export const bitwiseAndScalar_ = inplaceOf(bitwiseAndScalar);

export const [bitwiseOr, bitwiseOrOfScalar, bitwiseOrScalar] = bitOp(
  'bitwise_or',
  onBits(
    'bitwiseOr',
    'bitwise_or_cpu',
    (x, y) => x | y,
    (x, y) => x | y,
  ),
);
export const bitwiseOr_ = inplaceOf(bitwiseOr);
export const bitwiseOrScalar_ = inplaceOf(bitwiseOrScalar);

export const [bitwiseXor, bitwiseXorOfScalar, bitwiseXorScalar] = bitOp(
  'bitwise_xor',
  onBits(
    'bitwiseXor',
    'bitwise_xor_cpu',
    (x, y) => x ^ y,
    (x, y) => x ^ y,
  ),
);
export const bitwiseXor_ = inplaceOf(bitwiseXor);
export const bitwiseXorScalar_ = inplaceOf(bitwiseXorScalar);

export const bitwiseNot = op({
  schema: 'bitwise_not(Tensor self) -> Tensor',
  on: ['function', 'method'],
  out: true,
  forward(self) {
    checkImplemented(!isFloat(self.dtype), 'bitwise_not_cpu', self.dtype);
    const f = self.dtype.category === 'bool' ? (x: number) => 1 - x : (x: number) => -1 - x;
    return map1(self, { name: 'bitwiseNot', f });
  },
});
export const bitwiseNot_ = inplaceOf(bitwiseNot);
