/** Maximum and minimum that prefer a number to NaN. */
import { edge, node } from '../../autograd/node.ts';
import { derivative, op } from '../../dispatch/op.ts';
import type { Tensor } from '../../tensor/tensor.ts';
import { torch } from '../torch.ts';
import { map2 } from './driver.ts';

const orNumber = (best: (x: number, y: number) => number) => (x: number, y: number) =>
  Number.isNaN(x) ? y : Number.isNaN(y) ? x : best(x, y);

// All of the gradient goes to self where it is taken, ties included.
const whereTaken = (g: Tensor, taken: Tensor): Tensor => torch.where(taken, g, torch.zerosLike(g));
const selfTaken = (wins: Tensor, other: Tensor): Tensor => torch.logicalOr(wins, torch.isnan(other));

export const fmax = op({
  schema: 'fmax(Tensor self, Tensor other) -> Tensor',
  on: ['function', 'method'],
  out: true,
  forward: (self, other) => map2(self, other, { name: 'fmax', f: orNumber(Math.max) }),
});
derivative(fmax, (self, other) =>
  node(
    'FmaxBackward0',
    edge(self, [self, other], (g, x, y) => whereTaken(g, selfTaken(torch.ge(x, y), y))),
    edge(other, [self, other], (g, x, y) => whereTaken(g, torch.logicalNot(selfTaken(torch.ge(x, y), y)))),
  ),
);

export const fmin = op({
  schema: 'fmin(Tensor self, Tensor other) -> Tensor',
  on: ['function', 'method'],
  out: true,
  forward: (self, other) => map2(self, other, { name: 'fmin', f: orNumber(Math.min) }),
});
derivative(fmin, (self, other) =>
  node(
    'FminBackward0',
    edge(self, [self, other], (g, x, y) => whereTaken(g, selfTaken(torch.le(x, y), y))),
    edge(other, [self, other], (g, x, y) => whereTaken(g, torch.logicalNot(selfTaken(torch.le(x, y), y)))),
  ),
);
