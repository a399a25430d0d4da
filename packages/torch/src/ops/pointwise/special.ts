/** torch.special's own functions. Those it shares with torch are named in python/torch/special.py. */
import { edge, node } from '../../autograd/node.ts';
import { inplaceOf } from '../../dispatch/inplace.ts';
import { derivative, op } from '../../dispatch/op.ts';
import { wrappedNumber } from '../../tensor/create.ts';
import * as bessel from '../../special/bessel.ts';
import * as errorFunction from '../../special/error-function.ts';
import { zeta as zetaOf } from '../../special/gamma.ts';
import type { Tensor } from '../../tensor/tensor.ts';
import { torch } from '../torch.ts';
import { map1, map2 } from './driver.ts';
import { unary } from './unary.ts';

export const i0 = unary('i0', bessel.i0);
derivative(i0, (self) =>
  node(
    'I0Backward0',
    edge(self, [self], (g, x) => torch.mul(g, torch.i1(x))),
  ),
);
export const i0_ = inplaceOf(i0);

export const i1 = op({
  schema: 'i1(Tensor self) -> Tensor',
  on: ['special'],
  out: true,
  forward: (self) => map1(self, { name: 'i1', f: bessel.i1 }, 'float'),
});
// d I1/dx = I0 - I1 / x, and 1/2 at 0
derivative(i1, (self, result) =>
  node(
    'SpecialI1Backward0',
    edge(self, [self, result], (g, x, y) => torch.mul(g, orHalfAtZero(x, torch.i0(x), y))),
  ),
);

export const i0e = op({
  schema: 'i0e(Tensor self) -> Tensor',
  on: ['special'],
  out: true,
  forward: (self) => map1(self, { name: 'i0e', f: bessel.i0e }, 'float'),
});
derivative(i0e, (self, result) =>
  node(
    'SpecialI0EBackward0',
    edge(self, [self, result], (g, x, y) =>
      torch.mul(g, torch.sub(torch.i1e(x), torch.mul(torch.sgn(x), y))),
    ),
  ),
);

export const i1e = op({
  schema: 'i1e(Tensor self) -> Tensor',
  on: ['special'],
  out: true,
  forward: (self) => map1(self, { name: 'i1e', f: bessel.i1e }, 'float'),
});
derivative(i1e, (self, result) =>
  node(
    'SpecialI1EBackward0',
    edge(self, [self, result], (g, x, y) => {
      const slope = torch.sub(torch.i0e(x), torch.mul(y, torch.add(torch.sgn(x), torch.reciprocal(x))));
      return torch.mul(g, torch.where(torch.eq(x, 0), torch.fullLike(slope, 0.5), slope));
    }),
  ),
);

function orHalfAtZero(x: Tensor, even: Tensor, odd: Tensor): Tensor {
  const slope = torch.sub(even, torch.div(odd, x));
  return torch.where(torch.eq(x, 0), torch.fullLike(slope, 0.5), slope);
}

/** -x log x, 0 at 0 and -inf below. */
export const entr = op({
  schema: 'entr(Tensor self) -> Tensor',
  on: ['special'],
  out: true,
  forward: (self) =>
    map1(
      self,
      { name: 'entr', f: (x) => (x > 0 ? -x * Math.log(x) : x === 0 ? 0 : x < 0 ? -Infinity : x) },
      'float',
    ),
});
derivative(entr, (self) =>
  node(
    'SpecialEntrBackward0',
    edge(self, [self], (g, x) => torch.mul(g, torch.sub(torch.neg(torch.log(x)), 1))),
  ),
);

/** The normal distribution function, composed as PyTorch does. */
export const ndtr = op({
  schema: 'ndtr(Tensor self) -> Tensor',
  on: ['special'],
  out: true,
  forward: (self) => torch.mul(torch.add(torch.erf(torch.mul(self, Math.SQRT1_2)), 1), 0.5),
});

