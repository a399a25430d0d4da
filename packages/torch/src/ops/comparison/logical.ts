import { inplaceOf } from '../../dispatch/inplace.ts';
import { op } from '../../dispatch/op.ts';
import { map1, map2 } from '../pointwise/driver.ts';

export const logicalNot = op({
  schema: 'logical_not(Tensor self) -> Tensor',
  on: ['function', 'method'],
  out: true,
  forward: (self) => map1(self, { name: 'logicalNot', f: (x) => Number(x === 0) }, 'bool'),
});
export const logicalNot_ = inplaceOf(logicalNot);

export const logicalAnd = op({
  schema: 'logical_and(Tensor self, Tensor other) -> Tensor',
  on: ['function', 'method'],
  out: true,
  forward: (self, other) =>
    map2(self, other, { name: 'logicalAnd', f: (x, y) => Number(x !== 0 && y !== 0) }, 'bool'),
});
export const logicalAnd_ = inplaceOf(logicalAnd);

export const logicalOr = op({
  schema: 'logical_or(Tensor self, Tensor other) -> Tensor',
  on: ['function', 'method'],
  out: true,
  forward: (self, other) =>
    map2(self, other, { name: 'logicalOr', f: (x, y) => Number(x !== 0 || y !== 0) }, 'bool'),
});
export const logicalOr_ = inplaceOf(logicalOr);

export const logicalXor = op({
  schema: 'logical_xor(Tensor self, Tensor other) -> Tensor',
  on: ['function', 'method'],
  out: true,
  forward: (self, other) =>
    map2(self, other, { name: 'logicalXor', f: (x, y) => Number((x !== 0) !== (y !== 0)) }, 'bool'),
});
export const logicalXor_ = inplaceOf(logicalXor);
