import { edge, node } from '../../autograd/node.ts';
import { TorchError } from '../../errors/torch-error.ts';
import { inplaceOf } from '../../dispatch/inplace.ts';
import { derivative, op } from '../../dispatch/op.ts';
import { wrappedNumber } from '../../tensor/create.ts';
import { torch } from '../torch.ts';
import { map2, type ResultRule } from './driver.ts';

export const div = op({
  schema: 'div.Tensor(Tensor self, Tensor other) -> Tensor',
  on: ['function', 'method'],
  out: true,
  numbers: true,
  forward: (self, other) => map2(self, other, { name: 'div', f: (x, y) => x / y }, 'float'),
});
// d(a/b)/da = 1/b, d(a/b)/db = -a/b^2
derivative(div, (self, other) =>
  node(
    'DivBackward0',
    edge(self, [other], (g, other) => torch.div(g, other)),
    edge(other, [self, other], (g, self, other) =>
      torch.mul(torch.neg(g), torch.div(torch.div(self, other), other)),
    ),
  ),
);
export const div_ = inplaceOf(div);

/** Division by a number inside compositions; Python's `x / 2` is `div`. */
export const divScalar = op({
  schema: 'div.Scalar(Tensor self, Scalar other) -> Tensor',
  on: [],
  forward: (self, other) => torch.div(self, wrappedNumber(other)),
});
derivative(divScalar, (self, other) =>
  node(
    'DivBackward1',
    edge(self, [], (g) => torch.div(g, wrappedNumber(other))),
  ),
);

const ROUNDINGS: Record<string, { name: string; f: (x: number, y: number) => number; rule: ResultRule }> = {
  trunc: { name: 'divTrunc', f: (x, y) => Math.trunc(x / y), rule: 'same' },
  floor: { name: 'divFloor', f: (x, y) => Math.floor(x / y), rule: 'same' },
};

export const divMode = op({
  schema: 'div.Tensor_mode(Tensor self, Tensor other, *, str? rounding_mode) -> Tensor',
  on: ['function', 'method'],
  out: true,
  numbers: true,
  forward(self, other, mode) {
    if (mode === null) return torch.div(self, other);
    const rounding = ROUNDINGS[mode];
    if (rounding) return map2(self, other, rounding, rounding.rule);
    throw new TorchError(
      'RuntimeError',
      `div expected rounding_mode to be one of None, 'trunc', or 'floor' but found '${mode}'`,
    );
  },
});
derivative(divMode, (self, other, mode) =>
  node(
    'DivBackward2',
    edge(self, [other], (g, other) => (mode === null ? torch.div(g, other) : torch.zerosLike(g))),
    edge(other, [self, other], (g, self, other) =>
      mode === null ? torch.mul(torch.neg(g), torch.div(torch.div(self, other), other)) : torch.zerosLike(g),
    ),
  ),
);
export const divMode_ = inplaceOf(divMode);
