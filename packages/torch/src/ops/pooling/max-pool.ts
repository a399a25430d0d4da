/** Max pooling with the place of each maximum, counted in the flattened spatial dimensions; the first NaN wins. */
import { edgeOfMany, node } from '../../autograd/node.ts';
import { derivative, op } from '../../dispatch/op.ts';
import { check } from '../../errors/torch-error.ts';
import { fromValues, valuesOf } from '../../tensor/create.ts';
import { int64 } from '../../tensor/dtype.ts';
import { checkSize, numelOf, shapeText } from '../../tensor/shape.ts';
import type { Tensor } from '../../tensor/tensor.ts';
import { range } from '../spatial/taps.ts';
import { torch } from '../torch.ts';
import { cell, checkResult, type Sizes, windowCount, windowOf } from './window.ts';

/** For each dimension, the input positions that each output position looks at. */
type Fields = readonly (readonly (readonly number[])[])[];

/** Calls `visit` with the flat input place of every combination of positions. */
function eachPlace(
  positions: readonly (readonly number[])[],
  sizes: Sizes,
  visit: (place: number) => void,
): void {
  const walk = (i: number, place: number): void => {
    if (i === positions.length) visit(place);
    else for (const p of positions[i]!) walk(i + 1, place * sizes[i]! + p);
  };
  walk(0, 0);
}

function largest(x: Tensor, fields: Fields): [Tensor, Tensor] {
  const spatial = fields.length;
  const sizes = x.shape.slice(-spatial);
  const results = fields.map((f) => f.length);
  const planes = numelOf(x.shape.slice(0, -spatial));
  const area = numelOf(sizes);
  const values = valuesOf(x);
  const best = new Float64Array(planes * numelOf(results));
  const places = new Float64Array(best.length);
  let at = 0;
  for (let plane = 0; plane < planes; plane++) {
    const row = values.subarray(plane * area, (plane + 1) * area);
    eachPlace(
      results.map((n) => range(n)),
      results,
      (flat) => {
        const window = unflatten(flat, results).map((o, i) => fields[i]![o]!);
        let [top, place] = [-Infinity, -1];
        eachPlace(window, sizes, (p) => {
          const value = row[p]!;
          if (value > top || (Number.isNaN(value) && !Number.isNaN(top)) || place < 0)
            [top, place] = [value, p];
        });
        best[at] = top;
        places[at++] = place;
      },
    );
  }
  const shape = [...x.shape.slice(0, -spatial), ...results];
  return [fromValues(best, shape, x.dtype), fromValues(places, shape, int64)];
}

function unflatten(flat: number, sizes: Sizes): number[] {
  const out = new Array<number>(sizes.length);
  for (let i = sizes.length - 1; i >= 0; i--) {
    out[i] = flat % sizes[i]!;
    flat = Math.floor(flat / sizes[i]!);
  }
  return out;
}

function windows(x: Tensor, spatial: number, k: Sizes, s: Sizes, p: Sizes, d: Sizes, ceil: boolean): Fields {
  if (spatial === 1 && !x.requiresGrad) {
    for (const [name, [value = 1]] of [
      ['kernel_size', k],
      ['dilation', d],
    ] as const) {
      check(value > 0, () => `max_pool1d() ${name} must be greater than zero, but got ${value}`);
    }
  }
  const w = windowOf(spatial, k, s, p, d, ceil);
  check(
    w.dilation.every((v) => v > 0),
    () =>
      `dilation should be greater than zero, but got dilationH: ${w.dilation.at(-2) ?? w.dilation[0]} dilationW: ${w.dilation.at(-1)}`,
  );
  checkInput(x, spatial);
  const sizes = x.shape.slice(-spatial);
  const counts = sizes.map((n, i) => windowCount(w, i, n));
  checkResult(x.shape.slice(-spatial - 1), counts);
  return counts.map((count, i) =>
    range(count).map((o) =>
      range(w.kernel[i]!)
        .map((j) => o * w.stride[i]! - w.padding[i]! + j * w.dilation[i]!)
        .filter((at) => at >= 0 && at < sizes[i]!),
    ),
  );
}

function checkInput(x: Tensor, spatial: number): void {
  const isFilled = x.shape.slice(-spatial - 1).every((s) => s > 0);
  if (spatial === 3) {
    // PyTorch names the length where it means the dimension.
    check(
      isFilled,
      () =>
        `max_pool3d_with_indices_out_cpu_template(): Expected input's non-batch dimensions to have positive length, but input has a shape of ${shapeText(x.shape)} and non-batch dimension 0 has length zero!`,
    );
    return;
  }
  check(
    isFilled && (x.rank === spatial + 1 || x.rank === spatial + 2),
    () =>
      `Expected ${spatial + 1}D or ${spatial + 2}D (batch mode) tensor with optional 0 dim batch size for input, but got:${shapeText(x.shape)}`,
  );
}

