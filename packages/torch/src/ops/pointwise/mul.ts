import { edge, node } from '../../autograd/node.ts';
import { aliasOf } from '../../dispatch/alias.ts';
import { inplaceOf } from '../../dispatch/inplace.ts';
import { derivative, op } from '../../dispatch/op.ts';
import { wrappedNumber } from '../../tensor/create.ts';
import type { Scalar2 } from '../../kernels/kernels.ts';
import { type DType, int32, int64 } from '../../tensor/dtype.ts';
import { torch } from '../torch.ts';
import { map2 } from './driver.ts';
import { resultType } from './promotion.ts';

const product = { name: 'mul', f: (x: number, y: number) => x * y };
const int32Product = { name: 'mulInt32', f: Math.imul };
const int64Product = { name: 'mulInt64', f: wrappingProduct };

function productIn(dtype: DType): Scalar2 {
  if (dtype === int64) return int64Product;
  return dtype === int32 ? int32Product : product;
}

/** Modulo 2^64 as in C, and never -0. Between 2^53 and 2^63 in magnitude the last digits are lost. */
function wrappingProduct(x: number, y: number): number {
  const z = x * y;
  return z < 2 ** 63 && z >= -(2 ** 63) ? z + 0 : Number(BigInt.asIntN(64, BigInt(x) * BigInt(y)));
}

export const mul = op({
  schema: 'mul.Tensor(Tensor self, Tensor other) -> Tensor',
  on: ['function', 'method'],
  out: true,
  numbers: true,
  forward: (self, other) => map2(self, other, productIn(resultType(self, other))),
});
// d(ab)/da = b, d(ab)/db = a
derivative(mul, (self, other) =>
  node(
    'MulBackward0',
    edge(self, [other], (g, other) => torch.mul(g, other)),
    edge(other, [self], (g, self) => torch.mul(g, self)),
  ),
);
export const mul_ = inplaceOf(mul);

/** Product with a number inside compositions; Python's `x * 2` is `mul`. */
export const mulScalar = op({
  schema: 'mul.Scalar(Tensor self, Scalar other) -> Tensor',
  on: [],
  forward: (self, other) => torch.mul(self, wrappedNumber(other)),
});
derivative(mulScalar, (self, other) =>
  node(
    'MulBackward1',
    edge(self, [], (g) => torch.mul(g, wrappedNumber(other))),
  ),
);
export const multiply = aliasOf(mul, 'multiply');
export const multiply_ = inplaceOf(multiply);
