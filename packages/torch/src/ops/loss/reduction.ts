/** What a loss does with its elements: PyTorch's Reduction enum. */
import type { Tensor } from '../../tensor/tensor.ts';
import { torch } from '../torch.ts';

export const NONE = 0;
export const MEAN = 1;
export const SUM = 2;

export function applyReduction(loss: Tensor, reduction: number): Tensor {
  if (reduction === MEAN) return torch.mean(loss);
  return reduction === SUM ? torch.sum(loss) : loss;
}
