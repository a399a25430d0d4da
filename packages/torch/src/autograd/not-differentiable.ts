import { check } from '../errors/torch-error.ts';
import type { Tensor } from '../tensor/tensor.ts';

/** Raises what PyTorch does if an argument that has no gradient asks for one. For derivatives, at the call. */
export function checkNoGrad(opName: string, argument: string, given: Tensor | null): void {
  check(
    !given?.requiresGrad,
    () =>
      `The function '${opName}' is not differentiable with respect to argument '${argument}'. This input cannot have requires_grad True.`,
  );
}
