/** scatter_reduce and index_reduce: several values meet at an element and are combined with it. */
import { edge, node } from '../../autograd/node.ts';
import { inplaceOf } from '../../dispatch/inplace.ts';
import { derivative, op } from '../../dispatch/op.ts';
import { check, TorchError } from '../../errors/torch-error.ts';
import { cloneData, fromValues, valuesOf } from '../../tensor/create.ts';
import { int64 } from '../../tensor/dtype.ts';
import { shapeText, wrapDim } from '../../tensor/shape.ts';
import type { Tensor } from '../../tensor/tensor.ts';
import { torch } from '../torch.ts';
import { checkedIndices } from './along.ts';
import { cornerOffsets, scatterOffsets } from './scatter-offsets.ts';

type Combine = (old: number, value: number) => number;
const COMBINE: Record<string, { readonly start: number; readonly f: Combine }> = {
  sum: { start: 0, f: (a, b) => a + b },
  mean: { start: 0, f: (a, b) => a + b },
  prod: { start: 1, f: (a, b) => a * b },
  amax: { start: -Infinity, f: Math.max },
  amin: { start: Infinity, f: Math.min },
};

function combined(
  self: Tensor,
  dim: number,
  index: Tensor,
  src: Tensor,
  reduce: string,
  includeSelf: boolean,
): Tensor {
  const rule = COMBINE[reduce];
  if (!rule) {
    throw new TorchError(
      'RuntimeError',
      `reduce argument must be either sum, prod, mean, amax or amin, got ${reduce}`,
    );
  }
  const at = scatterOffsets(index, self.shape, dim);
  const corner = cornerOffsets(index.shape, src.shape);
  const source = valuesOf(src);
  const values = valuesOf(self);
  if (!includeSelf) for (const o of at) values[o] = rule.start;
  const counts = new Float64Array(values.length).fill(includeSelf ? 1 : 0);
  for (let i = 0; i < at.length; i++) {
    const o = at[i]!;
    values[o] = rule.f(values[o]!, source[corner[i]!]!);
    counts[o]!++;
  }
  if (reduce === 'mean') {
    const isFloat = self.dtype.category === 'float';
    for (let o = 0; o < values.length; o++) {
      const mean = values[o]! / Math.max(counts[o]!, 1);
      values[o] = isFloat ? mean : Math.floor(mean);
    }
  }
  return fromValues(values, self.shape, self.dtype);
}

function checkScatter(self: Tensor, dim: number, index: Tensor, src: Tensor): void {
  check(index.dtype === int64, () => 'scatter(): Expected dtype int64 for index');
  check(self.dtype === src.dtype, () => 'scatter(): Expected self.dtype to be equal to src.dtype');
  const rank = Math.max(self.rank, 1);
  check(
    Math.max(index.rank, 1) === rank && Math.max(src.rank, 1) === rank,
    () =>
      `Index tensor must have the same number of dimensions as ${Math.max(index.rank, 1) === rank ? 'src' : 'self'} tensor`,
  );
  const fits = index.shape.every((s, d) => (d === dim || s <= self.size(d)) && s <= src.size(d));
  check(
    fits,
    () =>
      `Expected index ${shapeText(index.shape)} to be no larger than self ${shapeText(self.shape)} apart from dimension ${dim} and to be no larger size than src ${shapeText(src.shape)}`,
  );
}

export const scatterReduce = op({
  schema:
    'scatter_reduce.two(Tensor self, int dim, Tensor index, Tensor src, str reduce, *, bool include_self=True) -> Tensor',
  on: ['function', 'method'],
  out: true,
  forward(self, dim, index, src, reduce, includeSelf) {
    const d = wrapDim(dim, self.rank);
    if (index.numel === 0) return cloneData(self);
    checkScatter(self, d, index, src);
    return combined(self, d, index, src, reduce, includeSelf);
  },
});
derivative(scatterReduce, (self, dim, index, src, reduce, includeSelf, result) =>
  node(
    'ScatterReduceBackward0',
    edge(self, [self, index, src, result], (g, self, index, src, result) =>
      gradOfSelf(g, self, dim, index, src, reduce, includeSelf, result),
    ),
    edge(src, [self, index, src, result], (g, self, index, src, result) =>
      gradOfSource(g, self, dim, index, src, reduce, includeSelf, result),
    ),
  ),
);
export const scatterReduce_ = inplaceOf(scatterReduce);

