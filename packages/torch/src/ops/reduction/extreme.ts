/** max, min, amax, amin, argmax, argmin. NaN wins; of equal values the first index is given. */
import { edge, edgeOfMany, node } from '../../autograd/node.ts';
import { check } from '../../errors/torch-error.ts';
import { derivative, op } from '../../dispatch/op.ts';
import { likeInput } from '../../dispatch/out-dtype.ts';
import { bool, int64 } from '../../tensor/dtype.ts';
import { wrapDim, wrapDims, type Shape } from '../../tensor/shape.ts';
import type { Tensor } from '../../tensor/tensor.ts';
import { map2 } from '../pointwise/driver.ts';
import { torch } from '../torch.ts';
import { reduce } from './driver.ts';
import { restoreDims } from './restore.ts';
import { spreadEvenly } from './spread.ts';

type Better = (x: number, than: number) => boolean;
const greater: Better = (x, than) => x > than || (Number.isNaN(x) && !Number.isNaN(than));
const smaller: Better = (x, than) => x < than || (Number.isNaN(x) && !Number.isNaN(than));

const indexOfBest = (name: string, better: Better) => ({
  name,
  f(row: Float64Array, n: number): number {
    let best = 0;
    for (let i = 1; i < n; i++) if (better(row[i]!, row[best]!)) best = i;
    return best;
  },
});
const best = (name: string, better: Better) => {
  const index = indexOfBest(name, better);
  return { name, f: (row: Float64Array, n: number) => row[index.f(row, n)]! };
};
const [largest, smallest] = [best('max', greater), best('min', smaller)];
const [indexOfLargest, indexOfSmallest] = [indexOfBest('argmax', greater), indexOfBest('argmin', smaller)];

/** `given` is how the caller named the dimensions, where PyTorch's text has it so. */
function checkNotEmpty(name: string, self: Tensor, dims: readonly number[], given = dims): void {
  const at = dims.findIndex((d) => self.size(d) === 0);
  const empty = at < 0 ? undefined : (given[at] ?? dims[at]);
  check(
    empty === undefined,
    () => `${name}(): Expected reduction dim ${empty} to have non-zero size.`,
    'IndexError',
  );
}

function checkSomeElements(name: string, self: Tensor): void {
  check(
    self.numel > 0,
    () =>
      `${name}(): Expected reduction dim to be specified for input.numel() == 0. Specify the reduction dim with the 'dim' argument.`,
  );
}

export const max = op({
  schema: 'max(Tensor self) -> Tensor',
  on: ['function', 'method'],
  out: true,
  forward(self) {
    checkSomeElements('max', self);
    return reduce(self, wrapDims(null, self.rank), false, self.dtype, largest);
  },
});
derivative(max, (self, result) => node('MaxBackward1', edge(self, [self, result], spreadEvenly)));

export const min = op({
  schema: 'min(Tensor self) -> Tensor',
  on: ['function', 'method'],
  out: true,
  forward(self) {
    checkSomeElements('min', self);
    return reduce(self, wrapDims(null, self.rank), false, self.dtype, smallest);
  },
});
derivative(min, (self, result) => node('MinBackward1', edge(self, [self, result], spreadEvenly)));

export const maxOther = op({
  schema: 'max.other(Tensor self, Tensor other) -> Tensor',
  on: ['function', 'method'],
  out: true,
  forward: (self, other) => torch.maximum(self, other),
});

export const minOther = op({
  schema: 'min.other(Tensor self, Tensor other) -> Tensor',
  on: ['function', 'method'],
  out: true,
  forward: (self, other) => torch.minimum(self, other),
});

export const maxDim = op({
  schema: 'max.dim(Tensor self, int dim, bool keepdim=False) -> (Tensor values, Tensor indices)',
  on: ['function', 'method'],
  out: 'exact',
  forward(self, dim, keepdim) {
    const d = [wrapDim(dim, self.rank)];
    checkNotEmpty('max', self, d);
    return [reduce(self, d, keepdim, self.dtype, largest), reduce(self, d, keepdim, int64, indexOfLargest)];
  },
});
derivative(maxDim, (self, dim, keepdim, [, indices]) =>
  node(
    'MaxBackward0',
    edgeOfMany(self, [indices], ([g], indices) =>
      g ? scatterAt(g, indices, self.shape, dim, keepdim) : null,
    ),
  ),
);

export const minDim = op({
  schema: 'min.dim(Tensor self, int dim, bool keepdim=False) -> (Tensor values, Tensor indices)',
  on: ['function', 'method'],
  out: 'exact',
  forward(self, dim, keepdim) {
    const d = [wrapDim(dim, self.rank)];
    checkNotEmpty('min', self, d);
    return [reduce(self, d, keepdim, self.dtype, smallest), reduce(self, d, keepdim, int64, indexOfSmallest)];
  },
});
derivative(minDim, (self, dim, keepdim, [, indices]) =>
  node(
    'MinBackward0',
    edgeOfMany(self, [indices], ([g], indices) =>
      g ? scatterAt(g, indices, self.shape, dim, keepdim) : null,
    ),
  ),
);

/** Zeros of `shape` with `g` at the chosen indices. */
function scatterAt(g: Tensor, indices: Tensor, shape: Shape, dim: number, keepdim: boolean): Tensor {
  if (shape.length === 0) return g;
  const [source, at] = [restoreDims(g, shape, [dim], keepdim), restoreDims(indices, shape, [dim], keepdim)];
  return torch.scatter(torch.newZeros(g, shape), dim, at, source);
}

