/** Backward of reductions: gives a reduced tensor its dimensions back. */
import { wrapDims, type Shape } from '../../tensor/shape.ts';
import type { Tensor } from '../../tensor/tensor.ts';
import { torch } from '../torch.ts';

/** `x`, reduced over `dims` of `shape`, with size-1 dimensions where the reduced ones were. */
export function restoreDims(x: Tensor, shape: Shape, dims: Shape | null, keepdim: boolean): Tensor {
  if (keepdim || shape.length === 0) return x;
  const gone = new Set(wrapDims(dims, shape.length));
  return torch.view(
    x,
    shape.map((s, d) => (gone.has(d) ? 1 : s)),
  );
}
