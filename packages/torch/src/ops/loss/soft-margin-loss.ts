import { checkNoGrad } from '../../autograd/not-differentiable.ts';
import { edge, node } from '../../autograd/node.ts';
import { castable } from '../../dispatch/out-dtype.ts';
import { derivative, op } from '../../dispatch/op.ts';
import { defaults } from '../../tensor/create.ts';
import { isFloat } from '../../tensor/dtype.ts';
import { map2 } from '../pointwise/driver.ts';
import { resultType } from '../pointwise/promotion.ts';
import { torch } from '../torch.ts';
import { applyReduction, gradOfElements } from './reduction.ts';

/** log(1 + e^(-t x)) */
export const softMarginLoss = op({
  schema: 'soft_margin_loss(Tensor self, Tensor target, int reduction=Mean) -> Tensor',
  on: ['nn'],
  out: true,
  forward(self, target, reduction) {
    const common = resultType(self, target);
    castable(isFloat(common) ? common : defaults.dtype, self.dtype, 0);
    const f = (x: number, t: number) => Math.log1p(Math.exp(-t * x));
    const losses = map2(self, target, { name: 'softMargin', f });
    return applyReduction(torch.toDtype(losses, self.dtype), reduction);
  },
});
// -t sigmoid(-t x)
derivative(softMarginLoss, (self, target, reduction) => {
  checkNoGrad('soft_margin_loss', 'target', target);
  return node(
    'SoftMarginLossBackward0',
    edge(self, [self, target], (g, x, t) => {
      const minus = torch.neg(t);
      return torch.mul(
        torch.mul(minus, torch.sigmoid(torch.mul(minus, x))),
        gradOfElements(g, reduction, x.numel),
      );
    }),
  );
});
