import { gradMode } from '../../autograd/grad-mode.ts';
import { alias, type Tensor } from '../../tensor/tensor.ts';
import { torch } from '../torch.ts';

/** For backward formulas: t(g); where no graph is recorded not as a view, so that a leaf can take it over. */
export function transposed(g: Tensor): Tensor {
  return gradMode.enabled ? torch.t(g) : alias(g, g.shape.toReversed(), g.strides.toReversed());
}
