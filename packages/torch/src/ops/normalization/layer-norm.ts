import { jointNode } from '../../autograd/node.ts';
import { derivative, op } from '../../dispatch/op.ts';
import { check } from '../../errors/torch-error.ts';
import { numelOf, sameShape, shapeText } from '../../tensor/shape.ts';
import type { Tensor } from '../../tensor/tensor.ts';
import { torch } from '../torch.ts';
import { gradMode } from '../../autograd/grad-mode.ts';
import { isFloat } from '../../tensor/dtype.ts';
import { normalisedRows, rowGradients } from './rows.ts';
import { moments, type Normalisation, normNode, scaledShifted, standardised } from './normalize.ts';

type Sizes = readonly number[];

function checkNormalised(
  x: Tensor,
  shape: Sizes,
  weight: Tensor | null,
  bias: Tensor | null,
  lead = '*, ',
): void {
  check(
    shape.length >= 1,
    () =>
      `Expected normalized_shape to be at least 1-dimensional, i.e., containing at least one element, but got normalized_shape = ${shapeText(shape)}`,
  );
  for (const [name, t] of [
    ['weight', weight],
    ['bias', bias],
  ] as const) {
    check(
      t === null || sameShape(t.shape, shape),
      () =>
        `Expected ${name} to be of same shape as normalized_shape, but got ${name} of shape ${shapeText(t?.shape ?? [])} and normalized_shape = ${shapeText(shape)}`,
    );
  }
  check(
    x.rank >= shape.length && sameShape(x.shape.slice(x.rank - shape.length), shape),
    () =>
      `Given normalized_shape=${shapeText(shape)}, expected input with shape [${lead}${shape.join(', ')}], but got input of size${shapeText(x.shape)}`,
  );
}

const normalisation = (x: Tensor, shape: Sizes, eps: number): Normalisation => ({
  dims: shape.map((_, i) => x.rank - shape.length + i),
  eps,
  affineShape: shape,
  fixed: null,
});

export const layerNorm = op({
  schema:
    'layer_norm(Tensor input, SymInt[] normalized_shape, Tensor? weight=None, Tensor? bias=None, float eps=1e-05, bool cudnn_enable=True) -> Tensor',
  on: ['function'],
  forward(x, shape, weight, bias, eps) {
    checkNormalised(x, shape, weight, bias);
    if (isPlain(x, weight, bias)) return normalisedRows(x, numelOf(shape), weight, bias, eps);
    const { mean, variance } = moments(x, normalisation(x, shape, eps).dims);
    return scaledShifted(standardised(x, mean, variance, eps), weight, bias);
  },
});
derivative(layerNorm, (x, shape, weight, bias, eps) => {
  const n = normalisation(x, shape, eps);
  return normNode('NativeLayerNormBackward0', x, weight, bias, n, (g, input, scale) => {
    // A gradient that is to be differentiated again is made of ops.
    if (gradMode.enabled || !isPlain(g, input, scale)) return null;
    const [dx, dWeight, dBias] = rowGradients(g, input, numelOf(shape), scale, eps);
    return [dx, torch.view(dWeight, shape), torch.view(dBias, shape)];
  });
});

/** All of one float dtype, and something in the rows. */
function isPlain(x: Tensor, ...others: readonly (Tensor | null)[]): boolean {
  return isFloat(x.dtype) && x.numel > 0 && others.every((t) => t === null || t.dtype === x.dtype);
}

/** x seen as [N, groups, rest]: the shape in which group norm is a norm over the last dimension. */
const grouped = (x: Tensor, groups: number): Tensor =>
  torch.reshape(x, [x.shape[0]!, groups, numelOf(x.shape.slice(1)) / groups]);

export const groupNorm = op({
  schema:
    'group_norm(Tensor input, int num_groups, Tensor? weight=None, Tensor? bias=None, float eps=1e-05, bool cudnn_enabled=True) -> Tensor',
  on: ['function'],
  forward(x, groups, weight, bias, eps) {
    const channels = x.shape[1]!;
    check(groups > 0, () => `Expected num groups to be greater than 0, got ${groups}`);
    check(
      channels % groups === 0,
      () =>
        `Expected number of channels in input to be divisible by num_groups, but got input of shape ${shapeText(x.shape)} and num_groups=${groups}`,
    );
    const g = grouped(x, groups);
    const { mean, variance } = moments(g, [2]);
    const unit = torch.reshape(standardised(g, mean, variance, eps), x.shape);
    const shaped = (t: Tensor | null) => t && torch.reshape(t, perChannel(x));
    return scaledShifted(unit, shaped(weight), shaped(bias));
  },
});
derivative(groupNorm, (x, groups, weight, bias, eps) => groupNode(x, groups, weight, bias, eps));

const perChannel = (x: Tensor): number[] => x.shape.map((size, i) => (i === 1 ? size : 1));

/** As for layer norm, but the statistics' groups are not the affine's channels. */
function groupNode(x: Tensor, groups: number, weight: Tensor | null, bias: Tensor | null, eps: number) {
  const saved = weight ? [x, weight] : [x];
  return jointNode('NativeGroupNormBackward0', [x, weight, bias], saved, ([g], needs, ...kept) => {
    if (!g) return [null, null, null];
    const [input, scale] = kept as [Tensor, Tensor | undefined];
    const shape = perChannel(input);
    const rest = input.shape.map((_, i) => i).filter((i) => i !== 1);
    const inward = grouped(scale ? torch.mul(g, torch.reshape(scale, shape)) : g, groups);
    const flat = grouped(input, groups);
    const { mean, variance } = moments(flat, [2]);
    const unit = standardised(flat, mean, variance, eps);
    const average = (t: Tensor) => torch.meanDim(t, [2], true);
    const bent = torch.sub(
      torch.sub(inward, average(inward)),
      torch.mul(unit, average(torch.mul(inward, unit))),
    );
    const dx = torch.mul(bent, torch.rsqrt(torch.add(variance, eps)));
    return [
      needs[0] ? torch.reshape(dx, input.shape) : null,
      needs[1] ? torch.sumDim(torch.mul(g, torch.reshape(unit, input.shape)), rest) : null,
      needs[2] ? torch.sumDim(g, rest) : null,
    ];
  });
}

export const rmsNorm = op({
  schema: 'rms_norm(Tensor input, SymInt[] normalized_shape, Tensor? weight=None, float? eps=None) -> Tensor',
  on: ['function'],
  forward(x, shape, weight, eps) {
    checkNormalised(x, shape, weight, null, '*');
    const dims = shape.map((_, i) => x.rank - shape.length + i);
    const square = torch.meanDim(torch.mul(x, x), dims, true);
    const unit = torch.mul(x, torch.rsqrt(torch.add(square, eps ?? epsilonOf(x))));
    return weight ? torch.mul(unit, weight) : unit;
  },
});

/** The gap between 1 and the next number of the dtype. */
const epsilonOf = (x: Tensor): number => (x.dtype.name === 'float64' ? 2 ** -52 : 2 ** -23);
