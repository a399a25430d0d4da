import { edge, node } from '../../autograd/node.ts';
import { inplaceOf } from '../../dispatch/inplace.ts';
import { derivative, op } from '../../dispatch/op.ts';
import { checkImplemented } from '../../errors/not-implemented.ts';
import { check, TorchError } from '../../errors/torch-error.ts';
import type { Scalar2 } from '../../kernels/kernels.ts';
import * as special from '../../special/gamma.ts';
import { isFloat } from '../../tensor/dtype.ts';
import type { Tensor } from '../../tensor/tensor.ts';
import { torch } from '../torch.ts';
import { map1, map2 } from './driver.ts';
import { resultType } from './promotion.ts';
import { unary } from './unary.ts';

export const lgamma = unary('lgamma', special.lgamma);
derivative(lgamma, (self) =>
  node(
    'LgammaBackward0',
    edge(self, [self], (g, x) => torch.mul(g, torch.digamma(x))),
  ),
);
export const lgamma_ = inplaceOf(lgamma);

export const digamma = unary('digamma', special.digamma);
derivative(digamma, (self) =>
  node(
    'DigammaBackward0',
    edge(self, [self], (g, x) => torch.mul(g, torch.polygamma(1, x))),
  ),
);
export const digamma_ = inplaceOf(digamma);

export const polygamma = op({
  schema: 'polygamma(int n, Tensor self) -> Tensor',
  on: ['function'],
  out: true,
  forward(n, self) {
    check(n >= 0, () => 'polygamma(n, x) does not support negative n.');
    return map1(self, { name: 'polygamma', f: (x) => special.polygamma(n, x) }, 'float');
  },
});
derivative(polygamma, (n, self) =>
  node(
    'PolygammaBackward0',
    edge(self, [self], (g, x) => torch.mul(g, torch.polygamma(n + 1, x))),
  ),
);

/** log of pi^(p(p-1)/4) prod gamma(x - i/2), i < p: the multivariate gamma function. */
export const mvlgamma = op({
  schema: 'mvlgamma(Tensor self, int p) -> Tensor',
  on: ['function', 'method'],
  out: true,
  forward(self, p) {
    check(p >= 1, () => 'p has to be greater than or equal to 1');
    const constant = ((p * (p - 1)) / 4) * Math.log(Math.PI);
    const f = (x: number) => sumOfShifts(p, (shift) => special.lgamma(x - shift)) + constant;
    return map1(self, { name: 'mvlgamma', f }, 'float');
  },
});
derivative(mvlgamma, (self, p) =>
  node(
    'MvlgammaBackward0',
    edge(self, [self], (g, x) => {
      let slope: Tensor | null = null;
      for (let i = 0; i < p; i++) {
        const part = torch.digamma(torch.sub(x, i / 2));
        slope = slope ? torch.add(slope, part) : part;
      }
      return torch.mul(g, slope!);
    }),
  ),
);

export const mvlgamma_ = inplaceOf(mvlgamma);

function sumOfShifts(p: number, f: (shift: number) => number): number {
  let sum = 0;
  for (let i = 0; i < p; i++) sum += f(i / 2);
  return sum;
}

function incomplete(self: Tensor, other: Tensor, name: string, f: Scalar2['f']): Tensor {
  const dtype = resultType(self, other);
  checkImplemented(isFloat(dtype), `${name}_cpu`, dtype);
  return map2(self, other, { name, f });
}

// d(igamma(a, x))/dx = e^-x x^(a-1) / gamma(a); PyTorch has none for a.
const density = (a: Tensor, x: Tensor): Tensor =>
  torch.exp(torch.sub(torch.sub(torch.mul(torch.sub(a, 1), torch.log(x)), x), torch.lgamma(a)));

function refuse(name: string): never {
  throw new TorchError('NotImplementedError', `the derivative for '${name}: input' is not implemented.`);
}

export const igamma = op({
  schema: 'igamma(Tensor self, Tensor other) -> Tensor',
  on: ['function', 'method'],
  out: true,
  forward: (self, other) => incomplete(self, other, 'igamma', special.igamma),
});
derivative(igamma, (self, other) =>
  node(
    'IgammaBackward0',
    edge(self, [], () => refuse('igamma')),
    edge(other, [self, other], (g, a, x) => torch.mul(g, density(a, x))),
  ),
);

export const igamma_ = inplaceOf(igamma);

export const igammac = op({
  schema: 'igammac(Tensor self, Tensor other) -> Tensor',
  on: ['function', 'method'],
  out: true,
  forward: (self, other) => incomplete(self, other, 'igammac', special.igammac),
});
derivative(igammac, (self, other) =>
  node(
    'IgammacBackward0',
    edge(self, [], () => refuse('igammac')),
    edge(other, [self, other], (g, a, x) => torch.mul(torch.neg(g), density(a, x))),
  ),
);
export const igammac_ = inplaceOf(igammac);
