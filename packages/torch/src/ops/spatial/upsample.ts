/** Interpolation: which inputs each output reads, and how much of each, along every spatial dimension. */
import { edge, node } from '../../autograd/node.ts';
import { derivative, op } from '../../dispatch/op.ts';
import { check } from '../../errors/torch-error.ts';
import { shapeText } from '../../tensor/shape.ts';
import type { Tensor } from '../../tensor/tensor.ts';
import { type Axis, gather, range, spread, type Tap } from './taps.ts';

type Sizes = readonly number[];
/** Taps from the sizes of input and output and the step between outputs, measured in inputs. */
type Sampling = (from: number, to: number, step: number, align: boolean) => Tap[];

/** The step between outputs: from the scale factor if given, else from the sizes. */
function stepOf(from: number, to: number, align: boolean, scale: number | undefined): number {
  if (align) return to > 1 ? (from - 1) / (to - 1) : 0;
  return scale !== undefined && scale > 0 ? 1 / scale : from / to;
}

const f = Math.fround;

const nearest: Sampling = (from, to, step) => [
  { index: range(to).map((i) => Math.min(Math.floor(f(i * f(step))), from - 1)), weight: null },
];

const nearestExact: Sampling = (from, to, step) => [
  { index: range(to).map((i) => Math.min(Math.floor(f((i + 0.5) * f(step))), from - 1)), weight: null },
];

const linear: Sampling = (from, to, step, align) => {
  const at = range(to).map((i) => (align ? i * step : Math.max((i + 0.5) * step - 0.5, 0)));
  const low = at.map((x) => Math.min(Math.floor(x), from - 1));
  const share = at.map((x, i) => Math.min(Math.max(x - low[i]!, 0), 1));
  return [
    { index: low, weight: share.map((s) => 1 - s) },
    { index: low.map((i) => Math.min(i + 1, from - 1)), weight: share },
  ];
};

/** Keys' cubic convolution with a = -0.75. */
const cubicWeight = (distance: number): number => {
  const a = -0.75;
  const x = Math.abs(distance);
  if (x <= 1) return ((a + 2) * x - (a + 3)) * x * x + 1;
  return ((a * x - 5 * a) * x + 8 * a) * x - 4 * a;
};

const cubic: Sampling = (from, to, step, align) => {
  const at = range(to).map((i) => (align ? i * step : (i + 0.5) * step - 0.5));
  return [-1, 0, 1, 2].map((offset) => ({
    index: at.map((x) => Math.min(Math.max(Math.floor(x) + offset, 0), from - 1)),
    weight: at.map((x) => cubicWeight(x - Math.floor(x) - offset)),
  }));
};

interface Target {
  readonly sizes: Sizes | null;
  readonly scales: Sizes | null;
  readonly align: boolean;
}

function axesOf(x: Tensor, spatial: number, target: Target, sampling: Sampling): Axis[] {
  const { sizes, scales, align } = target;
  return range(spatial).map((i) => {
    const dim = i + 2;
    const from = x.shape[dim]!;
    const to = sizes ? sizes[i]! : Math.floor(from * scales![i]!);
    return { dim, taps: sampling(from, to, stepOf(from, to, align, scales?.[i]), align) };
  });
}

function resample(x: Tensor, spatial: number, target: Target, sampling: Sampling): Tensor {
  check(
    x.shape.slice(1).every((size) => size > 0),
    () => `Non-empty ${spatial + 2}D data tensor expected but got a tensor with sizes ${shapeText(x.shape)}`,
  );
  const axes = axesOf(x, spatial, target, sampling);
  check(
    axes.every(({ taps }) => taps[0]!.index.length > 0),
    () =>
      `Input and output sizes should be greater than 0, but got input (${x.shape.slice(2).join(', ')}) output (${axes.map(({ taps }) => taps[0]!.index.length).join(', ')})`,
  );
  return gather(x, axes);
}

const backward = (name: string, x: Tensor, spatial: number, target: Target, sampling: Sampling) =>
  node(
    name,
    edge(x, [], (g) => spread(g, axesOf(x, spatial, target, sampling), x.shape)),
  );

const plain = (sizes: Sizes | null, scales: Sizes | null): Target => ({ sizes, scales, align: false });
const aligned = (sizes: Sizes | null, align: boolean, scales: Sizes | null): Target => ({
  sizes,
  scales,
  align,
});

