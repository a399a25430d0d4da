import { edge, node } from '../../autograd/node.ts';
import { inplaceOf } from '../../dispatch/inplace.ts';
import { derivative } from '../../dispatch/op.ts';
import { torch } from '../torch.ts';
import { unary } from './unary.ts';

export const exp = unary('exp', Math.exp);
// d(e^x)/dx = e^x
derivative(exp, (self, result) =>
  node(
    'ExpBackward0',
    edge(self, [result], (g, y) => torch.mul(g, y)),
  ),
);
export const exp_ = inplaceOf(exp);

export const log = unary('log', Math.log);
// d(log x)/dx = 1/x
derivative(log, (self) =>
  node(
    'LogBackward0',
    edge(self, [self], (g, x) => torch.div(g, x)),
  ),
);
export const log_ = inplaceOf(log);

export const sqrt = unary('sqrt', Math.sqrt);
// d(sqrt x)/dx = 1 / (2 sqrt x)
derivative(sqrt, (self, result) =>
  node(
    'SqrtBackward0',
    edge(self, [result], (g, y) => torch.div(g, torch.mul(y, 2))),
  ),
);
export const sqrt_ = inplaceOf(sqrt);
