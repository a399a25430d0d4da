/** Average pooling: along each dimension a mean over a window, so it is separable. */
import { edge, node } from '../../autograd/node.ts';
import { derivative, op } from '../../dispatch/op.ts';
import { check } from '../../errors/torch-error.ts';
import { shapeText } from '../../tensor/shape.ts';
import { fromValues } from '../../tensor/create.ts';
import { isFloat } from '../../tensor/dtype.ts';
import type { Tensor } from '../../tensor/tensor.ts';
import { type Axis, gather, range, spread, type Tap } from '../spatial/taps.ts';
import { torch } from '../torch.ts';
import { cell, checkResult, type Sizes, type Window, windowCount, windowOf } from './window.ts';

interface Averaging {
  readonly spatial: number;
  readonly window: Window;
  readonly countsPadding: boolean;
  readonly divisor: number | null;
}

/** The sums of an average, along each dimension, and what each sum is divided by. */
interface Sums {
  readonly axes: readonly Axis[];
  /** By dimension; their product counts a cell. */
  readonly counts: readonly (readonly number[])[];
}

/** Of one dimension: window `o` covers [o * stride - padding, + kernel), cut to the input. */
function sumsAlong(a: Averaging, i: number, n: number): { taps: Tap[]; counts: number[] } {
  const { window: w } = a;
  const [k, stride, padding] = [w.kernel[i]!, w.stride[i]!, w.padding[i]!];
  const starts = range(windowCount(w, i, n)).map((o) => o * stride - padding);
  const counts = starts.map((start) => {
    if (a.divisor !== null) return i === 0 ? a.divisor : 1;
    const end = Math.min(start + k, n + padding);
    return a.countsPadding ? end - start : Math.min(end, n) - Math.max(start, 0);
  });
  const taps = range(k).map((j) => ({
    index: starts.map((start) => Math.min(Math.max(start + j, 0), n - 1)),
    weight: starts.map((start) => (start + j >= 0 && start + j < n ? 1 : 0)),
  }));
  return { taps, counts };
}

function sumsOf(x: Tensor, a: Averaging): Sums {
  const first = x.rank - a.spatial;
  const along = range(a.spatial).map((i) => sumsAlong(a, i, x.shape[first + i]!));
  return {
    axes: along.map(({ taps }, i) => ({ dim: first + i, taps })),
    counts: along.map(({ counts }) => counts),
  };
}

/** Sums divided by their counts; whole numbers are cut, as in C. */
function divided(sums: Tensor, counts: Sums['counts']): Tensor {
  const factors = counts.map((along, i) =>
    torch.view(
      fromValues(along, [along.length], sums.dtype),
      counts.map((_, k) => (k === i ? along.length : 1)),
    ),
  );
  const count = factors.reduce((a, b) => torch.mul(a, b));
  return isFloat(sums.dtype) ? torch.div(sums, count) : torch.divMode(sums, count, 'trunc');
}

const averageOf = (x: Tensor, { axes, counts }: Sums): Tensor => divided(gather(x, axes), counts);

const gradientOf = (g: Tensor, x: Tensor, { axes, counts }: Sums): Tensor =>
  spread(divided(g, counts), axes, x.shape);

function average(x: Tensor, a: Averaging): Tensor {
  const { spatial } = a;
  check(
    (x.rank === spatial + 1 || x.rank === spatial + 2) && x.shape.slice(-spatial - 1).every((s) => s > 0),
    () =>
      spatial === 3
        ? 'non-empty 4D or 5D (batch mode) tensor expected for input'
        : `Expected ${spatial + 1}D or ${spatial + 2}D (batch mode) tensor with optional 0 dim batch size for input, but got:${shapeText(x.shape)}`,
  );
  const counts = x.shape.slice(-spatial).map((n, i) => windowCount(a.window, i, n));
  checkResult(x.shape.slice(-spatial - 1), counts);
  return averageOf(x, sumsOf(x, a));
}

const backward = (name: string, x: Tensor, a: Averaging) =>
  node(
    name,
    edge(x, [], (g) => gradientOf(g, x, sumsOf(x, a))),
  );

function averaging(
  spatial: number,
  k: Sizes,
  s: Sizes,
  p: Sizes,
  ceil: boolean,
  countsPadding: boolean,
  divisor: number | null = null,
): Averaging {
  check(divisor !== 0, () => 'divisor must be not zero');
  return { spatial, window: windowOf(spatial, k, s, p, [1], ceil), countsPadding, divisor };
}

export const avgPool1d = op({
  schema:
    'avg_pool1d(Tensor self, int[1] kernel_size, int[1] stride=[], int[1] padding=0, bool ceil_mode=False, bool count_include_pad=True) -> Tensor',
  on: ['function'],
  forward: (x, k, s, p, ceil, counts) => average(x, averaging(1, k, s, p, ceil, counts)),
});
// PyTorch pools one dimension as two, and shows the step back.
derivative(avgPool1d, (x, k, s, p, ceil, counts) =>
  backward('SqueezeBackward1', x, averaging(1, k, s, p, ceil, counts)),
);

