/** split, chunk and their kin: views of one tensor, next to each other along a dimension. */
import { edgeOfMany, node } from '../../autograd/node.ts';
import { derivative, op } from '../../dispatch/op.ts';
import { check } from '../../errors/torch-error.ts';
import { valueOf, valuesOf } from '../../tensor/create.ts';
import { int64 } from '../../tensor/dtype.ts';
import { shapeText, wrapDim } from '../../tensor/shape.ts';
import type { Tensor } from '../../tensor/tensor.ts';
import { torch } from '../torch.ts';
import { gradsOrZeros } from './parts.ts';

/** Sizes of the pieces when `size` elements are cut every `step`. */
function evenSizes(size: number, step: number): number[] {
  const count = step === 0 ? 1 : Math.max(Math.ceil(size / step), 1);
  return Array.from({ length: count }, (_, i) => Math.min(step, size - i * step));
}

function pieces(self: Tensor, sizes: readonly number[], dim: number): Tensor[] {
  let start = 0;
  return sizes.map((size) => {
    const piece = torch.narrow(self, dim, start, size);
    start += size;
    return piece;
  });
}

function splitNode(name: string, self: Tensor, sizes: readonly number[], dim: number) {
  const d = wrapDim(dim, self.rank);
  const shapes = sizes.map((size) => self.shape.with(d, size));
  return node(
    name,
    edgeOfMany(self, [], (grads) => torch.cat(gradsOrZeros(grads, shapes), d)),
  );
}

export const split = op({
  schema: 'split.Tensor(Tensor(a) self, SymInt split_size, int dim=0) -> Tensor(a)[]',
  on: ['function', 'method'],
  forward(self, step, dim) {
    check(self.rank > 0, () => 'split expects at least a 1-dimensional tensor');
    check(step >= 0, () => `split expects split_size be non-negative, but got split_size=${step}`);
    const size = self.shape[wrapDim(dim, self.rank)]!;
    check(
      step > 0 || size === 0,
      () => `split_size can only be 0 if dimension size is 0, but got dimension size of ${size}`,
    );
    return pieces(self, evenSizes(size, step), dim);
  },
});
derivative(split, (self, step, dim) =>
  splitNode('SplitBackward0', self, evenSizes(self.shape[wrapDim(dim, self.rank)]!, step), dim),
);

export const splitWithSizes = op({
  schema: 'split_with_sizes(Tensor(a) self, SymInt[] split_sizes, int dim=0) -> Tensor(a)[]',
  on: ['function', 'method'],
  forward(self, sizes, dim) {
    check(self.rank > 0, () => 'split expects at least a 1-dimensional tensor');
    const d = wrapDim(dim, self.rank);
    check(
      sizes.every((s) => s >= 0),
      () =>
        `split_with_sizes expects split_sizes have only non-negative entries, but got split_sizes=${shapeText(sizes)}`,
    );
    check(
      sizes.reduce((a, b) => a + b, 0) === self.shape[d],
      () =>
        `split_with_sizes expects split_sizes to sum exactly to ${self.shape[d]} (input tensor's size at dimension ${d}), but got split_sizes=${shapeText(sizes)}`,
    );
    return pieces(self, sizes, d);
  },
});
derivative(splitWithSizes, (self, sizes, dim) => splitNode('SplitWithSizesBackward0', self, sizes, dim));

export const chunk = op({
  schema: 'chunk(Tensor(a) self, int chunks, int dim=0) -> Tensor(a)[]',
  on: ['function', 'method'],
  forward(self, chunks, dim) {
    check(self.rank > 0, () => 'chunk expects at least a 1-dimensional tensor');
    check(chunks > 0, () => `chunk expects \`chunks\` to be greater than 0, got: ${chunks}`);
    const size = self.shape[wrapDim(dim, self.rank)]!;
    const step = Math.ceil(size / chunks);
    if (step > 0) return torch.split(self, step, dim);
    return torch.splitWithSizes(
      self,
      Array.from({ length: chunks }, () => 0),
      dim,
    );
  },
});

function sections(self: Tensor, count: number, dim: number): Tensor[] {
  check(count > 0, () => `number of sections must be larger than 0, got ${count}`);
  const size = self.shape[dim]!;
  const least = Math.floor(size / count);
  const cuts = Array.from({ length: count - 1 }, (_, i) => (i + 1) * least + Math.min(i + 1, size % count));
  return between(self, cuts, dim);
}

