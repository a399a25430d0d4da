import { edge, node } from '../../autograd/node.ts';
import { inplaceOf } from '../../dispatch/inplace.ts';
import { derivative } from '../../dispatch/op.ts';
import * as special from '../../special/error-function.ts';
import type { Tensor } from '../../tensor/tensor.ts';
import { torch } from '../torch.ts';
import { unary } from './unary.ts';

// d(erf x)/dx = 2/sqrt(pi) e^(-x^2)
const bell = (g: Tensor, x: Tensor, factor: number): Tensor =>
  torch.mul(torch.mul(torch.exp(torch.neg(torch.square(x))), factor), g);

export const erf = unary('erf', special.erf);
derivative(erf, (self) =>
  node(
    'ErfBackward0',
    edge(self, [self], (g, x) => bell(g, x, 2 / Math.sqrt(Math.PI))),
  ),
);
export const erf_ = inplaceOf(erf);

export const erfc = unary('erfc', special.erfc);
derivative(erfc, (self) =>
  node(
    'ErfcBackward0',
    edge(self, [self], (g, x) => bell(g, x, -2 / Math.sqrt(Math.PI))),
  ),
);
export const erfc_ = inplaceOf(erfc);

export const erfinv = unary('erfinv', special.erfinv);
// d(erfinv y)/dy = sqrt(pi)/2 e^(x^2)
derivative(erfinv, (self, result) =>
  node(
    'ErfinvBackward0',
    edge(self, [result], (g, x) =>
      torch.mul(torch.mul(torch.exp(torch.square(x)), Math.sqrt(Math.PI) / 2), g),
    ),
  ),
);
export const erfinv_ = inplaceOf(erfinv);
