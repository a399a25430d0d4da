import { edge, node } from '../../autograd/node.ts';
import { aliasOf } from '../../dispatch/alias.ts';
import { inplaceOf } from '../../dispatch/inplace.ts';
import { derivative } from '../../dispatch/op.ts';
import type { Tensor } from '../../tensor/tensor.ts';
import { torch } from '../torch.ts';
import { unary } from './unary.ts';

export const sin = unary('sin', Math.sin);
derivative(sin, (self) =>
  node(
    'SinBackward0',
    edge(self, [self], (g, x) => torch.mul(g, torch.cos(x))),
  ),
);
export const sin_ = inplaceOf(sin);

export const cos = unary('cos', Math.cos);
derivative(cos, (self) =>
  node(
    'CosBackward0',
    edge(self, [self], (g, x) => torch.mul(g, torch.neg(torch.sin(x)))),
  ),
);
export const cos_ = inplaceOf(cos);

export const tan = unary('tan', Math.tan);
// d(tan x)/dx = 1 + tan^2 x
derivative(tan, (self, result) =>
  node(
    'TanBackward0',
    edge(self, [result], (g, y) => torch.mul(g, torch.add(torch.square(y), 1))),
  ),
);
export const tan_ = inplaceOf(tan);

const oneMinusSquare = (x: Tensor): Tensor => torch.add(torch.mul(torch.neg(x), x), 1);

export const asin = unary('asin', Math.asin);
// d(asin x)/dx = (1 - x^2)^-1/2
derivative(asin, (self) =>
  node(
    'AsinBackward0',
    edge(self, [self], (g, x) => torch.mul(g, torch.rsqrt(oneMinusSquare(x)))),
  ),
);
export const asin_ = inplaceOf(asin);
export const arcsin = aliasOf(asin, 'arcsin');
export const arcsin_ = inplaceOf(arcsin);

export const acos = unary('acos', Math.acos);
// d(acos x)/dx = -(1 - x^2)^-1/2
derivative(acos, (self) =>
  node(
    'AcosBackward0',
    edge(self, [self], (g, x) => torch.mul(g, torch.neg(torch.rsqrt(oneMinusSquare(x))))),
  ),
);
export const acos_ = inplaceOf(acos);
export const arccos = aliasOf(acos, 'arccos');
export const arccos_ = inplaceOf(arccos);

export const atan = unary('atan', Math.atan);
// d(atan x)/dx = 1 / (x^2 + 1)
derivative(atan, (self) =>
  node(
    'AtanBackward0',
    edge(self, [self], (g, x) => torch.div(g, torch.add(torch.mul(x, x), 1))),
  ),
);
export const atan_ = inplaceOf(atan);
export const arctan = aliasOf(atan, 'arctan');
export const arctan_ = inplaceOf(arctan);
