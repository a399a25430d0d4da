/** Distances: of two tensors, of all pairs of rows, of the pairs of one set. */
import { edge, node } from '../../autograd/node.ts';
import { derivative, op } from '../../dispatch/op.ts';
import { check } from '../../errors/torch-error.ts';
import { fromValues } from '../../tensor/create.ts';
import { int64, isFloat } from '../../tensor/dtype.ts';
import { broadcastShapes } from '../../tensor/shape.ts';
import type { Tensor } from '../../tensor/tensor.ts';
import { torch } from '../torch.ts';
import { normGrad } from './norm-grad.ts';

export const dist = op({
  schema: 'dist(Tensor self, Tensor other, Scalar p=2) -> Tensor',
  on: ['function', 'method'],
  forward: (self, other, p) => torch.normScalarOptDim(torch.sub(self, other), p, [], false),
});
derivative(dist, (self, other, p, result) => {
  const shape = broadcastShapes(self.shape, other.shape);
  const dims = shape.map((_, d) => d);
  const grad = (g: Tensor, self: Tensor, other: Tensor, norm: Tensor) =>
    normGrad(g, torch.sub(self, other), p.value, norm, dims) ?? torch.zerosLike(self);
  return node(
    'DistBackward0',
    edge(self, [self, other, result], grad),
    edge(other, [self, other, result], (g, ...saved) => torch.neg(grad(g, ...saved))),
  );
});

/** x1[..., i, :] - x2[..., j, :] */
const differences = (x1: Tensor, x2: Tensor): Tensor =>
  torch.sub(torch.unsqueeze(x1, -2), torch.unsqueeze(x2, -3));

function checkPairs(x1: Tensor, x2: Tensor, p: number): void {
  const [m, n] = [x1.shape.at(-1), x2.shape.at(-1)];
  const areRows = x1.rank >= 2 && x2.rank >= 2;
  check(!areRows || m === n, () => `X1 and X2 must have the same number of columns. X1: ${m} X2: ${n}`);
  for (const [name, x] of [
    ['X1', x1],
    ['X2', x2],
  ] as const) {
    check(
      isFloat(x.dtype),
      () => `cdist only supports floating-point dtypes, ${name} got: ${x.dtype.scalarType}`,
    );
  }
  check(p >= 0, () => 'cdist only supports non-negative p values');
  for (const [name, x] of [
    ['X1', x1],
    ['X2', x2],
  ] as const) {
    check(x.rank >= 2, () => `cdist only supports at least 2D tensors, ${name} got: ${x.rank}D`);
  }
}

const allPairs = op({
  schema: '_cdist_forward(Tensor x1, Tensor x2, float p, int? compute_mode) -> Tensor',
  on: [],
  forward: (x1, x2, p) => torch.normScalarOptDim(differences(x1, x2), { value: p, of: 'float' }, [-1], false),
});
derivative(allPairs, (x1, x2, p, _mode, result) => {
  const grad = (g: Tensor, x1: Tensor, x2: Tensor, norm: Tensor) => {
    const wide = (t: Tensor) => torch.unsqueeze(t, -1);
    const rows = differences(x1, x2);
    return normGrad(wide(g), rows, p, wide(norm), [-1]) ?? torch.zerosLike(rows);
  };
  return node(
    'CdistBackward0',
    edge(x1, [x1, x2, result], (g, ...saved) => torch.sumDim(grad(g, ...saved), [-2])),
    edge(x2, [x1, x2, result], (g, ...saved) => torch.neg(torch.sumDim(grad(g, ...saved), [-3]))),
  );
});

export const cdist = op({
  schema: 'cdist(Tensor x1, Tensor x2, float p=2, int? compute_mode=None) -> Tensor',
  on: ['function'],
  forward(x1, x2, p, mode) {
    checkPairs(x1, x2, p);
    const result = allPairs(x1, x2, p, mode);
    // PyTorch goes through a product of matrices for many rows, and ends in a view.
    const isLarge = Math.max(x1.shape.at(-2)!, x2.shape.at(-2)!) > 25;
    return p === 2 && mode !== 2 && (isLarge || mode === 1) ? torch.view(result, result.shape) : result;
  },
});

export const pdist = op({
  schema: 'pdist(Tensor self, float p=2) -> Tensor',
  on: ['function'],
  forward(self, p) {
    check(self.rank === 2, () => `pdist only supports 2D tensors, got: ${self.rank}D`);
    check(isFloat(self.dtype), () => 'pdist only supports floating-point dtypes');
    check(p >= 0, () => 'pdist only supports non-negative p values');
    const [first, second] = pairsOf(self.shape[0]!);
    const rows = torch.sub(torch.indexSelect(self, 0, first), torch.indexSelect(self, 0, second));
    return torch.normScalarOptDim(rows, { value: p, of: 'float' }, [-1], false);
  },
});
derivative(pdist, (self, p, result) =>
  node(
    'PdistBackward0',
    edge(self, [self, result], (g, self, norm) => {
      const [first, second] = pairsOf(self.shape[0]!);
      const rows = torch.sub(torch.indexSelect(self, 0, first), torch.indexSelect(self, 0, second));
      const none = torch.zerosLike(self);
      const grad = normGrad(torch.unsqueeze(g, -1), rows, p, torch.unsqueeze(norm, -1), [-1]);
      if (!grad) return none;
      return torch.indexAdd(torch.indexAdd(none, 0, first, grad), 0, second, torch.neg(grad));
    }),
  ),
);

/** All i < j below n. */
function pairsOf(n: number): [Tensor, Tensor] {
  const first: number[] = [];
  const second: number[] = [];
  for (let i = 0; i < n; i++) {
    for (let j = i + 1; j < n; j++) {
      first.push(i);
      second.push(j);
    }
  }
  return [fromValues(first, [first.length], int64), fromValues(second, [second.length], int64)];
}
