/** Patches as columns (unfold) and back (fold), and pixel shuffles. Fold is the transpose of unfold. */
import { edge, node } from '../../autograd/node.ts';
import { derivative, op } from '../../dispatch/op.ts';
import { check } from '../../errors/torch-error.ts';
import { shapeText } from '../../tensor/shape.ts';
import type { Tensor } from '../../tensor/tensor.ts';
import { torch } from '../torch.ts';
import { type Axis, gather, range, spread } from './taps.ts';

type Sizes = readonly number[];

/** How many patches fit along each dimension. */
function blocks(size: Sizes, k: Sizes, d: Sizes, p: Sizes, s: Sizes): number[] {
  return range(2).map((i) => Math.floor((size[i]! + 2 * p[i]! - d[i]! * (k[i]! - 1) - 1) / s[i]!) + 1);
}

/** Along one dimension of the padded input: for each place in a patch, and each patch, where it reads. */
const reads = (kernel: number, count: number, dilation: number, stride: number): number[] =>
  range(kernel).flatMap((j) => range(count).map((o) => o * stride + j * dilation));

function axesOf(counts: Sizes, k: Sizes, d: Sizes, s: Sizes): Axis[] {
  return range(2).map((i) => ({
    dim: i + 2,
    taps: [{ index: reads(k[i]!, counts[i]!, d[i]!, s[i]!), weight: null }],
  }));
}

/** [N, C, h, w] to [N, C kh kw, L]; x is batched. */
function toColumns(x: Tensor, k: Sizes, d: Sizes, p: Sizes, s: Sizes): Tensor {
  const counts = blocks(x.shape.slice(2), k, d, p, s);
  const padded = torch.constantPadNd(x, [p[1]!, p[1]!, p[0]!, p[0]!], 0);
  const read = gather(padded, axesOf(counts, k, d, s));
  const [n, c] = [x.shape[0]!, x.shape[1]!];
  const split = torch.reshape(read, [n, c, k[0]!, counts[0]!, k[1]!, counts[1]!]);
  const ordered = torch.permute(split, [0, 1, 2, 4, 3, 5]);
  return torch.reshape(ordered, [n, c * k[0]! * k[1]!, counts[0]! * counts[1]!]);
}

/** The transpose of `toColumns`. */
function fromColumns(columns: Tensor, size: Sizes, k: Sizes, d: Sizes, p: Sizes, s: Sizes): Tensor {
  const counts = blocks(size, k, d, p, s);
  const n = columns.shape[0]!;
  const c = columns.shape[1]! / (k[0]! * k[1]!);
  const split = torch.reshape(columns, [n, c, k[0]!, k[1]!, counts[0]!, counts[1]!]);
  const read = torch.reshape(torch.permute(split, [0, 1, 2, 4, 3, 5]), [
    n,
    c,
    k[0]! * counts[0]!,
    k[1]! * counts[1]!,
  ]);
  const padded = spread(read, axesOf(counts, k, d, s), [n, c, size[0]! + 2 * p[0]!, size[1]! + 2 * p[1]!]);
  return torch.constantPadNd(padded, [-p[1]!, -p[1]!, -p[0]!, -p[0]!], 0);
}

function batched(t: Tensor, rank: number, f: (t: Tensor) => Tensor): Tensor {
  return t.rank === rank ? f(t) : torch.squeezeDim(f(torch.unsqueeze(t, 0)), 0);
}

export const im2col = op({
  schema: 'im2col(Tensor self, int[2] kernel_size, int[2] dilation, int[2] padding, int[2] stride) -> Tensor',
  on: ['nn'],
  forward(self, k, d, p, s) {
    check(
      (self.rank === 3 || self.rank === 4) && self.shape.slice(-3).every((n) => n > 0),
      () =>
        `Expected 3D or 4D (batch mode) tensor for input with possibly 0 batch size and non-zero dimensions for input, but got: ${shapeText(self.shape)}`,
    );
    const counts = blocks(self.shape.slice(-2), k, d, p, s);
    check(
      counts.every((n) => n >= 1),
      () =>
        `Given input with spatial size (${self.shape.slice(-2).join(', ')}), kernel_size=(${k.join(', ')}), dilation=(${d.join(', ')}), padding=(${p.join(', ')}), calculated shape of the array of sliding blocks as (${counts.join(', ')}), but its components must be at least one.`,
    );
    return batched(self, 4, (x) => toColumns(x, k, d, p, s));
  },
});
derivative(im2col, (self, k, d, p, s) =>
  node(
    'Im2ColBackward0',
    edge(self, [], (g) => torch.col2im(g, self.shape.slice(-2), k, d, p, s)),
  ),
);

