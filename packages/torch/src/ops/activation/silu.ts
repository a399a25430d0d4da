/** x times a gate of itself: silu (the sigmoid) and mish (the tanh of softplus). */
import { edge, node } from '../../autograd/node.ts';
import { inplaceOf } from '../../dispatch/inplace.ts';
import { derivative, op } from '../../dispatch/op.ts';
import { checkImplemented } from '../../errors/not-implemented.ts';
import { isFloat } from '../../tensor/dtype.ts';
import type { Tensor } from '../../tensor/tensor.ts';
import { map1 } from '../pointwise/driver.ts';
import { torch } from '../torch.ts';
import { timesSlope } from './slope.ts';

const sigmoid = (x: number): number => 1 / (1 + Math.exp(-x));
const gate = (x: number): number => Math.tanh(x > 20 ? x : Math.log1p(Math.exp(x)));

export const silu = op({
  schema: 'silu(Tensor self) -> Tensor',
  on: ['nn'],
  out: true,
  forward(self) {
    checkImplemented(isFloat(self.dtype), 'silu_cpu', self.dtype);
    return map1(self, { name: 'silu', f: (x) => x / (1 + Math.exp(-x)) });
  },
});
// s (1 + x (1 - s)), with s = sigmoid x
derivative(silu, (self) =>
  node(
    'SiluBackward0',
    edge(self, [self], (g, x) => timesSlope(g, x, 'siluBackward', slopeOfSilu, slopeOfSiluOps)),
  ),
);
export const silu_ = inplaceOf(silu);

function slopeOfSilu(x: number): number {
  const s = sigmoid(x);
  return s * (1 + x * (1 - s));
}
function slopeOfSiluOps(x: Tensor): Tensor {
  const s = torch.sigmoid(x);
  return torch.mul(s, torch.add(torch.mul(x, torch.sub(1, s)), 1));
}

export const mish = op({
  schema: 'mish(Tensor self) -> Tensor',
  on: ['nn'],
  out: true,
  forward(self) {
    checkImplemented(isFloat(self.dtype), 'mish_cpu', self.dtype);
    return map1(self, { name: 'mish', f: (x) => x * gate(x) });
  },
});
// t + x s (1 - t^2), with t = tanh(softplus x), s = sigmoid x
derivative(mish, (self) =>
  node(
    'MishBackward0',
    edge(self, [self], (g, x) => timesSlope(g, x, 'mishBackward', slopeOfMish, slopeOfMishOps)),
  ),
);
export const mish_ = inplaceOf(mish);

function slopeOfMish(x: number): number {
  const t = gate(x);
  return t + x * sigmoid(x) * (1 - t * t);
}
function slopeOfMishOps(x: Tensor): Tensor {
  const t = torch.tanh(torch.softplus(x));
  return torch.add(t, torch.mul(torch.mul(x, torch.sigmoid(x)), torch.sub(1, torch.mul(t, t))));
}
