/** Anomaly mode: whether backward looks for NaN in the gradients each node gives. */
import { TorchError } from '../errors/torch-error.ts';
import { valuesOf } from '../tensor/create.ts';
import type { Grad, Node } from './node.ts';

export const anomaly = { enabled: false, checksNaN: true };

/** Raises PyTorch's error if a node gave a gradient with NaN. */
export function checkAnomaly(node: Node, grads: readonly Grad[]): void {
  if (!anomaly.enabled || !anomaly.checksNaN) return;
  for (const [i, g] of grads.entries()) {
    if (g && valuesOf(g).some(Number.isNaN))
      throw new TorchError(
        'RuntimeError',
        `Function '${node.name}' returned nan values in its ${i}th output.`,
      );
  }
}
