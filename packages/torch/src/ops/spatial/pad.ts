import { edge, node } from '../../autograd/node.ts';
import { derivative, op } from '../../dispatch/op.ts';
import { toScalar } from '../../dispatch/scalar.ts';
import { check } from '../../errors/torch-error.ts';
import { shapeText } from '../../tensor/shape.ts';
import type { Tensor } from '../../tensor/tensor.ts';
import { torch } from '../torch.ts';
import { type Axis, gather, range, spread } from './taps.ts';

type Sizes = readonly number[];

/** (dim, before, after) from a padding list, which begins with the last dimension. */
function sides(rank: number, padding: Sizes): [number, number, number][] {
  return range(padding.length / 2).map((i) => [rank - 1 - i, padding[2 * i]!, padding[2 * i + 1]!]);
}

export const constantPadNd = op({
  schema: 'constant_pad_nd(Tensor self, SymInt[] pad, Scalar value=0) -> Tensor',
  on: ['function'],
  forward(self, padding, value) {
    check(
      padding.length % 2 === 0,
      () => `Length of pad must be even but instead it equals ${padding.length}`,
    );
    check(
      padding.length <= 2 * self.rank,
      () =>
        `Length of pad should be no more than twice the number of dimensions of the input. Pad length is ${padding.length} while the input has ${self.rank} dimensions.`,
    );
    const all = sides(self.rank, padding);
    const shape = [...self.shape];
    for (const [dim, before, after] of all) {
      shape[dim] = shape[dim]! + before + after;
      check(
        shape[dim] >= 0,
        () =>
          `The input size ${self.shape[dim]}, plus negative padding ${before} and ${after} resulted in a negative output size, which is invalid. Check dimension ${dim} of your input.`,
      );
    }
    const out = torch.newFull(self, shape, value);
    let [to, from] = [out, self];
    for (const [dim, before, after] of all) {
      const kept = self.shape[dim]! + Math.min(before, 0) + Math.min(after, 0);
      to = torch.narrow(to, dim, Math.max(before, 0), kept);
      from = torch.narrow(from, dim, Math.max(-before, 0), kept);
    }
    torch.copy_(to, from);
    return out;
  },
});
derivative(constantPadNd, (self, padding) =>
  node(
    'ConstantPadNdBackward0',
    edge(self, [], (g) =>
      torch.constantPadNd(
        g,
        padding.map((p) => -p),
        0,
      ),
    ),
  ),
);

const mirrored = (i: number, n: number): number => (i < 0 ? -i : i >= n ? 2 * (n - 1) - i : i);
const held = (i: number, n: number): number => Math.min(Math.max(i, 0), n - 1);

function axesOf(self: Tensor, padding: Sizes, source: (i: number, n: number) => number): Axis[] {
  return sides(self.rank, padding).map(([dim, before, after]) => {
    const n = self.shape[dim]!;
    return {
      dim,
      taps: [{ index: range(n + before + after).map((i) => source(i - before, n)), weight: null }],
    };
  });
}

function checkReflection(self: Tensor, padding: Sizes): void {
  for (const [dim, before, after] of sides(self.rank, padding)) {
    check(
      before < self.shape[dim]! && after < self.shape[dim]!,
      () =>
        `Argument #4: Padding size should be less than the corresponding input dimension, but got: padding (${before}, ${after}) at dimension ${dim} of input ${shapeText(self.shape)}`,
    );
  }
}

function checkRank(self: Tensor, spatial: number): void {
  check(
    self.rank === spatial + 1 || self.rank === spatial + 2,
    () =>
      `Expected ${spatial + 1}D or ${spatial + 2}D (batch mode) tensor with possibly 0 batch size and other non-zero dimensions for input, but got: ${shapeText(self.shape)}`,
  );
}

function reflect(self: Tensor, padding: Sizes): Tensor {
  checkRank(self, padding.length / 2);
  checkReflection(self, padding);
  return gather(self, axesOf(self, padding, mirrored));
}

function replicate(self: Tensor, padding: Sizes): Tensor {
  checkRank(self, padding.length / 2);
  return gather(self, axesOf(self, padding, held));
}

const backward = (name: string, self: Tensor, padding: Sizes, source: (i: number, n: number) => number) =>
  node(
    name,
    edge(self, [], (g) => spread(g, axesOf(self, padding, source), self.shape)),
  );

