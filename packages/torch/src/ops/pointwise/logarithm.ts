import { edge, node } from '../../autograd/node.ts';
import { inplaceOf } from '../../dispatch/inplace.ts';
import { derivative } from '../../dispatch/op.ts';
import { torch } from '../torch.ts';
import { unary } from './unary.ts';

export const log = unary('log', Math.log);
// d(log x)/dx = 1/x
derivative(log, (self) =>
  node(
    'LogBackward0',
    edge(self, [self], (g, x) => torch.div(g, x)),
  ),
);
export const log_ = inplaceOf(log);

export const log2 = unary('log2', Math.log2);
// d(log2 x)/dx = 1 / (x ln 2)
derivative(log2, (self) =>
  node(
    'Log2Backward0',
    edge(self, [self], (g, x) => torch.div(g, torch.mul(x, Math.LN2))),
  ),
);
export const log2_ = inplaceOf(log2);

export const log10 = unary('log10', Math.log10);
// d(log10 x)/dx = 1 / (x ln 10)
derivative(log10, (self) =>
  node(
    'Log10Backward0',
    edge(self, [self], (g, x) => torch.div(g, torch.mul(x, Math.LN10))),
  ),
);
export const log10_ = inplaceOf(log10);

export const log1p = unary('log1p', Math.log1p);
// d(log(1 + x))/dx = 1 / (1 + x)
derivative(log1p, (self) =>
  node(
    'Log1PBackward0',
    edge(self, [self], (g, x) => torch.div(g, torch.add(x, 1))),
  ),
);
export const log1p_ = inplaceOf(log1p);
