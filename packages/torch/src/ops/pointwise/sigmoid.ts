import { edge, node } from '../../autograd/node.ts';
import { inplaceOf } from '../../dispatch/inplace.ts';
import { derivative, op } from '../../dispatch/op.ts';
import { float32, isFloat } from '../../tensor/dtype.ts';
import type { Tensor } from '../../tensor/tensor.ts';
import { torch } from '../torch.ts';
import { map1, map2 } from './driver.ts';
import { roundedTo } from './precision.ts';
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
    const step = roundedTo(isFloat(self.dtype) ? self.dtype : float32);
    const [low, high] = eps === null ? [-Infinity, Infinity] : [step(eps), step(1 - step(eps))];
    const f = (x: number) => {
      const p = x < low ? low : x > high ? high : x;
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

// 1 / (x (1 - x)); beyond [eps, 1 - eps] it is 0, and without an eps beyond [0, 1] it is NaN
function gradOfLogit(g: Tensor, x: Tensor, eps: number | null): Tensor {
  const [low, high] = eps === null ? [0, 1] : [eps, 1 - eps];
  const outside = torch.logicalOr(torch.lt(x, low), torch.gt(x, high));
  const slope = torch.div(g, torch.abs(torch.mul(x, torch.sub(1, x))));
  return torch.where(outside, torch.fullLike(g, eps === null ? Number.NaN : 0), slope);
}
