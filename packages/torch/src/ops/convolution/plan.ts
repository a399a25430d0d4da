/** The geometry of a convolution, its checks in PyTorch's words, and the three kernel calls. One-dimensional convolutions are
 * two-dimensional ones of height 1, three-dimensional ones sums of them. */
import { check, TorchError } from '../../errors/torch-error.ts';
import type { Convolution, Pair } from '../../kernels/convolution.ts';
import { kernels } from '../../kernels/kernels.ts';
import { cName, float32 } from '../../tensor/dtype.ts';
import { shapeText } from '../../tensor/shape.ts';
import { empty, type Tensor } from '../../tensor/tensor.ts';
import { torch } from '../torch.ts';
import { type Depth, volumeBack, volumeFilterGrad, volumeForward } from './volume.ts';

/** Per spatial dimension. */
export interface Plan {
  readonly stride: readonly number[];
  readonly padding: readonly number[];
  readonly dilation: readonly number[];
  readonly groups: number;
}

const pair = (values: readonly number[], missing: number): Pair => [
  values.length > 1 ? values[0]! : missing,
  values.at(-1)!,
];

/** Of x and filters in batched form, and the spatial sizes of the result. */
function geometry(
  p: Plan,
  x: readonly number[],
  filters: readonly number[],
  result: readonly number[],
): Convolution {
  return {
    batch: x[0]!,
    inChannels: x[1]!,
    outChannels: filters[0]!,
    groups: p.groups,
    size: pair(x.slice(2), 1),
    result: pair(result, 1),
    kernel: pair(filters.slice(2), 1),
    stride: pair(p.stride, 1),
    padding: pair(p.padding, 0),
    dilation: pair(p.dilation, 1),
  };
}

export function resultSizes(p: Plan, x: readonly number[], filters: readonly number[]): number[] {
  return x.slice(2).map((size, i) => {
    const span = p.dilation[i]! * (filters[i + 2]! - 1) + 1;
    return Math.floor((size + 2 * p.padding[i]! - span) / p.stride[i]!) + 1;
  });
}

const isVolume = (p: Plan): boolean => p.stride.length === 3;
const depthOf = (p: Plan): Depth => ({
  stride: p.stride[0]!,
  padding: p.padding[0]!,
  dilation: p.dilation[0]!,
});
/** What is left of a plan for the slices of a volume. */
const ofSlices = (p: Plan): Plan => ({
  stride: p.stride.slice(1),
  padding: p.padding.slice(1),
  dilation: p.dilation.slice(1),
  groups: p.groups,
});

/** The result of x with filters; all with a batch dimension. */
export function convolveForward(p: Plan, x: Tensor, filters: Tensor, bias: Tensor | null): Tensor {
  const sizes = resultSizes(p, x.shape, filters.shape);
  if (isVolume(p)) {
    const slices = ofSlices(p);
    return volumeForward(depthOf(p), x, filters, sizes[0]!, (images, f, k) =>
      convolveForward(slices, images, f, k === 0 ? bias : null),
    );
  }
  const out = empty([x.shape[0]!, filters.shape[0]!, ...sizes], x.dtype);
  const c = geometry(p, x.shape, filters.shape, sizes);
  if (out.numel > 0) {
    kernels.convolve(c, out, torch.contiguous(x), torch.contiguous(filters), bias && torch.contiguous(bias));
  }
  return out;
}

/** The gradient of x, in x's shape; also the transposed convolution. */
export function convolveBack(p: Plan, grad: Tensor, filters: Tensor, xShape: readonly number[]): Tensor {
  if (isVolume(p)) {
    const slices = ofSlices(p);
    return volumeBack(depthOf(p), grad, filters, xShape, (g, f, size) => convolveBack(slices, g, f, size));
  }
  const out = empty([...xShape], grad.dtype);
  const c = geometry(p, xShape, filters.shape, grad.shape.slice(2));
  if (out.numel > 0) kernels.convolveInput(c, out, torch.contiguous(grad), torch.contiguous(filters));
  return out;
}

/** The gradient of the filters. */
export function convolveFilterGrad(p: Plan, x: Tensor, grad: Tensor, filterShape: readonly number[]): Tensor {
  if (isVolume(p)) {
    const slices = ofSlices(p);
    return volumeFilterGrad(depthOf(p), x, grad, filterShape, (images, g, size) =>
      convolveFilterGrad(slices, images, g, size),
    );
  }
  const out = empty([...filterShape], x.dtype);
  const c = geometry(p, x.shape, filterShape, grad.shape.slice(2));
  if (out.numel > 0) kernels.convolveFilters(c, out, torch.contiguous(grad), torch.contiguous(x));
  return out;
}

