/** Average pooling: along each dimension a mean over a window, so it is separable. */
import { edge, node } from '../../autograd/node.ts';
import { derivative, op } from '../../dispatch/op.ts';
import { check } from '../../errors/torch-error.ts';
import { shapeText } from '../../tensor/shape.ts';
import type { Tensor } from '../../tensor/tensor.ts';
import { type Axis, gather, range, spread, type Tap } from '../spatial/taps.ts';
import { cell, checkResult, type Sizes, type Window, windowCount, windowOf } from './window.ts';

interface Averaging {
  readonly spatial: number;
  readonly window: Window;
  readonly countsPadding: boolean;
  readonly divisor: number | null;
}

/** Taps of one dimension: window `o` covers [o * stride - padding, + kernel), cut to the input. */
function taps(a: Averaging, i: number, n: number): Tap[] {
  const { window: w } = a;
  const [k, stride, padding] = [w.kernel[i]!, w.stride[i]!, w.padding[i]!];
  const starts = range(windowCount(w, i, n)).map((o) => o * stride - padding);
  const shares = starts.map((start) => {
    if (a.divisor !== null) return 1;
    const end = Math.min(start + k, n + padding);
    return 1 / (a.countsPadding ? end - start : Math.min(end, n) - Math.max(start, 0));
  });
  return range(k).map((j) => ({
    index: starts.map((start) => Math.min(Math.max(start + j, 0), n - 1)),
    weight: starts.map((start, o) => (start + j >= 0 && start + j < n ? shares[o]! : 0)),
  }));
}

function axesOf(x: Tensor, a: Averaging): Axis[] {
  const first = x.rank - a.spatial;
  const axes = range(a.spatial).map((i) => ({ dim: first + i, taps: taps(a, i, x.shape[first + i]!) }));
  if (a.divisor === null) return axes;
  const [head, ...rest] = axes;
  const divided = head!.taps.map((t) => ({ ...t, weight: t.weight!.map((v) => v / a.divisor!) }));
  return [{ dim: head!.dim, taps: divided }, ...rest];
}

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
  return gather(x, axesOf(x, a));
}

const backward = (name: string, x: Tensor, a: Averaging) =>
  node(
    name,
    edge(x, [], (g) => spread(g, axesOf(x, a), x.shape)),
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

function adaptiveAxes(x: Tensor, sizes: Sizes): Axis[] {
  return sizes.map((to, i) => {
    const dim = x.rank - sizes.length + i;
    const n = x.shape[dim]!;
    const cells = range(to).map((o) => cell(o, to, n));
    const widest = Math.max(0, ...cells.map(([a, b]) => b - a));
    const taps = range(widest).map((j) => ({
      index: cells.map(([a, b]) => Math.min(a + j, b - 1)),
      weight: cells.map(([a, b]) => (a + j < b ? 1 / (b - a) : 0)),
    }));
    return { dim, taps };
  });
}

function adaptive(x: Tensor, sizes: Sizes): Tensor {
  const spatial = sizes.length;
  check(
    x.rank === spatial + 1 || x.rank === spatial + 2,
    () =>
      `adaptive_avg_pool${spatial}d(): Expected ${spatial + 1}D or ${spatial + 2}D tensor, but got ${shapeText(x.shape)}`,
  );
  return gather(x, adaptiveAxes(x, sizes));
}

const adaptiveBackward = (name: string, x: Tensor, sizes: Sizes) =>
  node(
    name,
    edge(x, [], (g) => spread(g, adaptiveAxes(x, sizes), x.shape)),
  );

const full = (values: Sizes, n: number): Sizes =>
  values.length === n ? values : range(n).map(() => values[0]!);

export const adaptiveAvgPool1d = op({
  schema: 'adaptive_avg_pool1d(Tensor self, int[1] output_size) -> Tensor',
  on: ['function'],
  forward: (x, sizes) => adaptive(x, sizes),
});
derivative(adaptiveAvgPool1d, (x, sizes) => adaptiveBackward('SqueezeBackward1', x, sizes));

export const adaptiveAvgPool2d = op({
  schema: 'adaptive_avg_pool2d(Tensor self, SymInt[2] output_size) -> Tensor',
  on: ['nn'],
  forward: (x, sizes) => adaptive(x, full(sizes, 2)),
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
  forward: (x, sizes) => adaptive(x, full(sizes, 3)),
});
derivative(adaptiveAvgPool3d, (x, sizes) => {
  const cells = full(sizes, 3);
  const name = cells.every((s) => s === 1) ? 'MeanBackward1' : 'AdaptiveAvgPool3DBackward0';
  return adaptiveBackward(name, x, cells);
});
