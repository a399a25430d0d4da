/** Convolution and its two gradients, summed in float64 straight from the definition. */
import { roundingOf } from '../../tensor/dtype.ts';
import type { Convolution } from '../convolution.ts';
import type { Strided } from '../kernels.ts';

/** For every filter place (channel, ky, kx) of an output position that lies inside the image. */
type Place = (filterAt: number, imageAt: number) => void;

/** `filterAt` counts from the output channel's filter, `imageAt` from the batch item's first channel. */
function eachPlace(c: Convolution, group: number, y: number, x: number, visit: Place): void {
  const channels = c.inChannels / c.groups;
  const [h, w] = c.size;
  const [kh, kw] = c.kernel;
  for (let channel = 0; channel < channels; channel++) {
    for (let ky = 0; ky < kh; ky++) {
      const row = y * c.stride[0] - c.padding[0] + ky * c.dilation[0];
      if (row < 0 || row >= h) continue;
      for (let kx = 0; kx < kw; kx++) {
        const column = x * c.stride[1] - c.padding[1] + kx * c.dilation[1];
        if (column < 0 || column >= w) continue;
        visit((channel * kh + ky) * kw + kx, ((group * channels + channel) * h + row) * w + column);
      }
    }
  }
}

/** For every element of the result: its index and, through `places`, what it is the sum of. */
type Output = (at: number, outChannel: number, places: (visit: Place) => void) => void;

/** `places` adds the filter's and the image's place in the whole arrays. */
function eachOutput(c: Convolution, visit: Output): void {
  const [oh, ow] = c.result;
  const perFilter = (c.inChannels / c.groups) * c.kernel[0] * c.kernel[1];
  const perImage = c.inChannels * c.size[0] * c.size[1];
  const perGroup = c.outChannels / c.groups;
  for (let item = 0, at = 0; item < c.batch; item++) {
    for (let o = 0; o < c.outChannels; o++) {
      const group = Math.floor(o / perGroup);
      for (let y = 0; y < oh; y++) {
        for (let x = 0; x < ow; x++, at++) {
          visit(at, o, (place) =>
            eachPlace(c, group, y, x, (f, i) => place(o * perFilter + f, item * perImage + i)),
          );
        }
      }
    }
  }
}

function store(out: Strided, sums: Float64Array): void {
  const round = roundingOf(out.dtype);
  const { heap, start } = out;
  for (let i = 0; i < sums.length; i++) heap[start + i] = round ? round(sums[i]!) : sums[i]!;
}

export function convolve(
  c: Convolution,
  out: Strided,
  x: Strided,
  filters: Strided,
  bias: Strided | null,
): void {
  const sums = new Float64Array(c.batch * c.outChannels * c.result[0] * c.result[1]);
  eachOutput(c, (at, o, places) => {
    let sum = bias ? bias.heap[bias.start + o]! : 0;
    places((f, i) => (sum += filters.heap[filters.start + f]! * x.heap[x.start + i]!));
    sums[at] = sum;
  });
  store(out, sums);
}

export function convolveInput(c: Convolution, gradX: Strided, grad: Strided, filters: Strided): void {
  const sums = new Float64Array(c.batch * c.inChannels * c.size[0] * c.size[1]);
  eachOutput(c, (at, _o, places) => {
    const g = grad.heap[grad.start + at]!;
    places((f, i) => (sums[i]! += g * filters.heap[filters.start + f]!));
  });
  store(gradX, sums);
}

export function convolveFilters(c: Convolution, gradFilters: Strided, grad: Strided, x: Strided): void {
  const sums = new Float64Array((c.outChannels * c.inChannels * c.kernel[0] * c.kernel[1]) / c.groups);
  eachOutput(c, (at, _o, places) => {
    const g = grad.heap[grad.start + at]!;
    places((f, i) => (sums[f]! += g * x.heap[x.start + i]!));
  });
  store(gradFilters, sums);
}
