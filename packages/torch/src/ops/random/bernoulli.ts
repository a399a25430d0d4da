/** Draws of 0 and 1, and dropout, which is made of them. */
import { edge, node } from '../../autograd/node.ts';
import { derivative, op } from '../../dispatch/op.ts';
import { check } from '../../errors/torch-error.ts';
import { defaultGenerator, type Generator } from '../../random/generator.ts';
import { fromValues, valuesOf } from '../../tensor/create.ts';
import { float64, isFloat } from '../../tensor/dtype.ts';
import { sameShape } from '../../tensor/shape.ts';
import type { Tensor } from '../../tensor/tensor.ts';
import { torch } from '../torch.ts';
import { store } from './store.ts';

/** 1 with probability `p`, by one double each (two draws). */
function coins(g: Generator, count: number, p: number): Float64Array {
  return Float64Array.from({ length: count }, () => (g.float64() < p ? 1 : 0));
}

/** 1 with the probability at each place of `p`. */
function coinsOf(p: Tensor, g: Generator): Float64Array {
  const isDouble = p.dtype === float64;
  return valuesOf(p).map((chance) => {
    check(
      chance >= 0 && chance <= 1,
      () =>
        'Expected p_in >= 0 && p_in <= 1 to be true, but got false.  (Could this error message be improved?  If so, please report an enhancement request to PyTorch.)',
    );
    return (isDouble ? g.float64() : g.float32()) < chance ? 1 : 0;
  });
}

export const bernoulli = op({
  schema: 'bernoulli(Tensor self, *, Generator? generator=None) -> Tensor',
  on: ['function', 'method'],
  out: true,
  forward: (self, g) => fromValues(coinsOf(self, g ?? defaultGenerator), self.shape, self.dtype),
});
derivative(bernoulli, (self) =>
  node(
    'BernoulliBackward0',
    edge(self, [], (g) => torch.zerosLike(g)),
  ),
);

export const bernoulliP = op({
  schema: 'bernoulli.p(Tensor self, float p, *, Generator? generator=None) -> Tensor',
  on: ['function', 'method'],
  forward: (self, p, g) => fromValues(chances(self.numel, p, g), self.shape, self.dtype),
});

export const bernoulliTensor_ = op({
  schema: 'bernoulli_.Tensor(Tensor(a!) self, Tensor p, *, Generator? generator=None) -> Tensor(a!)',
  on: ['method'],
  forward: (self, p, g) =>
    store(
      self,
      fromValues(coinsOf(torch.expand(p, self.shape), g ?? defaultGenerator), self.shape, self.dtype),
    ),
});

export const bernoulli_ = op({
  schema: 'bernoulli_.float(Tensor(a!) self, float p=0.5, *, Generator? generator=None) -> Tensor(a!)',
  on: ['method'],
  forward: (self, p, g) => store(self, fromValues(chances(self.numel, p, g), self.shape, self.dtype)),
});

function chances(count: number, p: number, g: Generator | null): Float64Array {
  check(p >= 0 && p <= 1, () => `bernoulli_ expects p to be in [0, 1], but got p=${p}`);
  return coins(g ?? defaultGenerator, count, p);
}

/** A mask of `shape`: 0 where dropped, else 1 / (1 - p), in the dtype of `like`. */
function keepMask(like: Tensor, shape: readonly number[], p: number): Tensor {
  const made = sameShape(shape, like.shape) ? torch.emptyLike(like) : torch.empty([...shape], like.dtype);
  const noise = torch.bernoulli_(made, 1 - p);
  return torch.div_(noise, 1 - p);
}

function checkP(p: number): void {
  check(p >= 0 && p <= 1, () => `dropout probability has to be between 0 and 1, but got ${p}`);
}

/** `features`: one draw for each (N, C), as dropout2d takes it. */
function drop(input: Tensor, p: number, train: boolean, features: boolean): Tensor {
  checkP(p);
  check(
    !features || input.shape.length >= 2,
    () => 'Feature dropout requires at least 2 dimensions in the input',
  );
  if (p === 0 || !train || input.numel === 0) return input;
  if (p === 1) return torch.mul(input, torch.zeros([], input.dtype));
  const shape = features ? input.shape.map((size, i) => (i < 2 ? size : 1)) : input.shape;
  return torch.mul(input, keepMask(input, shape, p));
}

export const dropout = op({
  schema: 'dropout(Tensor input, float p, bool train) -> Tensor',
  on: ['function'],
  forward(input, p, train) {
    check(
      !train || isFloat(input.dtype) || p === 0,
      () => "result type Float can't be cast to the desired output type Long",
    );
    return drop(input, p, train, false);
  },
});

export const featureDropout = op({
  schema: 'feature_dropout(Tensor input, float p, bool train) -> Tensor',
  on: ['function'],
  forward: (input, p, train) => drop(input, p, train, true),
});
