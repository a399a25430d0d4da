import { kernels } from '../kernels/kernels.ts';
import type { Tensor } from '../tensor/tensor.ts';
import { gradsFor, isUpdatable, wasChanged } from './updatable.ts';

export interface SgdGroup {
  readonly rate: number;
  readonly momentum: number;
  readonly dampening: number;
  readonly decay: number;
  readonly nesterov: boolean;
  readonly maximize: boolean;
}

/**
 * torch.optim.SGD's step for a group: parameters with a gradient are updated in place, and with momentum their
 * buffers too. False, and nothing is done, where a buffer is still missing or a tensor's layout needs ordinary ops.
 */
export function sgdStep(
  parameters: readonly Tensor[],
  buffers: readonly (Tensor | null)[],
  group: SgdGroup,
): boolean {
  const grads = gradsFor(parameters);
  const hasMomentum = group.momentum !== 0;
  const isReady = parameters.every(
    (p, i) => !grads[i] || (isUpdatable(p, grads[i]) && (!hasMomentum || isUpdatable(p, buffers[i] ?? null))),
  );
  if (!isReady) return false;
  const options = {
    rate: group.rate,
    sign: group.maximize ? (-1 as const) : (1 as const),
    decay: group.decay,
    keep: group.momentum,
    take: 1 - group.dampening,
    nesterov: group.nesterov,
  };
  for (const [i, p] of parameters.entries()) {
    const grad = grads[i];
    if (!grad) continue;
    const buffer = hasMomentum ? (buffers[i] ?? null) : null;
    kernels.sgd(p.numel, p, grad, buffer, options);
    wasChanged(p, buffer);
  }
  return true;
}
