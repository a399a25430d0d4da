/**
 * Linear maps along one dimension given by taps: output i is the sum over taps of weight[i] * input[index[i]]. Padding,
 * interpolation and average pooling are such maps in each dimension. `spread` is the transpose, so it is the gradient.
 */
import { fromValues } from '../../tensor/create.ts';
import { int64 } from '../../tensor/dtype.ts';
import type { Tensor } from '../../tensor/tensor.ts';
import { torch } from '../torch.ts';

export interface Tap {
  readonly index: readonly number[];
  /** Null where all weights are 1. */
  readonly weight: readonly number[] | null;
}

/** The taps of one dimension. */
export interface Axis {
  readonly dim: number;
  readonly taps: readonly Tap[];
}

const indexOf = (tap: Tap): Tensor => fromValues(tap.index, [tap.index.length], int64);

function weighted(x: Tensor, dim: number, tap: Tap): Tensor {
  if (!tap.weight) return x;
  const shape = x.shape.map((_, i) => (i === dim ? -1 : 1));
  const weight = fromValues(tap.weight, [tap.weight.length], x.dtype);
  return torch.mul(x, torch.view(weight, shape));
}

const total = (parts: readonly Tensor[]): Tensor => parts.reduce((a, b) => torch.add(a, b));

/** The map along every axis in turn. */
export function gather(x: Tensor, axes: readonly Axis[]): Tensor {
  return axes.reduce(
    (t, { dim, taps }) =>
      total(taps.map((tap) => weighted(torch.indexSelect(t, dim, indexOf(tap)), dim, tap))),
    x,
  );
}

/** The transpose of `gather`, back to `shape`. */
export function spread(g: Tensor, axes: readonly Axis[], shape: readonly number[]): Tensor {
  return axes.toReversed().reduce((t, { dim, taps }) => {
    const size = t.shape.map((s, i) => (i === dim ? shape[dim]! : s));
    return total(
      taps.map((tap) => torch.indexAdd(torch.newZeros(t, size), dim, indexOf(tap), weighted(t, dim, tap))),
    );
  }, g);
}

export const range = (n: number): number[] => Array.from({ length: n }, (_, i) => i);
