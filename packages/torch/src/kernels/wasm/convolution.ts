/**
 * Convolution of float32 images: Winograd's scheme for 3x3 filters at stride 1 with enough channels to be worth it,
 * else a matrix product with the columns of each image, a strip of output rows at a time.
 */
import { arena } from '../../tensor/arena.ts';
import type { Convolution } from '../convolution.ts';
import type { Kernels, Strided } from '../kernels.ts';
import type { KernelModule } from './module.ts';
import { addressOf, isFloat32 } from './operands.ts';
import {
  convolveFiltersWinograd,
  convolveInputWinograd,
  convolveWinograd,
  isForWinograd,
} from './winograd.ts';

type Convolutions = Pick<Kernels, 'convolve' | 'convolveInput' | 'convolveFilters'>;

export function convolution(module: KernelModule, otherwise: Kernels): Convolutions {
  return {
    convolve(c, out, x, filters, bias) {
      if (!isFloat32(x)) otherwise.convolve(c, out, x, filters, bias);
      else if (isForWinograd(c)) convolveWinograd(module, c, out, x, filters, bias);
      else convolve(module, c, out, x, filters, bias);
    },
    convolveInput(c, gradX, grad, filters) {
      if (!isFloat32(grad)) otherwise.convolveInput(c, gradX, grad, filters);
      else if (isForWinograd(c) && c.padding[0] <= 2) convolveInputWinograd(module, c, gradX, grad, filters);
      else convolveInput(module, c, gradX, grad, filters);
    },
    convolveFilters(c, gradFilters, grad, x) {
      if (!isFloat32(grad)) otherwise.convolveFilters(c, gradFilters, grad, x);
      else if (isForWinograd(c)) convolveFiltersWinograd(module, c, gradFilters, grad, x);
      else convolveFilters(module, c, gradFilters, grad, x);
    },
  };
}

/** Floats of a column matrix: half a megabyte, so that it stays in the second-level cache. */
const STRIP_FLOATS = 131072;

/** One group of one image, and the output rows [first, first + rows) of it. All addresses in bytes. */
interface Strip {
  readonly image: number;
  readonly filters: number;
  readonly result: number;
  readonly outChannel: number;
  readonly positions: number;
  /** The column matrix, and the scratch of the matrix product. */
  readonly columns: number;
  readonly scratch: number;
  /** The numbers that columnsOfImage and addColumnsToImage begin with. */
  readonly geometry: readonly number[];
}

/** Sizes of the matrix product for one group: filters[outs, depth] columns[depth, positions]. */
function sizesOf(c: Convolution) {
  const ins = c.inChannels / c.groups;
  const outs = c.outChannels / c.groups;
  return { ins, outs, depth: ins * c.kernel[0] * c.kernel[1], area: c.result[0] * c.result[1] };
}

function eachStrip(
  module: KernelModule,
  c: Convolution,
  image: Strided,
  filters: Strided,
  result: Strided,
  visit: (strip: Strip) => void,
): void {
  const { ins, outs, depth, area } = sizesOf(c);
  const [[h, w], [oh, ow], [kh, kw]] = [c.size, c.result, c.kernel];
  const stripRows = Math.max(1, Math.min(oh, Math.floor(STRIP_FLOATS / Math.max(1, depth * ow))));
  const columns = arena.allocate(depth * stripRows * ow * 4);
  const scratch = arena.allocate(module.gemmScratch(Math.max(depth, stripRows * ow)));
  for (let item = 0; item < c.batch; item++) {
    for (let group = 0; group < c.groups; group++) {
      const at = item * c.groups + group;
      for (let first = 0; first < oh; first += stripRows) {
        const rows = Math.min(stripRows, oh - first);
        const top = c.padding[0] - first * c.stride[0];
        visit({
          image: addressOf(image) + at * ins * h * w * 4,
          filters: addressOf(filters) + group * outs * depth * 4,
          result: addressOf(result) + (at * outs * area + first * ow) * 4,
          outChannel: group * outs,
          positions: rows * ow,
          columns,
          scratch,
          geometry: [ins, h, w, kh, kw, ...c.stride, top, c.padding[1], ...c.dilation, rows, ow],
        });
      }
    }
  }
  arena.release(columns);
  arena.release(scratch);
}

function convolve(
  module: KernelModule,
  c: Convolution,
  out: Strided,
  x: Strided,
  filters: Strided,
  bias: Strided | null,
): void {
  const { outs, depth, area } = sizesOf(c);
  eachStrip(module, c, x, filters, out, (s) => {
    module.columnsOfImage(...s.geometry, s.image, s.columns);
    const n = s.positions;
    if (bias) spreadBias(bias, s, outs, area, out);
    module.gemm(
      outs,
      n,
      depth,
      s.filters,
      depth,
      1,
      s.columns,
      n,
      1,
      s.result,
      area,
      Number(bias !== null),
      s.scratch,
    );
  });
}

/** Fills the strip's results with the bias, for the product to be added to. */
function spreadBias(bias: Strided, s: Strip, outs: number, area: number, out: Strided): void {
  for (let o = 0; o < outs; o++) {
    const at = s.result / 4 + o * area;
    out.heap.fill(bias.heap[bias.start + s.outChannel + o]!, at, at + s.positions);
  }
}

function convolveInput(
  module: KernelModule,
  c: Convolution,
  gradX: Strided,
  grad: Strided,
  filters: Strided,
): void {
  const { outs, depth, area } = sizesOf(c);
  const count = c.batch * c.inChannels * c.size[0] * c.size[1];
  gradX.heap.fill(0, gradX.start, gradX.start + count);
  eachStrip(module, c, gradX, filters, grad, (s) => {
    const n = s.positions;
    module.gemm(depth, n, outs, s.filters, 1, depth, s.result, area, 1, s.columns, n, 0, s.scratch);
    module.addColumnsToImage(...s.geometry, s.columns, s.image);
  });
}

function convolveFilters(
  module: KernelModule,
  c: Convolution,
  gradFilters: Strided,
  grad: Strided,
  x: Strided,
): void {
  const { outs, depth, area } = sizesOf(c);
  gradFilters.heap.fill(0, gradFilters.start, gradFilters.start + c.outChannels * depth);
  eachStrip(module, c, x, gradFilters, grad, (s) => {
    const n = s.positions;
    module.columnsOfImage(...s.geometry, s.image, s.columns);
    module.gemm(outs, depth, n, s.result, area, 1, s.columns, 1, n, s.filters, depth, 1, s.scratch);
  });
}
