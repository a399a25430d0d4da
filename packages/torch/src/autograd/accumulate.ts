/** Adds a gradient into a leaf's `.grad`, taking it over without a copy where nobody else can see it. */
import { torch } from '../ops/torch.ts';
import { alias, type Tensor } from '../tensor/tensor.ts';

export function accumulate(leaf: Tensor, grad: Tensor, createGraph: boolean): void {
  const before = leaf.grad;
  if (before) {
    if (createGraph) leaf.setGrad(torch.add(before, grad));
    else torch.add_(before, grad);
    return;
  }
  if (createGraph) {
    leaf.setGrad(torch.copy_(torch.newEmpty(grad, [...leaf.shape]), grad));
    return;
  }
  const stealable = grad.refs <= 1 && grad.base === null && grad.storage.isUnshared && grad.isContiguous;
  leaf.setGrad(stealable ? alias(grad) : torch.clone(grad, null));
}
