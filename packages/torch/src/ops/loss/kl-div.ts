import { check } from '../../errors/torch-error.ts';
import { op } from '../../dispatch/op.ts';
import { isFloat } from '../../tensor/dtype.ts';
import { torch } from '../torch.ts';
import { applyReduction } from './reduction.ts';

// q (log q - log p), where `self` holds log p
export const klDiv = op({
  schema: 'kl_div(Tensor self, Tensor target, int reduction=Mean, *, bool log_target=False) -> Tensor',
  on: ['function'],
  forward(self, target, reduction, logTarget) {
    check(isFloat(self.dtype) && isFloat(target.dtype), () => 'kl_div: Integral inputs not supported.');
    const terms = logTarget
      ? torch.mul(torch.exp(target), torch.sub(target, self))
      : torch.sub(torch.xlogy(target, target), torch.mul(target, self));
    return applyReduction(terms, reduction);
  },
});