export const logNdtr = op({
  schema: 'log_ndtr(Tensor self) -> Tensor',
  on: ['special'],
  out: true,
  forward: (self) => map1(self, { name: 'logNdtr', f: errorFunction.logNdtr }, 'float'),
});
// The density over the distribution: e^(-x^2/2) / sqrt(2 pi) / ndtr(x) = sqrt(2/pi) / erfcx(-x / sqrt 2)
derivative(logNdtr, (self) =>
  node(
    'SpecialLogNdtrBackward0',
    edge(self, [self], (g, x) =>
      torch.mul(torch.div(g, torch.erfcx(torch.mul(x, -Math.SQRT1_2))), Math.sqrt(2 / Math.PI)),
    ),
  ),
);

export const ndtri = op({
  schema: 'ndtri(Tensor self) -> Tensor',
  on: ['special'],
  out: true,
  forward: (self) => map1(self, { name: 'ndtri', f: errorFunction.ndtri }, 'float'),
});
// sqrt(2 pi) e^(y^2 / 2)
derivative(ndtri, (self, result) =>
  node(
    'SpecialNdtriBackward0',
    edge(self, [result], (g, y) =>
      torch.mul(g, torch.mul(torch.exp(torch.mul(torch.square(y), 0.5)), Math.sqrt(2 * Math.PI))),
    ),
  ),
);

export const erfcx = op({
  schema: 'erfcx(Tensor self) -> Tensor',
  on: ['special'],
  out: true,
  forward: (self) => map1(self, { name: 'erfcx', f: errorFunction.erfcx }, 'float'),
});
derivative(erfcx, (self, result) =>
  node(
    'SpecialErfcxBackward0',
    edge(self, [self, result], (g, x, y) =>
      torch.mul(g, torch.sub(torch.mul(torch.mul(x, y), 2), 2 / Math.sqrt(Math.PI))),
    ),
  ),
);

/** x log(1 + y), and 0 where x = 0 (unless y is NaN). */
export const xlog1py = op({
  schema: 'xlog1py(Tensor self, Tensor other) -> Tensor',
  on: ['special'],
  out: true,
  numbers: true,
  forward: (self, other) =>
    map2(
      self,
      other,
      { name: 'xlog1py', f: (x, y) => (Number.isNaN(y) ? y : x === 0 ? 0 : x * Math.log1p(y)) },
      'float',
    ),
});
derivative(xlog1py, (self, other) =>
  node(
    'SpecialXlog1PyBackward0',
    edge(self, [self, other], (g, x, y) => {
      const flat = torch.logicalAnd(torch.eq(x, 0), torch.le(y, -1));
      return torch.mul(g, torch.where(flat, torch.zerosLike(y), torch.log1p(y)));
    }),
    edge(other, [self, other], (g, x, y) => torch.div(torch.mul(g, x), torch.add(y, 1))),
  ),
);

export const zeta = op({
  schema: 'zeta(Tensor self, Tensor other) -> Tensor',
  on: ['special'],
  out: true,
  forward: (self, other) => map2(self, other, { name: 'zeta', f: zetaOf }, 'float'),
});
// d zeta(s, q)/dq = -s zeta(s + 1, q); PyTorch has none for s.
derivative(zeta, (self, other) =>
  node(
    'SpecialZetaBackward0',
    edge(other, [self, other], (g, s, q) =>
      torch.mul(g, torch.mul(torch.neg(s), torch.zeta(torch.add(s, 1), q))),
    ),
  ),
);

export const zetaOfNumber = op({
  schema: 'zeta.self_scalar(Scalar self, Tensor other) -> Tensor',
  on: ['special'],
  out: true,
  forward: (self, other) => torch.zeta(wrappedNumber(self), other),
});

export const zetaWithNumber = op({
  schema: 'zeta.other_scalar(Tensor self, Scalar other) -> Tensor',
  on: ['special'],
  out: true,
  forward: (self, other) => torch.zeta(self, wrappedNumber(other)),
});