export const reflectionPad1d = op({
  schema: 'reflection_pad1d(Tensor self, SymInt[2] padding) -> Tensor',
  on: ['nn'],
  forward: reflect,
});
derivative(reflectionPad1d, (self, p) => backward('ReflectionPad1DBackward0', self, p, mirrored));

export const reflectionPad2d = op({
  schema: 'reflection_pad2d(Tensor self, SymInt[4] padding) -> Tensor',
  on: ['nn'],
  forward: reflect,
});
derivative(reflectionPad2d, (self, p) => backward('ReflectionPad2DBackward0', self, p, mirrored));

export const reflectionPad3d = op({
  schema: 'reflection_pad3d(Tensor self, SymInt[6] padding) -> Tensor',
  on: ['nn'],
  forward: reflect,
});
derivative(reflectionPad3d, (self, p) => backward('ReflectionPad3DBackward0', self, p, mirrored));

export const replicationPad1d = op({
  schema: 'replication_pad1d(Tensor self, SymInt[2] padding) -> Tensor',
  on: ['nn'],
  forward: replicate,
});
derivative(replicationPad1d, (self, p) => backward('ReplicationPad1DBackward0', self, p, held));

export const replicationPad2d = op({
  schema: 'replication_pad2d(Tensor self, SymInt[4] padding) -> Tensor',
  on: ['nn'],
  forward: replicate,
});
derivative(replicationPad2d, (self, p) => backward('ReplicationPad2DBackward0', self, p, held));

export const replicationPad3d = op({
  schema: 'replication_pad3d(Tensor self, SymInt[6] padding) -> Tensor',
  on: ['nn'],
  forward: replicate,
});
derivative(replicationPad3d, (self, p) => backward('ReplicationPad3DBackward0', self, p, held));

/** Wraps round: the input between its own ends. */
function circular(self: Tensor, padding: Sizes): Tensor {
  const shape = [...self.shape];
  for (const [dim, before, after] of sides(self.rank, padding)) {
    check(
      before <= self.shape[dim]! && after <= self.shape[dim]!,
      () => 'Padding value causes wrapping around more than once.',
    );
    shape[dim] = shape[dim]! + before + after;
  }
  const out = torch.newEmpty(self, shape);
  let [middle, kept] = [out, self];
  for (const [dim, before, after] of sides(self.rank, padding)) {
    const n = self.shape[dim]! + Math.min(before, 0) + Math.min(after, 0);
    middle = torch.narrow(middle, dim, Math.max(before, 0), n);
    kept = torch.narrow(kept, dim, Math.max(-before, 0), n);
  }
  torch.copy_(middle, kept);
  for (const [dim, before, after] of sides(self.rank, padding)) {
    const n = shape[dim]!;
    const end = n - Math.max(after, 0);
    if (before > 0)
      torch.copy_(torch.narrow(out, dim, 0, before), torch.narrow(out, dim, end - before, before));
    if (after > 0)
      torch.copy_(torch.narrow(out, dim, end, after), torch.narrow(out, dim, Math.max(before, 0), after));
  }
  return out;
}

const BY_MODE = {
  reflect: [reflectionPad1d, reflectionPad2d, reflectionPad3d],
  replicate: [replicationPad1d, replicationPad2d, replicationPad3d],
} as const;

export const pad = op({
  schema: 'pad(Tensor self, SymInt[] pad, str mode="constant", float? value=None) -> Tensor',
  on: ['nn'],
  forward(self, padding, mode, value) {
    check(padding.length % 2 === 0, () => 'Padding length must be divisible by 2');
    check(
      padding.length <= 2 * self.rank,
      () =>
        `Padding length should be less than or equal to two times the input dimension but got padding length ${padding.length} and input of dimension ${self.rank}`,
    );
    if (mode === 'constant') return torch.constantPadNd(self, padding, toScalar(value ?? 0));
    check(value === null || value === 0, () => `Padding mode "${mode}" doesn't take in value argument`);
    if (mode === 'circular') return circular(self, padding);
    const spatial = padding.length / 2;
    const isKnown = mode === 'reflect' || mode === 'replicate';
    check(isKnown, () => `Unrecognised padding mode ${mode}`, 'NotImplementedError');
    const byDims = BY_MODE[mode][spatial - 1];
    check(
      byDims !== undefined && (self.rank === spatial + 1 || self.rank === spatial + 2),
      () => 'Only 2D, 3D, 4D, 5D padding with non-constant padding are supported for now',
      'NotImplementedError',
    );
    return byDims(self, padding);
  },
});
