/**
 * Convolution in three dimensions, and its two gradients, as sums of two-dimensional ones: one for each place along the
 * depth of a filter, over the slices that this place meets. Called with a batch dimension, by plan.ts alone.
 */
import { fromValues } from '../../tensor/create.ts';
import { int64 } from '../../tensor/dtype.ts';
import type { Tensor } from '../../tensor/tensor.ts';
import { torch } from '../torch.ts';

type Sizes = readonly number[];

/** Stride, padding and dilation of the depth. */
export interface Depth {
  readonly stride: number;
  readonly padding: number;
  readonly dilation: number;
}

/** Slices of padded x that place `k` of the filters' depth meets, one for each slice of the result. */
function slicesAt(depth: Depth, k: number, count: number): Tensor {
  const at = Array.from({ length: count }, (_, i) => i * depth.stride + k * depth.dilation);
  return fromValues(at, [count], int64);
}

const padded = (x: Tensor, { padding }: Depth): Tensor =>
  torch.constantPadNd(x, [0, 0, 0, 0, padding, padding], 0);

/** [n, c, depth, h, w] to [n * depth, c, h, w] and back. */
function toImages(x: Tensor): Tensor {
  const [n, c, d, h, w] = x.shape as [number, number, number, number, number];
  return torch.reshape(torch.transpose(x, 1, 2), [n * d, c, h, w]);
}
function toVolume(images: Tensor, depth: number): Tensor {
  const [n, c, h, w] = images.shape as [number, number, number, number];
  return torch.contiguous(torch.transpose(torch.reshape(images, [n / depth, depth, c, h, w]), 1, 2));
}

const places = (filters: Sizes): number[] => Array.from({ length: filters[2]! }, (_, k) => k);
const sum = (parts: readonly Tensor[]): Tensor => parts.reduce((a, b) => torch.add(a, b));

/** `convolve(images, filters, k)` for each place k, added up. */
export function volumeForward(
  depth: Depth,
  x: Tensor,
  filters: Tensor,
  count: number,
  convolve: (images: Tensor, filters: Tensor, k: number) => Tensor,
): Tensor {
  const whole = padded(x, depth);
  const parts = places(filters.shape).map((k) => {
    const met = torch.indexSelect(whole, 2, slicesAt(depth, k, count));
    return convolve(toImages(met), torch.select(filters, 2, k), k);
  });
  return toVolume(sum(parts), count);
}

/** The gradient of x: each place's gradient goes back to the slices it met. */
export function volumeBack(
  depth: Depth,
  grad: Tensor,
  filters: Tensor,
  xShape: Sizes,
  back: (images: Tensor, filters: Tensor, size: Sizes) => Tensor,
): Tensor {
  const [n, c, d, h, w] = xShape as [number, number, number, number, number];
  const count = grad.shape[2]!;
  const images = toImages(grad);
  const empty = torch.newZeros(grad, [n, c, d + 2 * depth.padding, h, w]);
  const whole = places(filters.shape).reduce((total, k) => {
    const part = back(images, torch.select(filters, 2, k), [n * count, c, h, w]);
    return torch.indexAdd(total, 2, slicesAt(depth, k, count), toVolume(part, count));
  }, empty);
  return torch.contiguous(torch.narrow(whole, 2, depth.padding, d));
}

/** The gradient of the filters, place by place. */
export function volumeFilterGrad(
  depth: Depth,
  x: Tensor,
  grad: Tensor,
  filters: Sizes,
  filterGrad: (images: Tensor, grad: Tensor, size: Sizes) => Tensor,
): Tensor {
  const whole = padded(x, depth);
  const size = filters.filter((_, i) => i !== 2);
  const parts = places(filters).map((k) => {
    const met = torch.indexSelect(whole, 2, slicesAt(depth, k, grad.shape[2]!));
    return filterGrad(toImages(met), toImages(grad), size);
  });
  return torch.stack(parts, 2);
}
