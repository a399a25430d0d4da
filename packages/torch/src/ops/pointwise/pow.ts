import { edge, node } from '../../autograd/node.ts';
import { check } from '../../errors/torch-error.ts';
import { inplaceOf } from '../../dispatch/inplace.ts';
import { derivative, op } from '../../dispatch/op.ts';
import { wrappedNumber } from '../../tensor/create.ts';
import { isFloat } from '../../tensor/dtype.ts';
import type { Tensor } from '../../tensor/tensor.ts';
import { torch } from '../torch.ts';
import { map2 } from './driver.ts';
import { resultType } from './promotion.ts';

function raise(base: Tensor, exponent: Tensor): Tensor {
  check(
    resultType(base, exponent).category !== 'bool',
    () => `"pow" not implemented for 'Bool'`,
    'NotImplementedError',
  );
  return map2(base, exponent, power);
}

const power = { name: 'pow', f: (x: number, y: number) => (x === 1 || y === 0 ? 1 : x ** y) };

export const powScalar = op({
  schema: 'pow.Tensor_Scalar(Tensor self, Scalar exponent) -> Tensor',
  on: ['function', 'method'],
  out: true,
  forward(self, exponent) {
    check(
      isFloat(self.dtype) || exponent.of === 'float' || exponent.value >= 0,
      () => 'Integers to negative integer powers are not allowed.',
    );
    return raise(self, wrappedNumber(exponent));
  },
});
// d(a^p)/da = p a^(p-1)
derivative(powScalar, (self, { value: p }) =>
  node(
    'PowBackward0',
    edge(self, [self], (g, self) =>
      p === 0 ? torch.zerosLike(self) : torch.mul(g, torch.mul(torch.powScalar(self, p - 1), p)),
    ),
  ),
);
export const powScalar_ = inplaceOf(powScalar);

export const powTensor = op({
  schema: 'pow.Tensor_Tensor(Tensor self, Tensor exponent) -> Tensor',
  on: ['function', 'method'],
  out: true,
  forward: (self, exponent) => raise(self, exponent),
});
derivative(powTensor, (self, exponent, result) =>
  node(
    'PowBackward1',
    edge(self, [self, exponent], gradOfBase),
    edge(exponent, [self, exponent, result], gradOfExponent),
  ),
);

export const powTensor_ = inplaceOf(powTensor);

export const powOfScalar = op({
  schema: 'pow.Scalar(Scalar self, Tensor exponent) -> Tensor',
  on: ['function'],
  out: true,
  forward: (self, exponent) => raise(wrappedNumber(self), exponent),
});
derivative(powOfScalar, (self, exponent, result) =>
  node(
    'PowBackward2',
    edge(exponent, [exponent, result], (g, exponent, result) =>
      gradOfExponent(g, torch.fullLike(exponent, self), exponent, result),
    ),
  ),
);

// d(a^b)/da = b a^(b-1), and 0 where b = 0
function gradOfBase(g: Tensor, self: Tensor, exponent: Tensor): Tensor {
  const slope = torch.mul(exponent, torch.powTensor(self, torch.sub(exponent, 1)));
  return torch.mul(g, torch.where(torch.eq(exponent, 0), torch.zerosLike(slope), slope));
}

// d(a^b)/db = a^b log a, and 0 where a = 0 and b >= 0
function gradOfExponent(g: Tensor, self: Tensor, exponent: Tensor, result: Tensor): Tensor {
  const flat = torch.logicalAnd(torch.eq(self, 0), torch.ge(exponent, 0));
  const slope = torch.mul(result, torch.log(self));
  return torch.mul(g, torch.where(flat, torch.zerosLike(slope), slope));
}
