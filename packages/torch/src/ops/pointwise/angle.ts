import { edge, node } from '../../autograd/node.ts';
import { inplaceOf } from '../../dispatch/inplace.ts';
import { derivative } from '../../dispatch/op.ts';
import type { Tensor } from '../../tensor/tensor.ts';
import { torch } from '../torch.ts';
import { unary, zeroDerivative } from './unary.ts';

const DEGREE = Math.PI / 180;

export const deg2rad = unary('deg2rad', (x) => x * DEGREE);
derivative(deg2rad, (self) =>
  node(
    'Deg2RadBackward0',
    edge(self, [], (g) => torch.mul(g, DEGREE)),
  ),
);
export const deg2rad_ = inplaceOf(deg2rad);

export const rad2deg = unary('rad2deg', (x) => x / DEGREE);
derivative(rad2deg, (self) =>
  node(
    'Rad2DegBackward0',
    edge(self, [], (g) => torch.mul(g, 1 / DEGREE)),
  ),
);
export const rad2deg_ = inplaceOf(rad2deg);

/** The angle of a real number: pi for negative ones. */
export const angle = unary('angle', (x) => (x < 0 ? Math.PI : Number.isNaN(x) ? x : 0));
zeroDerivative(angle, 'AngleBackward0');

/** sin(pi x) / (pi x) */
export const sinc = unary('sinc', (x) => (x === 0 ? 1 : Math.sin(Math.PI * x) / (Math.PI * x)));
derivative(sinc, (self) =>
  node(
    'SincBackward0',
    edge(self, [self], (g, x) => gradOfSinc(g, x)),
  ),
);
export const sinc_ = inplaceOf(sinc);

// (pi x cos(pi x) - sin(pi x)) / (pi x^2), and 0 at 0
function gradOfSinc(g: Tensor, x: Tensor): Tensor {
  const t = torch.mul(x, Math.PI);
  const slope = torch.div(torch.sub(torch.mul(torch.cos(t), t), torch.sin(t)), torch.mul(t, x));
  return torch.where(torch.eq(x, 0), torch.zerosLike(g), torch.mul(g, slope));
}
