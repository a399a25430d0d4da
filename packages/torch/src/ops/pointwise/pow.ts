import { edge, node } from '../../autograd/node.ts';
import { check } from '../../errors/torch-error.ts';
import { inplaceOf } from '../../dispatch/inplace.ts';
import { derivative, op } from '../../dispatch/op.ts';
import { floatScalar } from '../../dispatch/scalar.ts';
import { wrappedNumber } from '../../tensor/create.ts';
import { float64, isFloat } from '../../tensor/dtype.ts';
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
  return map2(base, exponent, isFloat(resultType(base, exponent)) ? power : wholePower);
}

/** As in C, where 1 to any power is 1 and -1 to an infinite one too. */
const power = {
  name: 'pow',
  f: (x: number, y: number) => (x === 1 || (x === -1 && Math.abs(y) === Infinity) ? 1 : x ** y),
};
const wholePower = { name: 'powInt', f: powerOfInts };

/** As C's 64-bit integers: negative exponents give 0 (except for 1 and -1), and overflow wraps. */
function powerOfInts(x: number, y: number): number {
  if (y < 0) return x === 1 ? 1 : x === -1 ? 1 - 2 * Math.abs(y % 2) : 0;
  const z = x ** y;
  if (Math.abs(z) <= Number.MAX_SAFE_INTEGER) return z + 0;
  let [result, square] = [1n, BigInt(x)];
  for (let rest = y; rest > 0; rest = Math.floor(rest / 2)) {
    if (rest % 2 === 1) result = BigInt.asIntN(64, result * square);
    square = BigInt.asIntN(64, square * square);
  }
  return Number(result);
}

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

export const powScalar = op({
  schema: 'pow.Tensor_Scalar(Tensor self, Scalar exponent) -> Tensor',
  on: ['function', 'method'],
  out: true,
  forward(self, exponent) {
    check(
      isFloat(self.dtype) || exponent.of === 'float' || exponent.value >= 0,
      () => 'Integers to negative integer powers are not allowed.',
    );
    const power = wrappedNumber(exponent);
    const dtype = resultType(self, power);
    // These two need no kernel, so that bools have them too.
    if (exponent.value === 0) return torch.onesLike(self, dtype);
    if (exponent.value === 1) return torch.toDtype(self, dtype);
    return raise(self, power);
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

/** Powers in float64, whatever the operands are. */
const doublePower = (base: Tensor, exponent: Tensor): Tensor =>
  torch.powTensor(torch.toDtypeIfNeeded(base, float64), torch.toDtypeIfNeeded(exponent, float64));

export const floatPowerTensor = op({
  schema: 'float_power.Tensor_Tensor(Tensor self, Tensor exponent) -> Tensor',
  on: ['function', 'method'],
  out: true,
  forward: doublePower,
});

export const floatPowerOfScalar = op({
  schema: 'float_power.Scalar(Scalar self, Tensor exponent) -> Tensor',
  on: ['function'],
  out: true,
  forward: (self, exponent) =>
    torch.powOfScalar(floatScalar(self.value), torch.toDtypeIfNeeded(exponent, float64)),
});

export const floatPowerScalar = op({
  schema: 'float_power.Tensor_Scalar(Tensor self, Scalar exponent) -> Tensor',
  on: ['function', 'method'],
  out: true,
  forward: (self, exponent) =>
    torch.powScalar(torch.toDtypeIfNeeded(self, float64), floatScalar(exponent.value)),
});

function checkDoubleBase(self: Tensor): void {
  const { scalarType } = self.dtype;
  check(
    self.dtype === float64,
    () =>
      `the base given to float_power_ has dtype ${scalarType} but the operation's result requires dtype Double`,
  );
}

export const floatPowerTensor_ = op({
  schema: 'float_power_.Tensor(Tensor(a!) self, Tensor exponent) -> Tensor(a!)',
  on: ['method'],
  forward(self, exponent) {
    checkDoubleBase(self);
    return torch.powTensor_(self, torch.toDtypeIfNeeded(exponent, float64));
  },
});

export const floatPowerScalar_ = op({
  schema: 'float_power_.Scalar(Tensor(a!) self, Scalar exponent) -> Tensor(a!)',
  on: ['method'],
  forward(self, exponent) {
    checkDoubleBase(self);
    return torch.powScalar_(self, exponent);
  },
});
