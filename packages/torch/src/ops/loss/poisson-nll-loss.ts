import { op } from '../../dispatch/op.ts';
import { torch } from '../torch.ts';
import { applyReduction } from './reduction.ts';

/** e^x - t x (or x - t log(x + eps)); `full` adds Stirling's approximation of log t! where t > 1. */
export const poissonNllLoss = op({
  schema:
    'poisson_nll_loss(Tensor input, Tensor target, bool log_input, bool full, float eps, int reduction) -> Tensor',
  on: ['function'],
  forward(input, target, logInput, full, eps, reduction) {
    let loss = logInput
      ? torch.sub(torch.exp(input), torch.mul(target, input))
      : torch.sub(input, torch.mul(target, torch.log(torch.add(input, eps))));
    if (full) {
      const stirling = torch.add(
        torch.sub(torch.mul(target, torch.log(target)), target),
        torch.mul(torch.log(torch.mul(target, 2 * Math.PI)), 0.5),
      );
      loss = torch.add(loss, torch.maskedFill(stirling, torch.le(target, 1), 0));
    }
    return applyReduction(loss, reduction);
  },
});