export const maximum = op({
  schema: 'maximum(Tensor self, Tensor other) -> Tensor',
  on: ['function', 'method'],
  out: true,
  forward: (self, other) => map2(self, other, { name: 'maximum', f: (x, y) => Math.max(x, y) }),
});
derivative(maximum, (self, other) =>
  node(
    'MaximumBackward0',
    edge(self, [self, other], halfWhereEqual(torch.lt)),
    edge(other, [self, other], halfWhereEqual(torch.gt)),
  ),
);

export const minimum = op({
  schema: 'minimum(Tensor self, Tensor other) -> Tensor',
  on: ['function', 'method'],
  out: true,
  forward: (self, other) => map2(self, other, { name: 'minimum', f: (x, y) => Math.min(x, y) }),
});
derivative(minimum, (self, other) =>
  node(
    'MinimumBackward0',
    edge(self, [self, other], halfWhereEqual(torch.gt)),
    edge(other, [self, other], halfWhereEqual(torch.lt)),
  ),
);

// None where this operand loses, half where both are equal, else (and beside NaN) the whole gradient.
const halfWhereEqual =
  (loses: (a: Tensor, b: Tensor) => Tensor) =>
  (g: Tensor, self: Tensor, other: Tensor): Tensor => {
    const shared = torch.where(torch.eq(self, other), torch.div(g, 2), g);
    return torch.where(loses(self, other), torch.zerosLike(g), shared);
  };

export const amax = op({
  schema: 'amax(Tensor self, int[1]? dim=[], bool keepdim=False) -> Tensor',
  on: ['function', 'method'],
  out: likeInput,
  forward(self, dim, keepdim) {
    const d = wrapDims(dim, self.rank);
    if (!dim?.length) checkSomeElements('amax', self);
    else checkNotEmpty('amax', self, d, dim);
    return reduce(self, d, keepdim, self.dtype, largest);
  },
});
derivative(amax, (self, dim, keepdim, result) =>
  node(
    'AmaxBackward0',
    edge(self, [self, result], (g, self, result) => shareAlong(g, self, result, dim ?? [], keepdim)),
  ),
);

export const amin = op({
  schema: 'amin(Tensor self, int[1]? dim=[], bool keepdim=False) -> Tensor',
  on: ['function', 'method'],
  out: likeInput,
  forward(self, dim, keepdim) {
    const d = wrapDims(dim, self.rank);
    if (!dim?.length) checkSomeElements('amin', self);
    else checkNotEmpty('amin', self, d, dim);
    return reduce(self, d, keepdim, self.dtype, smallest);
  },
});
derivative(amin, (self, dim, keepdim, result) =>
  node(
    'AminBackward0',
    edge(self, [self, result], (g, self, result) => shareAlong(g, self, result, dim ?? [], keepdim)),
  ),
);

function shareAlong(g: Tensor, self: Tensor, result: Tensor, dim: Shape, keepdim: boolean): Tensor {
  const restore = (x: Tensor) => restoreDims(x, self.shape, dim, keepdim);
  const hit = torch.eq(self, restore(result));
  return torch.mul(hit, torch.div(restore(g), torch.sumDim(hit, dim, true)));
}

function argBest(self: Tensor, dim: number | null, keepdim: boolean, name: string): Tensor {
  check(self.dtype !== bool, () => `${name}(): does not support bool input`);
  const reducer = name === 'argmax' ? indexOfLargest : indexOfSmallest;
  if (dim === null) {
    check(
      self.numel > 0,
      () => `${name}(): Expected reduction dim to be specified for input.numel() == 0.`,
      'IndexError',
    );
    return reduce(self, wrapDims(null, self.rank), keepdim, int64, reducer);
  }
  const d = [wrapDim(dim, self.rank)];
  checkNotEmpty(name, self, d);
  return reduce(self, d, keepdim, int64, reducer);
}

export const argmax = op({
  schema: 'argmax(Tensor self, int? dim=None, bool keepdim=False) -> Tensor',
  on: ['function', 'method'],
  out: 'exact',
  forward: (self, dim, keepdim) => argBest(self, dim, keepdim, 'argmax'),
});

export const argmin = op({
  schema: 'argmin(Tensor self, int? dim=None, bool keepdim=False) -> Tensor',
  on: ['function', 'method'],
  out: 'exact',
  forward: (self, dim, keepdim) => argBest(self, dim, keepdim, 'argmin'),
});

export const aminmax = op({
  schema: 'aminmax(Tensor self, *, int? dim=None, bool keepdim=False) -> (Tensor min, Tensor max)',
  on: ['function', 'method'],
  out: 'exact',
  forward(self, dim, keepdim) {
    check(
      dim !== null || self.numel > 0,
      () => 'aminmax(): cannot compute aminmax over an empty dimension as the operation has no identity.',
    );
    const dims = dim === null ? wrapDims(null, self.rank) : [wrapDim(dim, self.rank)];
    const isEmpty = dims.some((d) => self.size(d) === 0);
    check(!isEmpty, () => `aminmax: Expected reduction dim ${dims[0]} to have non-zero size.`, 'IndexError');
    const extremes = [smallest, largest].map((by) => reduce(self, dims, keepdim, self.dtype, by));
    return extremes as [Tensor, Tensor];
  },
});
derivative(aminmax, (self, dim, keepdim, [low, high]) =>
  node(
    'AminmaxBackward0',
    edgeOfMany(self, [self, low, high], ([gLow, gHigh], self, low, high) => {
      const dims = dim === null ? [] : [dim];
      const share = (g: Tensor, result: Tensor) => shareAlong(g, self, result, dims, keepdim);
      const fromLow = gLow ? share(gLow, low) : null;
      const fromHigh = gHigh ? share(gHigh, high) : null;
      return fromLow && fromHigh ? torch.add(fromLow, fromHigh) : (fromLow ?? fromHigh);
    }),
  ),
);
