/** Cross entropy with its gradient, and optimizers' updates, of float32. */
import { arena } from '../../tensor/arena.ts';
import type { Kernels, Strided } from '../kernels.ts';
import type { KernelModule } from './module.ts';
import { addressOf, isFloat32 } from './operands.ts';

type Training = Pick<Kernels, 'crossEntropy' | 'sgd' | 'adam'>;

const addressOrNone = (t: Strided | null): number => (t ? addressOf(t) : 0);

export function training(module: KernelModule, otherwise: Kernels): Training {
  return {
    crossEntropy(rows, classes, logits, target, options, losses, grad) {
      if (!isFloat32(logits))
        return otherwise.crossEntropy(rows, classes, logits, target, options, losses, grad);
      const { ignored, smoothing, scale } = options;
      // Without a gradient the powers go to a row of scratch.
      const scratch = grad ? 0 : arena.allocate(classes * 4);
      const sum = module.crossEntropy(
        rows,
        classes,
        addressOf(logits),
        target.start * 8,
        ignored,
        smoothing,
        addressOf(losses),
        grad ? addressOf(grad) : scratch,
        grad ? classes : 0,
        scale,
      );
      if (!grad) arena.release(scratch);
      return sum;
    },
    sgd(n, parameter, grad, buffer, options) {
      if (!isFloat32(parameter)) return otherwise.sgd(n, parameter, grad, buffer, options);
      const { rate, sign, decay, keep, take, nesterov } = options;
      const addresses = [parameter, grad, buffer].map(addressOrNone);
      module.sgd(n, ...addresses, rate, sign, decay, keep, take, Number(nesterov));
    },
    adam(n, parameter, grad, m, v, top, options) {
      if (!isFloat32(parameter)) return otherwise.adam(n, parameter, grad, m, v, top, options);
      const { rate, sign, decay, shrink, beta1, beta2, eps, correction } = options;
      const addresses = [parameter, grad, m, v, top].map(addressOrNone);
      module.adam(n, ...addresses, rate, sign, decay, shrink, beta1, beta2, eps, correction);
    },
  };
}
