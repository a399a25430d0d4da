import { kernels } from '../kernels/kernels.ts';
import type { Tensor } from '../tensor/tensor.ts';
import { gradsFor, isUpdatable, wasChanged } from './updatable.ts';

export interface AdamGroup {
  readonly rate: number;
  readonly beta1: number;
  readonly beta2: number;
  readonly eps: number;
  readonly decay: number;
  /** AdamW: the decay shrinks the parameter itself. */
  readonly isDecoupled: boolean;
  readonly maximize: boolean;
}

/** What Adam keeps of a parameter; `top` is the largest second moment so far (AMSGrad). */
export interface AdamState {
  /** A 0-d tensor that counts the steps. */
  readonly step: Tensor;
  readonly first: Tensor;
  readonly second: Tensor;
  readonly top: Tensor | null;
}

/**
 * torch.optim.Adam's and AdamW's step for a group: parameters with a gradient and their states are updated in place.
 * False, and nothing is done, where a state is still missing or a tensor's layout needs ordinary ops.
 */
export function adamStep(
  parameters: readonly Tensor[],
  states: readonly (AdamState | null)[],
  group: AdamGroup,
): boolean {
  const grads = gradsFor(parameters);
  const isReady = parameters.every((p, i) => {
    const state = states[i];
    if (!grads[i]) return true;
    if (!state || !isUpdatable(p, grads[i])) return false;
    return [state.first, state.second, state.top ?? state.first].every((t) => isUpdatable(p, t));
  });
  if (!isReady) return false;
  for (const [i, p] of parameters.entries()) {
    const [grad, state] = [grads[i], states[i]];
    if (grad && state) update(p, grad, state, group);
  }
  return true;
}

function update(p: Tensor, grad: Tensor, state: AdamState, group: AdamGroup): void {
  const { step, first, second, top } = state;
  const { rate, beta1, beta2, eps, decay, isDecoupled, maximize } = group;
  const count = ++step.heap[step.start]!;
  kernels.adam(p.numel, p, grad, first, second, top, {
    rate: rate / (1 - beta1 ** count),
    sign: maximize ? -1 : 1,
    decay: isDecoupled ? 0 : decay,
    shrink: isDecoupled ? 1 - rate * decay : 1,
    beta1,
    beta2,
    eps,
    correction: Math.sqrt(1 - beta2 ** count),
  });
  wasChanged(p, step);
  wasChanged(first, second);
  wasChanged(top);
}