export function checkPlan(p: Plan): void {
  check(p.groups > 0, () => 'non-positive groups is not supported');
  check(
    p.padding.every((v) => v >= 0),
    () => 'negative padding is not supported',
  );
  check(
    p.stride.every((v) => v > 0),
    () => 'non-positive stride is not supported',
  );
  check(
    p.dilation.every((v) => v > 0),
    () => 'dilation should be greater than zero',
  );
}

/** Checks channels, bias and size of an ordinary or transposed convolution of batched x. */
export function checkConvolution(
  p: Plan,
  x: Tensor,
  filters: Tensor,
  bias: Tensor | null,
  transposed: boolean,
): void {
  const [groups, outFirst] = [p.groups, filters.shape[0]!];
  const given = `Given groups=${groups}, weight of size ${shapeText(filters.shape)}`;
  const channels = x.shape[1]!;
  if (transposed) {
    check(
      channels === outFirst,
      () =>
        `Given transposed=1, weight of size ${shapeText(filters.shape)}, expected input${shapeText(x.shape)} to have ${outFirst} channels, but got ${channels} channels instead`,
    );
    checkBias(
      bias,
      filters.shape[1]! * groups,
      `Given transposed=1, weight of size ${shapeText(filters.shape)}`,
    );
    return;
  }
  check(
    outFirst >= groups,
    () =>
      `Given groups=${groups}, expected weight to be at least ${groups} at dimension 0, but got weight of size ${shapeText(filters.shape)} instead`,
  );
  check(
    outFirst % groups === 0,
    () =>
      `Given groups=${groups}, expected weight to be divisible by ${groups} at dimension 0, but got weight of size ${shapeText(filters.shape)} instead`,
  );
  check(
    channels === filters.shape[1]! * groups,
    () =>
      `${given}, expected input${shapeText(x.shape)} to have ${filters.shape[1]! * groups} channels, but got ${channels} channels instead`,
  );
  checkBias(bias, outFirst, given);
  checkKernelFits(p, x, filters);
}

function checkBias(bias: Tensor | null, channels: number, given: string): void {
  check(
    bias === null || (bias.rank === 1 && bias.shape[0] === channels),
    () =>
      `${given}, expected bias to be 1-dimensional with ${channels} elements, but got bias of size ${shapeText(bias?.shape ?? [])} instead`,
  );
}

function checkKernelFits(p: Plan, x: Tensor, filters: Tensor): void {
  const padded = x.shape.slice(2).map((size, i) => size + 2 * p.padding[i]!);
  const spans = filters.shape.slice(2).map((k, i) => p.dilation[i]! * (k - 1) + 1);
  if (padded.every((size, i) => size >= spans[i]!)) return;
  const per = (sizes: readonly number[]) => `(${sizes.join(' x ')})`;
  throw new TorchError(
    'RuntimeError',
    `Calculated padded input size per channel: ${per(padded)}. Kernel size: ${per(spans)}. Kernel size can't be greater than actual input size`,
  );
}

export function checkDtypes(x: Tensor, filters: Tensor, bias: Tensor | null): void {
  check(
    bias === null || x.dtype === bias.dtype,
    () => `Input type (${cName(x.dtype)}) and bias type (${cName(bias!.dtype)}) should be the same`,
  );
  const [given, weight] = [x.dtype.scalarType, filters.dtype.scalarType];
  check(x.dtype === filters.dtype, () =>
    takesOneDnn(x, filters)
      ? `Input type (torch.${given}Tensor) and weight type (torch.${weight}Tensor) should be the same or input should be a MKLDNN tensor and weight is a dense tensor`
      : `expected scalar type ${given} but found ${weight}`,
  );
}

/** PyTorch leaves larger convolutions of float32 to another library, whose texts differ. */
function takesOneDnn(x: Tensor, filters: Tensor): boolean {
  const isLargeFilter = filters.shape.slice(-2).every((size) => size > 3);
  return x.dtype === float32 && (isLargeFilter || x.size(0) > 1 || x.numel > 20480);
}