function between(self: Tensor, cuts: readonly number[], dim: number): Tensor[] {
  const starts = [0, ...cuts];
  return starts.map((start, i) => torch.slice(self, dim, start, cuts[i] ?? self.shape[dim]!, 1));
}

function dimToCut(self: Tensor, dim: number): number {
  check(
    self.rank > 0,
    () => 'tensor_split expected at least a 1-dimensional tensor, but got a tensor with 0 dims',
  );
  return wrapDim(dim, self.rank);
}

export const tensorSplit = op({
  schema: 'tensor_split.sections(Tensor(a) self, SymInt sections, int dim=0) -> Tensor(a)[]',
  on: ['function', 'method'],
  forward: (self, count, dim) => sections(self, count, dimToCut(self, dim)),
});

export const tensorSplitIndices = op({
  schema: 'tensor_split.indices(Tensor(a) self, SymInt[] indices, int dim=0) -> Tensor(a)[]',
  on: ['function', 'method'],
  forward: (self, indices, dim) => between(self, indices, dimToCut(self, dim)),
});

export const tensorSplitTensor = op({
  schema:
    'tensor_split.tensor_indices_or_sections(Tensor(a) self, Tensor tensor_indices_or_sections, int dim=0) -> Tensor(a)[]',
  on: ['function', 'method'],
  forward(self, given, dim) {
    check(
      given.dtype === int64,
      () =>
        `tensor_split expected tensor_indices_or_sections to have dtype of long, but got ${given.dtype.scalarType}`,
    );
    check(
      given.rank <= 1,
      () =>
        `tensor_split expected tensor_indices_or_sections to be a zero-dimensional or one-dimensional tensor, but got a tensor with ${given.rank} dims`,
    );
    if (given.rank === 0) return [...torch.tensorSplit(self, valueOf(given), dim)];
    return [...torch.tensorSplitIndices(self, [...valuesOf(given)], dim)];
  },
});

/** The dimension hsplit, vsplit and dsplit cut; they tell how many dimensions they need. */
function namedDim(name: 'hsplit' | 'vsplit' | 'dsplit', self: Tensor): number {
  const least = { hsplit: 1, vsplit: 2, dsplit: 3 }[name];
  check(
    self.rank >= least,
    () =>
      `torch.${name} requires a tensor with at least ${least} dimension, but got a tensor with ${self.rank} dimensions!`,
  );
  if (name === 'hsplit') return self.rank === 1 ? 0 : 1;
  return name === 'vsplit' ? 0 : 2;
}

function equalSections(name: 'hsplit' | 'vsplit' | 'dsplit', self: Tensor, count: number): Tensor[] {
  const dim = namedDim(name, self);
  const size = self.shape[dim]!;
  check(
    count !== 0 && size % count === 0,
    () =>
      `torch.${name} attempted to split along dimension ${dim}, but the size of the dimension ${size} is not divisible by the split_size ${count}!`,
  );
  return [...torch.tensorSplit(self, count, dim)];
}

export const hsplit = op({
  schema: 'hsplit.int(Tensor(a) self, int sections) -> Tensor(a)[]',
  on: ['function', 'method'],
  forward: (self, count) => equalSections('hsplit', self, count),
});
export const hsplitArray = op({
  schema: 'hsplit.array(Tensor(a) self, int[] indices) -> Tensor(a)[]',
  on: ['function', 'method'],
  forward: (self, indices) => torch.tensorSplitIndices(self, indices, namedDim('hsplit', self)),
});
export const vsplit = op({
  schema: 'vsplit.int(Tensor(a) self, int sections) -> Tensor(a)[]',
  on: ['function', 'method'],
  forward: (self, count) => equalSections('vsplit', self, count),
});
export const vsplitArray = op({
  schema: 'vsplit.array(Tensor(a) self, int[] indices) -> Tensor(a)[]',
  on: ['function', 'method'],
  forward: (self, indices) => torch.tensorSplitIndices(self, indices, namedDim('vsplit', self)),
});
export const dsplit = op({
  schema: 'dsplit.int(Tensor(a) self, int sections) -> Tensor(a)[]',
  on: ['function', 'method'],
  forward: (self, count) => equalSections('dsplit', self, count),
});
export const dsplitArray = op({
  schema: 'dsplit.array(Tensor(a) self, int[] indices) -> Tensor(a)[]',
  on: ['function', 'method'],
  forward: (self, indices) => torch.tensorSplitIndices(self, indices, namedDim('dsplit', self)),
});