export const avgPool2d = op({
  schema:
    'avg_pool2d(Tensor self, int[2] kernel_size, int[2] stride=[], int[2] padding=0, bool ceil_mode=False, bool count_include_pad=True, int? divisor_override=None) -> Tensor',
  on: ['nn'],
  forward: (x, k, s, p, ceil, counts, divisor) => average(x, averaging(2, k, s, p, ceil, counts, divisor)),
});
derivative(avgPool2d, (x, k, s, p, ceil, counts, divisor) =>
  backward('AvgPool2DBackward0', x, averaging(2, k, s, p, ceil, counts, divisor)),
);

export const avgPool3d = op({
  schema:
    'avg_pool3d(Tensor self, int[3] kernel_size, int[3] stride=[], int[3] padding=0, bool ceil_mode=False, bool count_include_pad=True, int? divisor_override=None) -> Tensor',
  on: ['nn'],
  forward: (x, k, s, p, ceil, counts, divisor) => average(x, averaging(3, k, s, p, ceil, counts, divisor)),
});
derivative(avgPool3d, (x, k, s, p, ceil, counts, divisor) =>
  backward('AvgPool3DBackward0', x, averaging(3, k, s, p, ceil, counts, divisor)),
);

function adaptiveSums(x: Tensor, sizes: Sizes): Sums {
  const along = sizes.map((to, i) => {
    const dim = x.rank - sizes.length + i;
    const cells = range(to).map((o) => cell(o, to, x.shape[dim]!));
    const widest = Math.max(0, ...cells.map(([a, b]) => b - a));
    const taps = range(widest).map((j) => ({
      index: cells.map(([a, b]) => Math.min(a + j, b - 1)),
      weight: cells.map(([a, b]) => (a + j < b ? 1 : 0)),
    }));
    return { axis: { dim, taps }, counts: cells.map(([a, b]) => b - a) };
  });
  return { axes: along.map(({ axis }) => axis), counts: along.map(({ counts }) => counts) };
}

function adaptive(x: Tensor, sizes: Sizes, spatial: number): Tensor {
  check(sizes.length === spatial, () =>
    spatial === 1
      ? `adaptive_avg_pool1d() argument 'output_size' should contain one int (got ${sizes.length})`
      : `adaptive_avg_pool${spatial}d: output_size must be ${spatial}`,
  );
  // One dimension is done as two; three are written without the last space.
  const shown = [...(spatial === 1 ? [1] : []), ...sizes];
  const text =
    shown.slice(0, 2).join(', ') +
    shown
      .slice(2)
      .map((s) => `,${s}`)
      .join('');
  check(
    sizes.every((s) => s >= 0),
    () =>
      `adaptive_avg_pool${Math.max(spatial, 2)}d: elements of output_size must be greater than or equal to 0 but received {${text}}`,
  );
  check(
    x.rank === spatial + 1 || x.rank === spatial + 2,
    () =>
      `adaptive_avg_pool${spatial}d(): Expected ${spatial + 1}D or ${spatial + 2}D tensor, but got ${shapeText(x.shape)}`,
  );
  return averageOf(x, adaptiveSums(x, sizes));
}

const adaptiveBackward = (name: string, x: Tensor, sizes: Sizes) =>
  node(
    name,
    edge(x, [], (g) => gradientOf(g, x, adaptiveSums(x, sizes))),
  );

const full = (values: Sizes, n: number): Sizes =>
  values.length === n ? values : range(n).map(() => values[0]!);

export const adaptiveAvgPool1d = op({
  schema: 'adaptive_avg_pool1d(Tensor self, int[1] output_size) -> Tensor',
  on: ['function'],
  forward: (x, sizes) => adaptive(x, sizes, 1),
});
derivative(adaptiveAvgPool1d, (x, sizes) => adaptiveBackward('SqueezeBackward1', x, sizes));

export const adaptiveAvgPool2d = op({
  schema: 'adaptive_avg_pool2d(Tensor self, SymInt[2] output_size) -> Tensor',
  on: ['nn'],
  forward: (x, sizes) => adaptive(x, sizes.length === 1 ? full(sizes, 2) : sizes, 2),
});
// With one cell it is a mean, and PyTorch computes it so.
derivative(adaptiveAvgPool2d, (x, sizes) => {
  const cells = full(sizes, 2);
  const name = cells.every((s) => s === 1) ? 'MeanBackward1' : 'AdaptiveAvgPool2DBackward0';
  return adaptiveBackward(name, x, cells);
});

export const adaptiveAvgPool3d = op({
  schema: 'adaptive_avg_pool3d(Tensor self, SymInt[3] output_size) -> Tensor',
  on: ['nn'],
  forward: (x, sizes) => adaptive(x, sizes.length === 1 ? full(sizes, 3) : sizes, 3),
});
derivative(adaptiveAvgPool3d, (x, sizes) => {
  const cells = full(sizes, 3);
  const name = cells.every((s) => s === 1) ? 'MeanBackward1' : 'AdaptiveAvgPool3DBackward0';
  return adaptiveBackward(name, x, cells);
});
