import { edge, node } from '../../autograd/node.ts';
import { aliasOf } from '../../dispatch/alias.ts';
import { inplaceOf } from '../../dispatch/inplace.ts';
import { derivative, op } from '../../dispatch/op.ts';
import { torch } from '../torch.ts';
import { map2 } from './driver.ts';
import { unary } from './unary.ts';

export const sinh = unary('sinh', Math.sinh);
derivative(sinh, (self) =>
  node(
    'SinhBackward0',
    edge(self, [self], (g, x) => torch.mul(g, torch.cosh(x))),
  ),
);
export const sinh_ = inplaceOf(sinh);

export const cosh = unary('cosh', Math.cosh);
derivative(cosh, (self) =>
  node(
    'CoshBackward0',
    edge(self, [self], (g, x) => torch.mul(g, torch.sinh(x))),
  ),
);
export const cosh_ = inplaceOf(cosh);

export const tanh = unary('tanh', Math.tanh);
derivative(tanh, (self, result) =>
  node(
    'TanhBackward0',
    edge(self, [result], (g, y) => torch.tanhBackward(g, y)),
  ),
);
export const tanh_ = inplaceOf(tanh);

/** d(tanh x)/dx = 1 - y^2, times the gradient. */
export const tanhBackward = op({
  schema: 'tanh_backward(Tensor grad_output, Tensor output) -> Tensor',
  on: [],
  forward: (g, y) => map2(g, y, { name: 'tanhBackward', f: (g, y) => g * (1 - y * y) }),
});
derivative(tanhBackward, (g, y) =>
  node(
    'TanhBackwardBackward0',
    edge(g, [y], (gg, y) => torch.tanhBackward(gg, y)),
    edge(y, [g, y], (gg, g, y) => torch.mul(gg, torch.mul(torch.mul(g, y), -2))),
  ),
);

export const asinh = unary('asinh', Math.asinh);
// d(asinh x)/dx = (x^2 + 1)^-1/2
derivative(asinh, (self) =>
  node(
    'AsinhBackward0',
    edge(self, [self], (g, x) => torch.mul(g, torch.rsqrt(torch.add(torch.square(x), 1)))),
  ),
);
export const asinh_ = inplaceOf(asinh);
export const arcsinh = aliasOf(asinh, 'arcsinh');
export const arcsinh_ = inplaceOf(arcsinh);

export const acosh = unary('acosh', Math.acosh);
// d(acosh x)/dx = (x^2 - 1)^-1/2
derivative(acosh, (self) =>
  node(
    'AcoshBackward0',
    edge(self, [self], (g, x) => torch.mul(g, torch.rsqrt(torch.sub(torch.square(x), 1)))),
  ),
);
export const acosh_ = inplaceOf(acosh);
export const arccosh = aliasOf(acosh, 'arccosh');
export const arccosh_ = inplaceOf(arccosh);

export const atanh = unary('atanh', Math.atanh);
// d(atanh x)/dx = 1 / (1 - x^2)
derivative(atanh, (self) =>
  node(
    'AtanhBackward0',
    edge(self, [self], (g, x) => torch.div(g, torch.sub(1, torch.square(x)))),
  ),
);
export const atanh_ = inplaceOf(atanh);
export const arctanh = aliasOf(atanh, 'arctanh');
export const arctanh_ = inplaceOf(arctanh);
