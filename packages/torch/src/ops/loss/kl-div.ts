import { op } from '../../dispatch/op.ts';
import { torch } from '../torch.ts';
import { applyReduction } from './reduction.ts';

// q (log q - log p), where `self` holds log p
export const klDiv = op({
  schema: 'kl_div(Tensor self, Tensor target, int reduction=Mean, *, bool log_target=False) -> Tensor',
  on: ['function'],
  forward(self, target, reduction, logTarget) {
    const terms = logTarget
      ? torch.mul(torch.exp(target), torch.sub(target, self))
      : torch.sub(torch.xlogy(target, target), torch.mul(target, self));
    return applyReduction(terms, reduction);
  },
});
