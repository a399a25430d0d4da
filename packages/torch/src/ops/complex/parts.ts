/** Taking complex tensors apart and putting them together with recorded ops, so that gradients follow from the parts. */
import { type DType, partOf } from '../../tensor/dtype.ts';
import type { Tensor } from '../../tensor/tensor.ts';
import { torch } from '../torch.ts';

export const isComplex = (t: Tensor): boolean => t.dtype.category === 'complex';

export const realOf = (t: Tensor): Tensor => (isComplex(t) ? torch.select(torch.viewAsReal(t), -1, 0) : t);
export const imaginaryOf = (t: Tensor): Tensor =>
  isComplex(t) ? torch.select(torch.viewAsReal(t), -1, 1) : torch.zerosLike(t);

/** real + i imaginary; its history shows under `name`, which PyTorch gives the op that this stands for. */
export function paired(real: Tensor, imaginary: Tensor, name?: string): Tensor {
  const [x, y] = torch.broadcastTensors([real, imaginary]);
  const out = torch.viewAsComplex(torch.stack([x!, y!], -1));
  // Nobody else sees the pairs: the result is a tensor of its own.
  out.base?.release();
  out.base = null;
  return named(out, name ?? real.gradFn?.name);
}

/** A result of ours, whose own node nobody else has seen, under PyTorch's name for the op. */
export function named(result: Tensor, name: string | undefined): Tensor {
  if (result.gradFn && name) result.gradFn.name = name;
  return result;
}

/** `t` in a complex dtype. */
export function toComplex(t: Tensor, dtype: DType): Tensor {
  if (t.dtype === dtype) return t;
  const part = partOf(dtype);
  const name = 'ToCopyBackward0';
  if (isComplex(t)) {
    return paired(torch.toDtype(realOf(t), part), torch.toDtype(imaginaryOf(t), part), name);
  }
  const real = t.dtype === part ? t : torch.toDtype(t, part);
  return paired(real, torch.zerosLike(real), name);
}
