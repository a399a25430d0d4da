/** Losses that are quadratic near zero and linear beyond: smooth_l1 (divided by its bound) and Huber. */
import { edge, node } from '../../autograd/node.ts';
import { derivative, op } from '../../dispatch/op.ts';
import { castable } from '../../dispatch/out-dtype.ts';
import { check } from '../../errors/torch-error.ts';
import { broadcastShapes, numelOf } from '../../tensor/shape.ts';
import type { Tensor } from '../../tensor/tensor.ts';
import { map2 } from '../pointwise/driver.ts';
import { resultType } from '../pointwise/promotion.ts';
import { torch } from '../torch.ts';
import { applyReduction, checkFloat, gradOfElements } from './reduction.ts';

export const smoothL1Loss = op({
  schema: 'smooth_l1_loss(Tensor self, Tensor target, int reduction=Mean, float beta=1.0) -> Tensor',
  on: ['nn'],
  out: true,
  forward(self, target, reduction, beta) {
    check(beta >= 0, () => 'smooth_l1_loss does not support negative values for beta.');
    if (beta === 0) return torch.l1Loss(self, target, reduction);
    checkFloat(resultType(self, target), 'smooth_l1_cpu');
    const f = (x: number, t: number) => {
      const d = Math.abs(x - t);
      return d < beta ? (0.5 * d * d) / beta : d - 0.5 * beta;
    };
    return applyReduction(map2(self, target, { name: 'smoothL1', f }), reduction);
  },
});
derivative(smoothL1Loss, (self, target, reduction, beta) => {
  const slope = slopeWithin(self, target, reduction, beta, 1 / beta);
  return node(
    'SmoothL1LossBackward0',
    edge(self, [self, target], slope),
    edge(target, [self, target], (g, x, t) => slope(g, t, x)),
  );
});

export const huberLoss = op({
  schema: 'huber_loss(Tensor self, Tensor target, int reduction=Mean, float delta=1.0) -> Tensor',
  on: ['nn'],
  out: true,
  forward(self, target, reduction, delta) {
    check(delta > 0, () => 'huber_loss does not support non-positive values for delta.');
    const common = resultType(self, target);
    checkFloat(common, 'huber_cpu');
    castable(common, self.dtype, 0);
    const f = (x: number, t: number) => {
      const d = Math.abs(x - t);
      return d <= delta ? 0.5 * d * d : delta * (d - 0.5 * delta);
    };
    const losses = map2(self, target, { name: 'huber', f });
    return applyReduction(torch.toDtype(losses, self.dtype), reduction);
  },
});
derivative(huberLoss, (self, target, reduction, delta) => {
  const slope = slopeWithin(self, target, reduction, delta, 1);
  return node(
    'HuberLossBackward0',
    edge(self, [self, target], slope),
    edge(target, [self, target], (g, x, t) => slope(g, t, x)),
  );
});

/** scale (x - t), held within [-scale bound, scale bound]; the gradient of that passes inside only. */
function slopeWithin(self: Tensor, target: Tensor, reduction: number, bound: number, scale: number) {
  const count = numelOf(broadcastShapes(self.shape, target.shape));
  return (g: Tensor, x: Tensor, t: Tensor): Tensor => {
    const held = torch.clamp(torch.sub(x, t), -bound, bound);
    return torch.mul(scale === 1 ? held : torch.mul(held, scale), gradOfElements(g, reduction, count));
  };
}
