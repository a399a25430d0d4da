/** Quotients, powers and elementary functions of complex numbers, from those of their parts. */
import type { Scalar } from '../../dispatch/scalar.ts';
import { wrappedNumber } from '../../tensor/create.ts';
import { complexOf } from '../../tensor/dtype.ts';
import { Tensor } from '../../tensor/tensor.ts';
import { resultType } from '../pointwise/promotion.ts';
import { torch } from '../torch.ts';
import { type Form, inOneDtype, ofOne } from './form.ts';
import { imaginaryOf, named, paired, realOf, toComplex } from './parts.ts';

const { add, sub, mul, div } = {
  add: (x: Tensor, y: Tensor) => torch.add(x, y),
  sub: (x: Tensor, y: Tensor) => torch.sub(x, y),
  mul: (x: Tensor, y: Tensor | number) => torch.mul(x, y),
  div: (x: Tensor, y: Tensor) => torch.div(x, y),
};

const squaredSize = (a: Tensor, b: Tensor): Tensor => add(mul(a, a), mul(b, b));

/** x / y = x conj(y) / |y|^2 */
function quotient(x: Tensor, y: Tensor): Tensor {
  const [a, b, c, d] = [realOf(x), imaginaryOf(x), realOf(y), imaginaryOf(y)];
  const size = squaredSize(c, d);
  return paired(div(add(mul(a, c), mul(b, d)), size), div(sub(mul(b, c), mul(a, d)), size));
}

/** By repeated squaring where the exponent is a small whole number, else e^(y log x). */
function power(x: Tensor, exponent: unknown): Tensor {
  if (exponent instanceof Tensor) return torch.exp(mul(exponent, torch.log(x)));
  const s = exponent as Scalar;
  const isWhole = !s.imaginary && Number.isInteger(s.value) && s.value >= 1 && s.value <= 64;
  return isWhole ? wholePower(x, s.value) : torch.exp(mul(wrappedNumber(s), torch.log(x)));
}

function wholePower(x: Tensor, n: number): Tensor {
  if (n === 1) return torch.clone(x, null);
  const half = wholePower(x, n >> 1);
  const even = mul(half, half);
  return n % 2 === 0 ? even : mul(even, x);
}

export const elementary = {
  div: inOneDtype([0, 1], (_, [x, y]) => named(quotient(x as Tensor, y as Tensor), 'DivBackward0')),
  reciprocal: ofOne('ReciprocalBackward0', (a, b) => {
    const size = squaredSize(a, b);
    return paired(div(a, size), torch.neg(div(b, size)));
  }),
  square: ofOne('PowBackward0', (_a, _b, z) => mul(z, z)),
  pow: (_, [x, y]) => {
    const [base, exponent] = [x, y].map((a) => (a instanceof Tensor ? a : wrappedNumber(a as Scalar)));
    const dtype = complexOf(resultType(base!, exponent!));
    const name = y instanceof Tensor ? 'PowBackward1' : 'PowBackward0';
    return named(power(toComplex(base!, dtype), y), name);
  },
  // e^a (cos b + i sin b)
  exp: ofOne('ExpBackward0', (a, b) => {
    const size = torch.exp(a);
    return paired(mul(size, torch.cos(b)), mul(size, torch.sin(b)));
  }),
  log: ofOne('LogBackward0', (a, b) => paired(torch.log(torch.hypot(a, b)), torch.atan2(b, a))),
  // sqrt((|z| + a) / 2) + i sign(b) sqrt((|z| - a) / 2)
  sqrt: ofOne('SqrtBackward0', (a, b) => {
    const size = torch.hypot(a, b);
    const root = (x: Tensor): Tensor => torch.sqrt(mul(x, 0.5));
    return paired(root(add(size, a)), torch.copysign(root(sub(size, a)), b));
  }),
  sin: ofOne('SinBackward0', (a, b) =>
    paired(mul(torch.sin(a), torch.cosh(b)), mul(torch.cos(a), torch.sinh(b))),
  ),
  cos: ofOne('CosBackward0', (a, b) =>
    paired(mul(torch.cos(a), torch.cosh(b)), torch.neg(mul(torch.sin(a), torch.sinh(b)))),
  ),
  // (sinh 2a + i sin 2b) / (cosh 2a + cos 2b)
  tanh: ofOne('TanhBackward0', (a, b) => {
    const [x, y] = [mul(a, 2), mul(b, 2)];
    const size = add(torch.cosh(x), torch.cos(y));
    return paired(div(torch.sinh(x), size), div(torch.sin(y), size));
  }),
  sigmoid: ofOne('SigmoidBackward0', (_a, _b, z) => torch.reciprocal(torch.add(torch.exp(torch.neg(z)), 1))),
  // z / |z|, 0 at 0
  sgn: ofOne('SgnBackward0', (_a, _b, z) => {
    const size = torch.abs(z);
    return div(z, torch.where(torch.eq(size, 0), torch.onesLike(size), size));
  }),
} satisfies Record<string, Form>;
