/** Images read at arbitrary places: affine_grid makes the places, grid_sample reads there. Two or three dimensions. */
import { composedNode } from '../../autograd/composed-node.ts';
import { edge, node } from '../../autograd/node.ts';
import { derivative, op } from '../../dispatch/op.ts';
import { check } from '../../errors/torch-error.ts';
import { fromValues } from '../../tensor/create.ts';
import { int64 } from '../../tensor/dtype.ts';
import { shapeText } from '../../tensor/shape.ts';
import type { Tensor } from '../../tensor/tensor.ts';
import { torch } from '../torch.ts';
import { range } from './taps.ts';

const BILINEAR = 0;
const BICUBIC = 2;
const BORDER = 1;
const REFLECTION = 2;

/** How a place outside [-1, 1] is read. */
interface Reading {
  readonly padding: number;
  readonly align: boolean;
}

/** From [-1, 1] to pixels: the corners are centres of pixels if aligned, else their outer edges. */
function toPixels(x: Tensor, size: number, align: boolean): Tensor {
  if (align) return torch.mul(torch.div(torch.add(x, 1), 2), size - 1);
  return torch.div(torch.sub(torch.mul(torch.add(x, 1), size), 1), 2);
}

/** Into [low / 2, high / 2] by mirrors at both ends. */
function reflected(x: Tensor, low: number, high: number): Tensor {
  if (low === high) return torch.zerosLike(x);
  const start = low / 2;
  const span = (high - low) / 2;
  const distance = torch.abs(torch.sub(x, start));
  const flips = torch.floor(torch.div(distance, span));
  const rest = torch.sub(distance, torch.mul(flips, span));
  const isEven = torch.eq(torch.remainder(flips, 2), 0);
  return torch.where(isEven, torch.add(rest, start), torch.sub(span + start, rest));
}

function inside(x: Tensor, size: number, { padding, align }: Reading): Tensor {
  let place = x;
  if (padding === REFLECTION) {
    place = align ? reflected(x, 0, 2 * (size - 1)) : reflected(x, -1, 2 * size - 1);
  }
  if (padding !== BORDER && padding !== REFLECTION) return place;
  // At the border itself PyTorch gives no gradient, as a clamp would not beyond it.
  const clamped = torch.clamp(place, 0, size - 1);
  const isWithin = torch.mul(torch.gt(place, 0), torch.lt(place, size - 1));
  return torch.where(isWithin, clamped, torch.detach(clamped));
}

/** One pixel along a dimension for every place asked for, and what it counts there. */
interface Tap {
  readonly at: Tensor;
  readonly weight: Tensor | null;
}

function linearTaps(x: Tensor): Tap[] {
  const low = torch.detach(torch.floor(x));
  const high = torch.add(low, 1);
  return [
    { at: low, weight: torch.sub(high, x) },
    { at: high, weight: torch.sub(x, low) },
  ];
}

/** The cubic convolution with parameter -3/4, near (within 1) and far (within 2) of a pixel. */
const near = (x: Tensor): Tensor =>
  torch.add(torch.mul(torch.mul(torch.sub(torch.mul(x, 1.25), 2.25), x), x), 1);
const far = (x: Tensor): Tensor =>
  torch.add(torch.mul(torch.sub(torch.mul(torch.add(torch.mul(x, -0.75), 3.75), x), 6), x), 3);

function cubicTaps(x: Tensor, size: number, reading: Reading): Tap[] {
  const low = torch.detach(torch.floor(x));
  const t = torch.sub(x, low);
  const u = torch.sub(1, t);
  const weights = [far(torch.add(t, 1)), near(t), near(u), far(torch.add(u, 1))];
  return weights.map((weight, i) => ({ at: inside(torch.add(low, i - 1), size, reading), weight }));
}

function tapsOf(grid: Tensor, size: number, mode: number, reading: Reading): Tap[] {
  const pixels = toPixels(grid, size, reading.align);
  if (mode === BICUBIC) return cubicTaps(pixels, size, reading);
  const place = inside(pixels, size, reading);
  return mode === BILINEAR ? linearTaps(place) : [{ at: torch.round(torch.detach(place)), weight: null }];
}

/** The values of flat x[n, c, pixels] at pixels given by one tap for each dimension; 0 outside. */
function read(x: Tensor, taps: readonly Tap[], sizes: readonly number[]): Tensor {
  const [n, c] = x.shape as [number, number];
  const isInside = taps
    .map(({ at }, i) => torch.mul(torch.ge(at, 0), torch.le(at, sizes[i]! - 1)))
    .reduce((a, b) => torch.mul(a, b));
  const clamped = taps.map(({ at }, i) => torch.clamp(torch.nanToNum(at), 0, sizes[i]! - 1));
  const flat = clamped.reduce((index, at, i) => torch.add(torch.mul(index, sizes[i]!), at));
  const index = torch.expand(torch.view(torch.toDtype(flat, int64), [n, 1, -1]), [n, c, flat.numel / n]);
  let values = torch.mul(torch.gather(x, 2, index), torch.view(isInside, [n, 1, -1]));
  const weights = taps.flatMap(({ weight }) => (weight ? [weight] : []));
  if (weights.length > 0) {
    const weight = weights.reduce((a, b) => torch.mul(a, b));
    values = torch.mul(values, torch.reshape(weight, [n, 1, -1]));
  }
  return values;
}

