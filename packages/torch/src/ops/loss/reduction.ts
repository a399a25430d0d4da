/** What a loss does with its elements: PyTorch's Reduction enum. */
import { checkImplemented } from '../../errors/not-implemented.ts';
import { type DType, isFloat } from '../../tensor/dtype.ts';
import type { Tensor } from '../../tensor/tensor.ts';
import { torch } from '../torch.ts';

export const NONE = 0;
export const MEAN = 1;
export const SUM = 2;

export function applyReduction(loss: Tensor, reduction: number): Tensor {
  if (reduction === MEAN) return torch.mean(loss);
  return reduction === SUM ? torch.sum(loss) : loss;
}

/** The gradient of each of `count` elements from that of the reduced loss; a 0-d one broadcasts. */
export const gradOfElements = (g: Tensor, reduction: number, count: number): Tensor =>
  reduction === MEAN ? torch.mul(g, 1 / count) : g;

/** Such a loss is for floats; `kernel` is the name PyTorch's error gives. */
export const checkFloat = (dtype: DType, kernel: string): void =>
  checkImplemented(isFloat(dtype), kernel, dtype);
