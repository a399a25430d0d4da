import { edge, node } from '../../autograd/node.ts';
import { derivative, op } from '../../dispatch/op.ts';
import { check } from '../../errors/torch-error.ts';
import { fromValues, valuesOf } from '../../tensor/create.ts';
import { int32, int64 } from '../../tensor/dtype.ts';
import { checkSize, type Shape, wrapDim } from '../../tensor/shape.ts';
import { torch } from '../torch.ts';

/** Sizes with a repeat before each: [r0, s0, r1, s1, ...]. */
const interleaved = (repeats: Shape, shape: Shape): number[] => repeats.flatMap((r, d) => [r, shape[d]!]);
const padded = (shape: Shape, rank: number): number[] => [
  ...Array.from({ length: rank - shape.length }, () => 1),
  ...shape,
];

export const repeat = op({
  schema: 'repeat(Tensor self, SymInt[] repeats) -> Tensor',
  on: ['method'],
  forward(self, repeats) {
    check(
      repeats.length >= self.rank,
      () => 'Number of dimensions of repeat dims can not be smaller than number of dimensions of tensor',
    );
    const shape = padded(self.shape, repeats.length);
    const size = shape.map((s, d) => s * repeats[d]!);
    checkSize(size);
    const ones = repeats.map(() => 1);
    const spread = torch.reshape(self, interleaved(ones, shape));
    return torch.reshape(torch.clone(torch.expand(spread, interleaved(repeats, shape)), 0), size);
  },
});
derivative(repeat, (self, repeats) =>
  node(
    'RepeatBackward0',
    edge(self, [], (g) => {
      const parts = torch.reshape(g, interleaved(repeats, padded(self.shape, repeats.length)));
      const dims = repeats.map((_, d) => 2 * d);
      const total = dims.length > 0 ? torch.sumDim(parts, dims) : parts;
      return torch.reshape(total, self.shape);
    }),
  ),
);

export const tile = op({
  schema: 'tile(Tensor self, SymInt[] dims) -> Tensor',
  on: ['function', 'method'],
  forward: (self, dims) => torch.repeat(self, padded(dims, Math.max(dims.length, self.rank))),
});

/** Index i, as often as `repeats[i]` says. */
export const repeatInterleaveIndices = op({
  schema: 'repeat_interleave.Tensor(Tensor repeats, *, SymInt? output_size=None) -> Tensor',
  on: ['function'],
  forward(repeats, outputSize) {
    check(repeats.rank === 1, () => 'repeat_interleave only accept 1D vector as repeat');
    check(
      repeats.dtype === int64 || repeats.dtype === int32,
      () => `"repeat_interleave_cpu" not implemented for '${repeats.dtype.scalarType}'`,
      'NotImplementedError',
    );
    const counts = [...valuesOf(repeats)];
    check(
      counts.every((n) => n >= 0),
      () => 'repeats can not be negative',
    );
    const total = counts.reduce((a, b) => a + b, 0);
    check(outputSize === null || outputSize === total, () => 'allocated size does not match required size');
    const index = counts.flatMap((n, i) => Array.from({ length: n }, () => i));
    return fromValues(index, [total], repeats.dtype);
  },
});

export const repeatInterleave = op({
  schema:
    'repeat_interleave.self_Tensor(Tensor self, Tensor repeats, int? dim=None, *, SymInt? output_size=None) -> Tensor',
  on: ['function', 'method'],
  forward(self, repeats, dim, outputSize) {
    const input = dim === null ? torch.flatten(self) : self;
    const d = wrapDim(dim ?? 0, input.rank);
    check(repeats.rank <= 1, () => 'repeats must be 0-dim or 1-dim tensor');
    const size = input.size(d);
    const each = repeats.numel === 1 ? torch.expand(torch.reshape(repeats, [1]), [size]) : repeats;
    check(
      each.numel === size,
      () =>
        `repeats must have the same size as input along dim, but got repeats.size(0) = ${repeats.size(0)} and input.size(${d}) = ${size}`,
    );
    return torch.indexSelect(input, d, torch.repeatInterleaveIndices(each, outputSize));
  },
});

export const repeatInterleaveInt = op({
  schema:
    'repeat_interleave.self_int(Tensor self, SymInt repeats, int? dim=None, *, SymInt? output_size=None) -> Tensor',
  on: ['function', 'method'],
  forward(self, repeats, dim, outputSize) {
    const input = dim === null ? torch.flatten(self) : self;
    const d = wrapDim(dim ?? 0, input.rank);
    check(repeats >= 0, () => 'Repeats must be non-negative');
    const wide = torch.unsqueeze(input, d + 1);
    const size = input.shape[d]! * repeats;
    check(
      outputSize === null || outputSize === size,
      () => `repeat_interleave: Invalid output_size, expected ${size} but got ${outputSize}`,
    );
    const spread = torch.expand(wide, wide.shape.with(d + 1, repeats));
    return torch.flatten(torch.clone(spread, 0), d, d + 1);
  },
});
