import { edge, node } from '../../autograd/node.ts';
import { inplaceOf } from '../../dispatch/inplace.ts';
import { derivative, op } from '../../dispatch/op.ts';
import type { Tensor } from '../../tensor/tensor.ts';
import { torch } from '../torch.ts';
import { map1, map2 } from './driver.ts';
import { unary } from './unary.ts';

export const sigmoid = unary('sigmoid', (x) => 1 / (1 + Math.exp(-x)));
derivative(sigmoid, (self, result) =>
  node(
    'SigmoidBackward0',
    edge(self, [result], (g, y) => torch.sigmoidBackward(g, y)),
  ),
);
export const sigmoid_ = inplaceOf(sigmoid);

/** d(sigmoid x)/dx = y (1 - y), times the gradient. */
export const sigmoidBackward = op({
  schema: 'sigmoid_backward(Tensor grad_output, Tensor output) -> Tensor',
  on: [],
  forward: (g, y) => map2(g, y, { name: 'sigmoidBackward', f: (g, y) => g * (1 - y) * y }),
});
derivative(sigmoidBackward, (g, y) =>
  node(
    'SigmoidBackwardBackward0',
    edge(g, [y], (gg, y) => torch.sigmoidBackward(gg, y)),
    edge(y, [g, y], (gg, g, y) => torch.mul(torch.mul(gg, g), torch.sub(1, torch.mul(y, 2)))),
  ),
);

export const logit = op({
  schema: 'logit(Tensor self, float? eps=None) -> Tensor',
  on: ['function', 'method'],
  out: true,
  forward(self, eps) {
    const inside = (x: number) => (eps === null || Number.isNaN(x) ? x : clampTo(x, eps, 1 - eps));
    const f = (x: number) => {
      const p = inside(x);
      return Math.log(p / (1 - p));
    };
    return map1(self, { name: 'logit', f }, 'float');
  },
});
derivative(logit, (self, eps) =>
  node(
    'LogitBackward0',
    edge(self, [self], (g, x) => gradOfLogit(g, x, eps)),
  ),
);
export const logit_ = inplaceOf(logit);

const clampTo = (x: number, low: number, high: number): number => (x < low ? low : x > high ? high : x);

// 1 / (x (1 - x)); beyond [eps, 1 - eps] it is 0, and without an eps beyond [0, 1] it is NaN
function gradOfLogit(g: Tensor, x: Tensor, eps: number | null): Tensor {
  const [low, high] = eps === null ? [0, 1] : [eps, 1 - eps];
  const inside = torch.logicalAnd(torch.geScalar(x, low), torch.leScalar(x, high));
  const outside = torch.fullLike(g, eps === null ? Number.NaN : 0);
  return torch.where(inside, torch.div(g, torch.mul(x, torch.sub(1, x))), outside);
}