/** Each gradient goes to the place of its maximum. */
function backward(name: string, x: Tensor, spatial: number, places: Tensor) {
  const planes = x.shape.slice(0, -spatial);
  const area = numelOf(x.shape.slice(-spatial));
  return node(
    name,
    edgeOfMany(x, [places], ([g], at) => {
      if (!g) return null;
      const flat = (t: Tensor) => torch.reshape(t, [...planes, numelOf(t.shape.slice(-spatial))]);
      const out = torch.scatterAdd(torch.newZeros(g, [...planes, area]), planes.length, flat(at), flat(g));
      return torch.reshape(out, x.shape);
    }),
  );
}

function checkOneDimension(x: Tensor, stride: Sizes): void {
  check(
    (x.rank === 2 || x.rank === 3) && x.shape.slice(-2).every((s) => s > 0),
    () =>
      `max_pool1d: Expected 2D or 3D (batch mode) tensor with optional 0 dim batch size for input, but got:${shapeText(x.shape)}`,
  );
  check(
    stride.length === 0 || stride[0]! > 0,
    () => `max_pool1d() stride must be greater than zero, but got ${stride[0]}`,
  );
}

export const maxPool1d = op({
  schema:
    'max_pool1d_with_indices(Tensor self, int[1] kernel_size, int[1] stride=[], int[1] padding=0, int[1] dilation=1, bool ceil_mode=False) -> (Tensor, Tensor)',
  on: ['function'],
  forward(x, k, s, p, d, ceil) {
    checkOneDimension(x, s);
    const w = windowOf(1, k, s, p, d, ceil);
    const count = windowCount(w, 0, x.shape.at(-1)!);
    check(count > 0, () => `max_pool1d() Invalid computed output size: ${count}`);
    return largest(x, windows(x, 1, k, s, p, d, ceil));
  },
});
derivative(maxPool1d, (x, _k, _s, _p, _d, _ceil, [, places]) => backward('SqueezeBackward1', x, 1, places));

export const maxPool2d = op({
  schema:
    'max_pool2d_with_indices(Tensor self, int[2] kernel_size, int[2] stride=[], int[2] padding=0, int[2] dilation=1, bool ceil_mode=False) -> (Tensor, Tensor)',
  on: ['nn'],
  forward: (x, k, s, p, d, ceil) => largest(x, windows(x, 2, k, s, p, d, ceil)),
});
derivative(maxPool2d, (x, _k, _s, _p, _d, _ceil, [, places]) =>
  backward('MaxPool2DWithIndicesBackward0', x, 2, places),
);

export const maxPool3d = op({
  schema:
    'max_pool3d_with_indices(Tensor self, int[3] kernel_size, int[3] stride=[], int[3] padding=0, int[3] dilation=1, bool ceil_mode=False) -> (Tensor, Tensor)',
  on: ['nn'],
  forward: (x, k, s, p, d, ceil) => largest(x, windows(x, 3, k, s, p, d, ceil)),
});
derivative(maxPool3d, (x, _k, _s, _p, _d, _ceil, [, places]) =>
  backward('MaxPool3DWithIndicesBackward0', x, 3, places),
);

function cells(x: Tensor, sizes: Sizes, spatial: number): Fields {
  check(sizes.length === 1 || sizes.length === spatial, () =>
    spatial === 1
      ? `adaptive_max_pool1d() argument 'output_size' should contain one int (got ${sizes.length})`
      : `adaptive_max_pool${spatial}d(): internal error: output_size.size() must be ${spatial}`,
  );
  const all = sizes.length === spatial ? sizes : range(spatial).map(() => sizes[0]!);
  check(
    x.rank === spatial + 1 || x.rank === spatial + 2,
    () =>
      `adaptive_max_pool${spatial}d(): Expected ${spatial + 1}D or ${spatial + 2}D tensor, but got: ${shapeText(x.shape)}`,
  );
  checkSize([...x.shape.slice(0, -spatial), ...(spatial === 1 ? [1] : []), ...all]);
  return all.map((to, i) => {
    const n = x.shape[x.rank - spatial + i]!;
    return range(to).map((o) => {
      const [from, end] = cell(o, to, n);
      return range(end - from).map((j) => from + j);
    });
  });
}

export const adaptiveMaxPool1d = op({
  schema: 'adaptive_max_pool1d(Tensor self, int[1] output_size) -> (Tensor, Tensor)',
  on: ['function'],
  forward: (x, sizes) => largest(x, cells(x, sizes, 1)),
});
derivative(adaptiveMaxPool1d, (x, _sizes, [, places]) => backward('SqueezeBackward1', x, 1, places));

export const adaptiveMaxPool2d = op({
  schema: 'adaptive_max_pool2d(Tensor self, int[2] output_size) -> (Tensor, Tensor)',
  on: ['nn'],
  forward: (x, sizes) => largest(x, cells(x, sizes, 2)),
});
derivative(adaptiveMaxPool2d, (x, _sizes, [, places]) =>
  backward('AdaptiveMaxPool2DBackward0', x, 2, places),
);

export const adaptiveMaxPool3d = op({
  schema: 'adaptive_max_pool3d(Tensor self, int[3] output_size) -> (Tensor, Tensor)',
  on: ['nn'],
  forward: (x, sizes) => largest(x, cells(x, sizes, 3)),
});
derivative(adaptiveMaxPool3d, (x, _sizes, [, places]) =>
  backward('AdaptiveMaxPool3DBackward0', x, 3, places),
);