/** How many values met at each element (at least 1). */
function meeting(g: Tensor, dim: number, index: Tensor, src: Tensor, includeSelf: boolean): Tensor {
  const start = includeSelf ? torch.onesLike(g) : torch.zerosLike(g);
  const n = torch.scatterAdd(start, dim, index, torch.toDtype(torch.onesLike(src), g.dtype));
  return torch.where(torch.eq(n, 0), torch.onesLike(n), n);
}

/** Share of each of the values that are the extreme. */
function extremes(g: Tensor, self: Tensor, dim: number, index: Tensor, src: Tensor, result: Tensor) {
  const selfIs = torch.toDtype(torch.eq(self, result), g.dtype);
  const srcIs = torch.toDtype(torch.eq(src, torch.gather(result, dim, index)), g.dtype);
  const n = torch.scatterAdd(selfIs, dim, index, srcIs);
  return { selfIs, srcIs, share: torch.div(g, n) };
}

function gradOfSelf(
  g: Tensor,
  self: Tensor,
  dim: number,
  index: Tensor,
  src: Tensor,
  reduce: string,
  includeSelf: boolean,
  result: Tensor,
): Tensor {
  let grad = g;
  if (reduce === 'mean') grad = torch.div(g, meeting(g, dim, index, src, includeSelf));
  if (reduce === 'prod') {
    const safe = torch.where(torch.eq(self, 0), torch.onesLike(self), self);
    const product = torch.scatterReduce(safe, dim, index, src, 'prod', includeSelf);
    grad = torch.div(torch.mul(g, product), safe);
  }
  if (reduce === 'amax' || reduce === 'amin') {
    const { selfIs, share } = extremes(g, self, dim, index, src, result);
    grad = torch.mul(selfIs, share);
  }
  return includeSelf ? grad : torch.scatterValue(grad, dim, index, 0);
}

function gradOfSource(
  g: Tensor,
  self: Tensor,
  dim: number,
  index: Tensor,
  src: Tensor,
  reduce: string,
  includeSelf: boolean,
  result: Tensor,
): Tensor {
  if (reduce === 'sum') return torch.gather(g, dim, index);
  if (reduce === 'mean') {
    return torch.gather(torch.div(g, meeting(g, dim, index, src, includeSelf)), dim, index);
  }
  if (reduce === 'prod') {
    const isZero = torch.eq(src, 0);
    const zeros = torch.scatterAdd(torch.zerosLike(self), dim, index, torch.toDtype(isZero, self.dtype));
    const isLone = torch.logicalAnd(isZero, torch.eq(torch.gather(zeros, dim, index), 1));
    const without = torch.where(isLone, torch.onesLike(src), src);
    const others = torch.scatterReduce(self, dim, index, without, 'prod', includeSelf);
    return torch.where(
      isLone,
      torch.gather(torch.mul(g, others), dim, index),
      torch.div(torch.gather(torch.mul(g, result), dim, index), torch.maskedFill(src, isZero, 1)),
    );
  }
  const { srcIs, share } = extremes(g, self, dim, index, src, result);
  return torch.mul(srcIs, torch.gather(share, dim, index));
}

export const indexReduce = op({
  schema:
    'index_reduce(Tensor self, int dim, Tensor index, Tensor source, str reduce, *, bool include_self=True) -> Tensor',
  on: ['function', 'method'],
  out: true,
  forward(self, dim, index, source, reduce, includeSelf) {
    const d = wrapDim(dim, self.rank);
    const size = self.size(d);
    checkedIndices(index, size, (i) => `index ${i} is out of bounds for dimension ${d} with size ${size}`);
    return combined(self, d, alongDim(index, d, source), source, reduce, includeSelf);
  },
});
derivative(indexReduce, (self, dim, index, source, reduce, includeSelf, result) =>
  node(
    'IndexReduceBackward0',
    edge(self, [self, index, source, result], (g, self, index, src, result) =>
      gradOfSelf(
        g,
        self,
        dim,
        alongDim(index, wrapDim(dim, self.rank), src),
        src,
        reduce,
        includeSelf,
        result,
      ),
    ),
    edge(source, [self, index, source, result], (g, self, index, src, result) =>
      gradOfSource(
        g,
        self,
        dim,
        alongDim(index, wrapDim(dim, self.rank), src),
        src,
        reduce,
        includeSelf,
        result,
      ),
    ),
  ),
);
export const indexReduce_ = inplaceOf(indexReduce);

/** An index vector in the shape of the source. */
function alongDim(index: Tensor, dim: number, source: Tensor): Tensor {
  const lone = source.shape.map((_, d) => (d === dim ? index.numel : 1));
  return torch.expand(torch.view(index, lone), source.shape);
}
