/** What a tensor made in inference mode refuses outside of it, in PyTorch's words. */
import { check } from '../errors/torch-error.ts';
import type { Tensor } from '../tensor/tensor.ts';
import { gradMode } from './grad-mode.ts';

const isFree = (t: Tensor): boolean => !t.storage.isInference || gradMode.inference;

export function checkSavable(t: Tensor): void {
  check(
    isFree(t),
    () =>
      'Inference tensors cannot be saved for backward. Please do not use Tensors created in inference mode in computation tracked by autograd. To work around this, you can make a clone to get a normal tensor and use it in autograd, or use `torch.no_grad()` instead of `torch.inference_mode()`.',
  );
}

/** After something was written into `t`: PyTorch, too, refuses only then. */
export function bumpVersion(t: Tensor): void {
  check(
    isFree(t),
    () =>
      'Inplace update to inference tensor outside InferenceMode is not allowed.You can make a clone to get a normal tensor before doing inplace update.See https://github.com/pytorch/rfcs/pull/17 for more details.',
  );
  t.counter.version++;
}

export function checkCanRequireGrad(t: Tensor): void {
  check(
    isFree(t),
    () => 'Setting requires_grad=True on inference tensor outside InferenceMode is not allowed.',
  );
}

export function versionOf(t: Tensor): number {
  check(!t.storage.isInference, () => 'Inference tensors do not track version counter.');
  return t.counter.version;
}
