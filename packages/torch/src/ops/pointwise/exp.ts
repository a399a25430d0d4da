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

export const exp2 = unary('exp2', (x) => 2 ** x);
// d(2^x)/dx = 2^x ln 2
derivative(exp2, (self, result) =>
  node(
    'Exp2Backward0',
    edge(self, [result], (g, y) => torch.mul(torch.mul(g, y), Math.LN2)),
  ),
);
export const exp2_ = inplaceOf(exp2);

export const expm1 = unary('expm1', Math.expm1);
// d(e^x - 1)/dx = (e^x - 1) + 1
derivative(expm1, (self, result) =>
  node(
    'Expm1Backward0',
    edge(self, [result], (g, y) => torch.mul(g, torch.add(y, 1))),
  ),
);
export const expm1_ = inplaceOf(expm1);