export const col2im = op({
  schema:
    'col2im(Tensor self, SymInt[2] output_size, int[2] kernel_size, int[2] dilation, int[2] padding, int[2] stride) -> Tensor',
  on: ['nn'],
  forward(self, size, k, d, p, s) {
    const area = k[0]! * k[1]!;
    const rows = self.shape.at(-2)!;
    check(
      rows % area === 0,
      () =>
        `Expected size of input's dimension 1 to be divisible by the product of kernel_size, but got input.size(1)=${rows} and kernel_size=(${k.join(', ')}).`,
    );
    const counts = blocks(size, k, d, p, s);
    const expected = counts[0]! * counts[1]!;
    check(
      self.shape.at(-1) === expected,
      () =>
        `Given output_size=(${size.join(', ')}), kernel_size=(${k.join(', ')}), dilation=(${d.join(', ')}), padding=(${p.join(', ')}), stride=(${s.join(', ')}), expected size of input's dimension 2 to match the calculated number of sliding blocks ${counts.join(' * ')} = ${expected}, but got input.size(2)=${self.shape.at(-1)}.`,
    );
    return batched(self, 3, (columns) => fromColumns(columns, size, k, d, p, s));
  },
});
derivative(col2im, (self, _size, k, d, p, s) =>
  node(
    'Col2ImBackward0',
    edge(self, [], (g) => torch.im2col(g, k, d, p, s)),
  ),
);

export const pixelShuffle = op({
  schema: 'pixel_shuffle(Tensor self, int upscale_factor) -> Tensor',
  on: ['function', 'nn'],
  forward(self, r) {
    const [lead, [c, h, w]] = [self.shape.slice(0, -3), self.shape.slice(-3) as [number, number, number]];
    check(
      c % (r * r) === 0,
      () =>
        `pixel_shuffle expects its input's 'channel' dimension to be divisible by the square of upscale_factor, but input.size(-3)=${c} is not divisible by ${r * r}`,
    );
    const n = lead.length;
    const split = torch.reshape(self, [...lead, c / (r * r), r, r, h, w]);
    const order = [...range(n), n, n + 3, n + 1, n + 4, n + 2];
    return torch.reshape(torch.permute(split, order), [...lead, c / (r * r), h * r, w * r]);
  },
});
derivative(pixelShuffle, (self, r) =>
  node(
    'PixelShuffleBackward0',
    edge(self, [], (g) => torch.pixelUnshuffle(g, r)),
  ),
);

export const pixelUnshuffle = op({
  schema: 'pixel_unshuffle(Tensor self, int downscale_factor) -> Tensor',
  on: ['function', 'nn'],
  forward(self, r) {
    const [lead, [c, h, w]] = [self.shape.slice(0, -3), self.shape.slice(-3) as [number, number, number]];
    check(
      h % r === 0 && w % r === 0,
      () =>
        `pixel_unshuffle expects height to be divisible by downscale_factor, but input.size(-2)=${h} is not divisible by ${r}`,
    );
    const n = lead.length;
    const split = torch.reshape(self, [...lead, c, h / r, r, w / r, r]);
    const order = [...range(n), n, n + 2, n + 4, n + 1, n + 3];
    return torch.reshape(torch.permute(split, order), [...lead, c * r * r, h / r, w / r]);
  },
});
derivative(pixelUnshuffle, (self, r) =>
  node(
    'PixelUnshuffleBackward0',
    edge(self, [], (g) => torch.pixelShuffle(g, r)),
  ),
);
