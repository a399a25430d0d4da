/** Runs assembly/winograd.ts over a batch of images. */
import { arena } from '../../tensor/arena.ts';
import type { Convolution } from '../convolution.ts';
import type { Strided } from '../kernels.ts';
import type { KernelModule } from './module.ts';
import { addressOf } from './operands.ts';

/** Measured: with fewer channels the transforms cost more than they save. */
const FEWEST_CHANNELS = 8;

export function isForWinograd(c: Convolution): boolean {
  return (
    c.groups === 1 &&
    c.batch > 0 &&
    Math.min(c.inChannels, c.outChannels) >= FEWEST_CHANNELS &&
    c.padding[0] === c.padding[1] &&
    c.kernel.every((k) => k === 3) &&
    [...c.stride, ...c.dilation].every((s) => s === 1)
  );
}

export function winograd(module: KernelModule, c: Convolution) {
  const [ins, outs] = [c.inChannels, c.outChannels];
  const [[h, w], [oh, ow], margin] = [c.size, c.result, c.padding[0]];
  const [bytesIn, bytesOut] = [ins * h * w * 4, outs * oh * ow * 4];

  /** Allocates blocks of these sizes for the time of `body`. */
  function withBlocks(sizes: readonly number[], body: (...addresses: number[]) => void): void {
    const addresses = sizes.map((bytes) => arena.allocate(bytes));
    body(...addresses);
    for (const address of addresses) arena.release(address);
  }

  /** One convolution with transformed filters; the gradient of the input is one too, with the sizes exchanged. */
  function run(isGradient: boolean, x: Strided, filters: Strided, bias: Strided | null, out: Strided): void {
    const from = [ins, h, w];
    const to = [outs, oh, ow];
    const [a, b] = isGradient ? [to, from] : [from, to];
    const [stepA, stepB] = isGradient ? [bytesOut, bytesIn] : [bytesIn, bytesOut];
    const pad = isGradient ? 2 - margin : margin;
    const bank = module.winogradFilterBytes(b[0]!, a[0]!);
    const scratchBytes = Math.max(module.winogradScratch(a[0]!, b[0]!, b[1]!, b[2]!), ins * outs * 64);
    withBlocks([bank, scratchBytes], (packed, scratch) => {
      module.winogradFilters(outs, ins, addressOf(filters), Number(isGradient), packed!, scratch!);
      const offset = bias ? addressOf(bias) : 0;
      for (let i = 0; i < c.batch; i++) {
        const [image, result] = [addressOf(x) + i * stepA, addressOf(out) + i * stepB];
        module.winogradConvolve(...a, image, ...b, pad, packed!, offset, result, scratch!);
      }
    });
  }

  return {
    convolve: (out: Strided, x: Strided, filters: Strided, bias: Strided | null) =>
      run(false, x, filters, bias, out),
    convolveInput: (gradX: Strided, grad: Strided, filters: Strided) => run(true, grad, filters, null, gradX),
    convolveFilters(gradFilters: Strided, grad: Strided, x: Strided): void {
      const sizes = [module.winogradGradientBytes(outs, ins), module.winogradScratch(ins, outs, oh, ow)];
      withBlocks(sizes, (sum, scratch) => {
        for (let i = 0; i < c.batch; i++) {
          const [image, g] = [addressOf(x) + i * bytesIn, addressOf(grad) + i * bytesOut];
          module.winogradFilterGradient(
            ins,
            h,
            w,
            image,
            outs,
            oh,
            ow,
            margin,
            g,
            Number(i > 0),
            sum!,
            scratch!,
          );
        }
        module.winogradFilterGradientEnd(outs, ins, sum!, addressOf(gradFilters));
      });
    },
  };
}