/** Every choice of one tap for each dimension. */
const combinations = (axes: readonly (readonly Tap[])[]): Tap[][] =>
  axes.reduce<Tap[][]>((made, taps) => made.flatMap((m) => taps.map((tap) => [...m, tap])), [[]]);

function sampled(input: Tensor, grid: Tensor, mode: number, reading: Reading): Tensor {
  const sizes = input.shape.slice(2);
  const [n, c] = input.shape as [number, number];
  // The grid names the last dimension first.
  const axes = sizes.map((size, i) =>
    tapsOf(torch.select(grid, -1, sizes.length - 1 - i), size, mode, reading),
  );
  const flat = torch.reshape(input, [n, c, -1]);
  const parts = combinations(axes).map((taps) => read(flat, taps, sizes));
  const sum = parts.reduce((a, b) => torch.add(a, b));
  return torch.reshape(sum, [n, c, ...grid.shape.slice(1, -1)]);
}

function checkSampler(input: Tensor, grid: Tensor, mode: number): void {
  const both = `input with sizes ${shapeText(input.shape)} and grid with sizes ${shapeText(grid.shape)}`;
  const spatial = input.rank - 2;
  check(
    (input.rank === 4 || input.rank === 5) && input.rank === grid.rank,
    () =>
      `grid_sampler(): expected ${input.rank === 5 ? '5D' : '4D'} input and grid with same number of dimensions, but got ${both}`,
  );
  check(
    input.shape[0] === grid.shape[0],
    () => `grid_sampler(): expected grid and input to have same batch size, but got ${both}`,
  );
  check(
    grid.shape.at(-1) === spatial,
    () =>
      `grid_sampler(): expected grid to have size ${spatial} in last dimension, but got grid with sizes ${shapeText(grid.shape)}`,
  );
  const empty = input.shape.findIndex((size, i) => i > 1 && size === 0);
  check(
    empty < 0,
    () =>
      `grid_sampler(): expected input to have non-empty spatial dimensions, but input has sizes ${shapeText(input.shape)} with dimension ${empty} being empty`,
  );
  check(
    !(mode === BICUBIC && input.rank === 5),
    () => 'grid_sampler(): bicubic interpolation only supports 4D input',
  );
  check(
    input.dtype === grid.dtype,
    () => `expected scalar type ${input.dtype.scalarType} but found ${grid.dtype.scalarType}`,
  );
}

export const gridSampler = op({
  schema:
    'grid_sampler(Tensor input, Tensor grid, int interpolation_mode, int padding_mode, bool align_corners) -> Tensor',
  on: ['function'],
  forward(input, grid, mode, padding, align) {
    checkSampler(input, grid, mode);
    return sampled(input, grid, mode, { padding, align });
  },
});
derivative(gridSampler, (input, grid, mode, padding, align) =>
  composedNode(`GridSampler${input.rank - 2}DBackward0`, [input, grid], (x, places) =>
    sampled(x, places, mode, { padding, align }),
  ),
);

/** Coordinates of n pixels in [-1, 1]. */
function coordinates(n: number, align: boolean, like: Tensor): Tensor {
  const spread = align || n <= 1 ? 1 : (n - 1) / n;
  const values = range(n).map((i) => (n <= 1 ? 0 : -1 + (2 * i) / (n - 1)) * spread);
  return fromValues(values, [n], like.dtype);
}

/** The grid before the map: for each pixel its coordinates, last dimension first, and 1. */
function baseGrid(sizes: readonly number[], align: boolean, like: Tensor): Tensor {
  const axes = sizes.map((size, i) => {
    const along = torch.view(
      coordinates(size, align, like),
      sizes.map((_, k) => (k === i ? size : 1)),
    );
    return torch.expand(along, [...sizes]);
  });
  const ones = torch.newOnes(like, [...sizes]);
  return torch.reshape(torch.stack([...axes.toReversed(), ones], -1), [-1, sizes.length + 1]);
}

export const affineGrid = op({
  schema: 'affine_grid_generator(Tensor theta, SymInt[] size, bool align_corners) -> Tensor',
  on: ['function'],
  forward(theta, size, align) {
    const sizes = size.slice(2);
    const base = baseGrid(sizes, align, theta);
    const batch = torch.expand(torch.unsqueeze(base, 0), [size[0]!, ...base.shape]);
    const grid = torch.bmm(batch, torch.transpose(theta, 1, 2));
    return torch.view(grid, [size[0]!, ...sizes, sizes.length]);
  },
});
derivative(affineGrid, (theta, size, align) =>
  node(
    'AffineGridGeneratorBackward0',
    edge(theta, [], (g) => {
      const base = baseGrid(size.slice(2), align, theta);
      const flat = torch.reshape(g, [size[0]!, base.shape[0]!, -1]);
      const batch = torch.expand(torch.unsqueeze(base, 0), [size[0]!, ...base.shape]);
      return torch.transpose(torch.bmm(torch.transpose(batch, 1, 2), flat), 1, 2);
    }),
  ),
);
