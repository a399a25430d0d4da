/** Sizes of sliding windows, and the checks that all pooling shares, in PyTorch's words. */
import { check } from '../../errors/torch-error.ts';

export type Sizes = readonly number[];

export interface Window {
  readonly kernel: Sizes;
  readonly stride: Sizes;
  readonly padding: Sizes;
  readonly dilation: Sizes;
  readonly ceil: boolean;
}

const full = (values: Sizes, spatial: number): number[] =>
  values.length === 1 ? Array.from({ length: spatial }, () => values[0]!) : [...values];

/** The stride is the kernel size where it is left out. */
export function windowOf(
  spatial: number,
  kernel: Sizes,
  stride: Sizes,
  padding: Sizes,
  dilation: Sizes,
  ceil: boolean,
): Window {
  const k = full(kernel, spatial);
  const w = {
    kernel: k,
    stride: stride.length > 0 ? full(stride, spatial) : k,
    padding: full(padding, spatial),
    dilation: full(dilation, spatial),
    ceil,
  };
  check(
    w.stride.every((v) => v !== 0),
    () => 'stride should not be zero',
  );
  check(
    w.kernel.every((v) => v > 0),
    () => `kernel size should be greater than zero, but got kH: ${k.at(-2) ?? k[0]} kW: ${k.at(-1)}`,
  );
  for (const [i, p] of w.padding.entries()) {
    check(p >= 0, () => `pad must be non-negative, but got pad: ${p}`);
    check(
      p <= (w.dilation[i]! * (k[i]! - 1) + 1) / 2,
      () =>
        `pad should be at most half of effective kernel size, but got pad=${p}, kernel_size=${k[i]} and dilation=${w.dilation[i]}`,
    );
  }
  return w;
}

/** How many windows fit along dimension `i` of size `n`; none may start beyond the input and its left padding. */
export function windowCount(w: Window, i: number, n: number): number {
  const span = w.dilation[i]! * (w.kernel[i]! - 1) + 1;
  const room = n + 2 * w.padding[i]! - span;
  const stride = w.stride[i]!;
  let count = (w.ceil ? Math.ceil(room / stride) : Math.floor(room / stride)) + 1;
  if (w.ceil && (count - 1) * stride >= n + w.padding[i]!) count--;
  return count;
}

export function checkResult(shape: Sizes, sizes: Sizes): void {
  check(
    sizes.every((size) => size >= 1),
    () =>
      `Given input size: (${shape.join('x')}). Calculated output size: (${[shape[0], ...sizes].join('x')}). Output size is too small`,
  );
}

/** Cell `o` of `to` covers [floor(o n / to), ceil((o + 1) n / to)). */
export const cell = (o: number, to: number, n: number): [number, number] => [
  Math.floor((o * n) / to),
  Math.ceil(((o + 1) * n) / to),
];
