import { edge, node } from '../../autograd/node.ts';
import { inplaceOf } from '../../dispatch/inplace.ts';
import { derivative, op } from '../../dispatch/op.ts';
import { checkImplemented } from '../../errors/not-implemented.ts';
import type { Scalar2 } from '../../kernels/kernels.ts';
import { wrappedNumber } from '../../tensor/create.ts';
import type { DType } from '../../tensor/dtype.ts';
import type { Tensor } from '../../tensor/tensor.ts';
import { torch } from '../torch.ts';
import { map2 } from './driver.ts';
import { resultType } from './promotion.ts';
import { flooredQuotient, fmodOf, remainderOf } from './quotient.ts';
import { refusedNode } from './refused.ts';

function mapNumbers(self: Tensor, other: Tensor, kernel: string, scalarOf: (d: DType) => Scalar2): Tensor {
  const dtype = resultType(self, other);
  checkImplemented(dtype.category !== 'bool', kernel, dtype);
  return map2(self, other, scalarOf(dtype));
}

export const remainder = op({
  schema: 'remainder.Tensor(Tensor self, Tensor other) -> Tensor',
  on: ['function', 'method'],
  out: true,
  forward: (self, other) => mapNumbers(self, other, 'remainder_cpu', remainderOf),
});
// a - b floor(a / b)
derivative(remainder, (self, other) =>
  node(
    'RemainderBackward1',
    edge(self, [], (g) => g),
    edge(other, [self, other], (g, a, b) => torch.mul(torch.neg(g), torch.divMode(a, b, 'floor'))),
  ),
);
export const remainder_ = inplaceOf(remainder);

export const remainderOfScalar = op({
  schema: 'remainder.Scalar_Tensor(Scalar self, Tensor other) -> Tensor',
  on: ['function'],
  forward: (self, other) => mapNumbers(wrappedNumber(self), other, 'remainder_cpu', remainderOf),
});
derivative(remainderOfScalar, (_self, other) => refusedNode('remainder', other));

export const remainderScalar = op({
  schema: 'remainder.Scalar(Tensor self, Scalar other) -> Tensor',
  on: ['function', 'method'],
  out: true,
  forward: (self, other) => mapNumbers(self, wrappedNumber(other), 'remainder_cpu', remainderOf),
});
derivative(remainderScalar, (self) =>
  node(
    'RemainderBackward0',
    edge(self, [], (g) => g),
  ),
);
export const remainderScalar_ = inplaceOf(remainderScalar);

export const fmod = op({
  schema: 'fmod.Tensor(Tensor self, Tensor other) -> Tensor',
  on: ['function', 'method'],
  out: true,
  forward: (self, other) => mapNumbers(self, other, 'fmod_cpu', fmodOf),
});
// a - b trunc(a / b)
derivative(fmod, (self, other) =>
  node(
    'FmodBackward1',
    edge(self, [], (g) => g),
    edge(other, [self, other], (g, a, b) => torch.mul(torch.neg(g), torch.divMode(a, b, 'trunc'))),
  ),
);
export const fmod_ = inplaceOf(fmod);

export const fmodScalar = op({
  schema: 'fmod.Scalar(Tensor self, Scalar other) -> Tensor',
  on: ['function', 'method'],
  out: true,
  forward: (self, other) => mapNumbers(self, wrappedNumber(other), 'fmod_cpu', fmodOf),
});
derivative(fmodScalar, (self) =>
  node(
    'FmodBackward0',
    edge(self, [], (g) => g),
  ),
);
export const fmodScalar_ = inplaceOf(fmodScalar);

export const floorDivide = op({
  schema: 'floor_divide(Tensor self, Tensor other) -> Tensor',
  on: ['function', 'method'],
  out: true,
  numbers: true,
  forward: (self, other) => mapNumbers(self, other, 'div_floor_cpu', flooredQuotient),
});
derivative(floorDivide, (self, other) => refusedNode('floor_divide', self, other));
export const floorDivide_ = inplaceOf(floorDivide, (self, other) =>
  refusedNode('floor_divide_', self, other),
);
