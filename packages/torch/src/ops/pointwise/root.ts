/** Fixed powers: square, square root, and their reciprocals. */
import { edge, node } from '../../autograd/node.ts';
import { inplaceOf } from '../../dispatch/inplace.ts';
import { derivative, op } from '../../dispatch/op.ts';
import { torch } from '../torch.ts';
import { unary } from './unary.ts';

export const sqrt = unary('sqrt', Math.sqrt);
// d(sqrt x)/dx = 1 / (2 sqrt x)
derivative(sqrt, (self, result) =>
  node(
    'SqrtBackward0',
    edge(self, [result], (g, y) => torch.div(g, torch.mul(y, 2))),
  ),
);
export const sqrt_ = inplaceOf(sqrt);

export const rsqrt = unary('rsqrt', (x) => 1 / Math.sqrt(x));
// d(x^-1/2)/dx = -1/2 (x^-1/2)^3
derivative(rsqrt, (self, result) =>
  node(
    'RsqrtBackward0',
    edge(self, [result], (g, y) => torch.mul(torch.mul(g, -0.5), torch.powScalar(y, 3))),
  ),
);
export const rsqrt_ = inplaceOf(rsqrt);

export const reciprocal = unary('reciprocal', (x) => 1 / x);
// d(1/x)/dx = -(1/x)^2
derivative(reciprocal, (self, result) =>
  node(
    'ReciprocalBackward0',
    edge(self, [result], (g, y) => torch.mul(torch.neg(g), torch.mul(y, y))),
  ),
);
export const reciprocal_ = inplaceOf(reciprocal);

/** A power in the graph too: its node is PowBackward0. */
export const square = op({
  schema: 'square(Tensor self) -> Tensor',
  on: ['function', 'method'],
  out: true,
  forward: (self) => torch.powScalar(self, 2),
});
export const square_ = op({
  schema: 'square_(Tensor(a!) self) -> Tensor(a!)',
  on: ['function', 'method'],
  forward: (self) => torch.powScalar_(self, 2),
});