export const upsampleNearest1d = op({
  schema: 'upsample_nearest1d.vec(Tensor input, SymInt[]? output_size, float[]? scale_factors) -> Tensor',
  on: ['nn'],
  forward: (x, sizes, scales) => resample(x, 1, plain(sizes, scales), nearest),
});
derivative(upsampleNearest1d, (x, sizes, scales) =>
  backward('UpsampleNearest1DBackward0', x, 1, plain(sizes, scales), nearest),
);

export const upsampleNearest2d = op({
  schema: 'upsample_nearest2d.vec(Tensor input, SymInt[]? output_size, float[]? scale_factors) -> Tensor',
  on: ['nn'],
  forward: (x, sizes, scales) => resample(x, 2, plain(sizes, scales), nearest),
});
derivative(upsampleNearest2d, (x, sizes, scales) =>
  backward('UpsampleNearest2DBackward0', x, 2, plain(sizes, scales), nearest),
);

export const upsampleNearest3d = op({
  schema: 'upsample_nearest3d.vec(Tensor input, SymInt[]? output_size, float[]? scale_factors) -> Tensor',
  on: ['nn'],
  forward: (x, sizes, scales) => resample(x, 3, plain(sizes, scales), nearest),
});
derivative(upsampleNearest3d, (x, sizes, scales) =>
  backward('UpsampleNearest3DBackward0', x, 3, plain(sizes, scales), nearest),
);

export const upsampleNearestExact1d = op({
  schema:
    '_upsample_nearest_exact1d.vec(Tensor input, SymInt[]? output_size, float[]? scale_factors) -> Tensor',
  on: ['nn'],
  forward: (x, sizes, scales) => resample(x, 1, plain(sizes, scales), nearestExact),
});
derivative(upsampleNearestExact1d, (x, sizes, scales) =>
  backward('UpsampleNearestExact1DBackward0', x, 1, plain(sizes, scales), nearestExact),
);

export const upsampleNearestExact2d = op({
  schema:
    '_upsample_nearest_exact2d.vec(Tensor input, SymInt[]? output_size, float[]? scale_factors) -> Tensor',
  on: ['nn'],
  forward: (x, sizes, scales) => resample(x, 2, plain(sizes, scales), nearestExact),
});
derivative(upsampleNearestExact2d, (x, sizes, scales) =>
  backward('UpsampleNearestExact2DBackward0', x, 2, plain(sizes, scales), nearestExact),
);

export const upsampleLinear1d = op({
  schema:
    'upsample_linear1d.vec(Tensor input, SymInt[]? output_size, bool align_corners, float[]? scale_factors) -> Tensor',
  on: ['nn'],
  forward: (x, sizes, align, scales) => resample(x, 1, aligned(sizes, align, scales), linear),
});
derivative(upsampleLinear1d, (x, sizes, align, scales) =>
  backward('UpsampleLinear1DBackward0', x, 1, aligned(sizes, align, scales), linear),
);

export const upsampleBilinear2d = op({
  schema:
    'upsample_bilinear2d.vec(Tensor input, SymInt[]? output_size, bool align_corners, float[]? scale_factors) -> Tensor',
  on: ['nn'],
  forward: (x, sizes, align, scales) => resample(x, 2, aligned(sizes, align, scales), linear),
});
derivative(upsampleBilinear2d, (x, sizes, align, scales) =>
  backward('UpsampleBilinear2DBackward0', x, 2, aligned(sizes, align, scales), linear),
);

export const upsampleTrilinear3d = op({
  schema:
    'upsample_trilinear3d.vec(Tensor input, SymInt[]? output_size, bool align_corners, float[]? scale_factors) -> Tensor',
  on: ['nn'],
  forward: (x, sizes, align, scales) => resample(x, 3, aligned(sizes, align, scales), linear),
});
derivative(upsampleTrilinear3d, (x, sizes, align, scales) =>
  backward('UpsampleTrilinear3DBackward0', x, 3, aligned(sizes, align, scales), linear),
);

export const upsampleBicubic2d = op({
  schema:
    'upsample_bicubic2d.vec(Tensor input, SymInt[]? output_size, bool align_corners, float[]? scale_factors) -> Tensor',
  on: ['nn'],
  forward: (x, sizes, align, scales) => resample(x, 2, aligned(sizes, align, scales), cubic),
});
derivative(upsampleBicubic2d, (x, sizes, align, scales) =>
  backward('UpsampleBicubic2DBackward0', x, 2, aligned(sizes, align, scales), cubic),
);
