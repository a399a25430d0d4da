import { edge, node } from '../../autograd/node.ts';
import { derivative, op } from '../../dispatch/op.ts';
import { broadcastShapes, numelOf } from '../../tensor/shape.ts';
import type { Tensor } from '../../tensor/tensor.ts';
import { map2 } from '../pointwise/driver.ts';
import { resultType } from '../pointwise/promotion.ts';
import { torch } from '../torch.ts';
import { applyReduction, checkFloat, gradOfElements } from './reduction.ts';

const squaredDifference = { name: 'squaredDifference', f: (x: number, t: number) => (x - t) * (x - t) };

export const mseLoss = op({
  schema: 'mse_loss(Tensor self, Tensor target, int reduction=Mean) -> Tensor',
  on: ['nn'],
  out: true,
  forward(self, target, reduction) {
    checkFloat(resultType(self, target), 'mse_cpu');
    return applyReduction(map2(self, target, squaredDifference), reduction);
  },
});
derivative(mseLoss, (self, target, reduction) => {
  const count = numelOf(broadcastShapes(self.shape, target.shape));
  // 2 (x - t)
  const slope = (g: Tensor, x: Tensor, t: Tensor) =>
    torch.mul(torch.mul(torch.sub(x, t), 2), gradOfElements(g, reduction, count));
  return node(
    'MseLossBackward0',
    edge(self, [self, target], slope),
    edge(target, [self, target], (g, x, t) => slope(g, t, x)),
  );
});

export const l1Loss = op({
  schema: 'l1_loss(Tensor self, Tensor target, int reduction=Mean) -> Tensor',
  on: ['nn'],
  forward: (self, target, reduction) => applyReduction(torch.abs(torch.sub(self, target)), reduction),
});
