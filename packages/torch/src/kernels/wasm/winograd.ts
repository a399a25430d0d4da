/** Runs assembly/winograd.ts over a batch of images. */
import { arena } from '../../tensor/arena.ts';
import type { Convolution, Pair } from '../convolution.ts';
import type { Strided } from '../kernels.ts';
import type { KernelModule } from './module.ts';
import { addressOf } from './operands.ts';

/** Measured: with fewer channels the transforms cost more than they save. */
const FEWEST_CHANNELS = 8;

export function isForWinograd(c: Convolution): boolean {
  return (
    c.batch > 0 &&
    c.groups === 1 &&
    Math.min(c.inChannels, c.outChannels) >= FEWEST_CHANNELS &&
    c.padding[0] === c.padding[1] &&
    c.kernel.every((k) => k === 3) &&
    [...c.stride, ...c.dilation].every((s) => s === 1)
  );
}

/** A batch of images of `channels` planes of `size`. */
interface Images {
  readonly data: Strided;
  readonly channels: number;
  readonly size: Pair;
}

const bytesOf = (images: Images): number => images.channels * images.size[0] * images.size[1] * 4;
const numbersOf = ({ channels, size }: Images): [number, number, number] => [channels, ...size];

export function convolveWinograd(
  module: KernelModule,
  c: Convolution,
  out: Strided,
  x: Strided,
  filters: Strided,
  bias: Strided | null,
): void {
  const from = { data: x, channels: c.inChannels, size: c.size };
  const to = { data: out, channels: c.outChannels, size: c.result };
  run(module, c, from, to, c.padding[0], filters, false, bias);
}

/** The gradient of the input: a convolution of `grad` with the filters turned and their channels exchanged. */
export function convolveInputWinograd(
  module: KernelModule,
  c: Convolution,
  gradX: Strided,
  grad: Strided,
  filters: Strided,
): void {
  const from = { data: grad, channels: c.outChannels, size: c.result };
  const to = { data: gradX, channels: c.inChannels, size: c.size };
  run(module, c, from, to, 2 - c.padding[0], filters, true, null);
}

function run(
  module: KernelModule,
  c: Convolution,
  from: Images,
  to: Images,
  margin: number,
  filters: Strided,
  isTurned: boolean,
  bias: Strided | null,
): void {
  const unpacked = c.inChannels * c.outChannels * 16 * 4;
  const bank = arena.allocate(module.winogradFilterBytes(to.channels, from.channels));
  const scratch = arena.allocate(
    Math.max(unpacked, module.winogradScratch(from.channels, to.channels, ...to.size)),
  );
  module.winogradFilters(c.outChannels, c.inChannels, addressOf(filters), Number(isTurned), bank, scratch);
  const offset = bias ? addressOf(bias) : 0;
  for (let i = 0; i < c.batch; i++) {
    const x = addressOf(from.data) + i * bytesOf(from);
    const out = addressOf(to.data) + i * bytesOf(to);
    module.winogradConvolve(...numbersOf(from), x, ...numbersOf(to), margin, bank, offset, out, scratch);
  }
  arena.release(bank);
  arena.release(scratch);
}

export function convolveFiltersWinograd(
  module: KernelModule,
  c: Convolution,
  gradFilters: Strided,
  grad: Strided,
  x: Strided,
): void {
  const from = { data: x, channels: c.inChannels, size: c.size };
  const to = { data: grad, channels: c.outChannels, size: c.result };
  const sum = arena.allocate(module.winogradGradientBytes(to.channels, from.channels));
  const scratch = arena.allocate(module.winogradScratch(from.channels, to.channels, ...to.size));
  for (let i = 0; i < c.batch; i++) {
    const image = addressOf(x) + i * bytesOf(from);
    const g = addressOf(grad) + i * bytesOf(to);
    const [numbersX, numbersG] = [numbersOf(from), numbersOf(to)];
    module.winogradFilterGradient(
      ...numbersX,
      image,
      ...numbersG,
      c.padding[0],
      g,
      Number(i > 0),
      sum,
      scratch,
    );
  }
  module.winogradFilterGradientEnd(to.channels, from.channels, sum, addressOf(gradFilters));
  arena.release(sum);
  arena.release(scratch);
}
