import { edge, node } from '../../autograd/node.ts';
import { check } from '../../errors/torch-error.ts';
import { aliasOf } from '../../dispatch/alias.ts';
import { inplaceOf } from '../../dispatch/inplace.ts';
import { derivative, op } from '../../dispatch/op.ts';
import type { Scalar } from '../../dispatch/scalar.ts';
import { wrappedNumber } from '../../tensor/create.ts';
import type { Tensor } from '../../tensor/tensor.ts';
import { torch } from '../torch.ts';
import { map2 } from './driver.ts';
import { resultType } from './promotion.ts';

const scaledSum = (sign: 1 | -1, alpha: number) =>
  alpha === 1
    ? sign === 1
      ? { name: 'add', f: (x: number, y: number) => x + y }
      : { name: 'sub', f: (x: number, y: number) => x - y }
    : { name: 'addScaled', scale: sign * alpha, f: (x: number, y: number) => x + sign * alpha * y };

function checkAlpha(self: Tensor, other: Tensor, alpha: Scalar): void {
  const { category } = resultType(self, other);
  check(
    alpha.of !== 'bool' || category === 'bool',
    () => 'Boolean alpha only supported for Boolean results.',
  );
  check(
    category === 'float' || alpha.of !== 'float',
    () => 'For integral input tensors, argument alpha must not be a floating point number.',
  );
}

export const add = op({
  schema: 'add.Tensor(Tensor self, Tensor other, *, Scalar alpha=1) -> Tensor',
  on: ['function', 'method'],
  out: true,
  numbers: true,
  forward(self, other, alpha) {
    checkAlpha(self, other, alpha);
    return map2(self, other, scaledSum(1, alpha.value));
  },
});
derivative(add, (self, other, alpha) =>
  node(
    'AddBackward0',
    edge(self, [], (g) => g),
    edge(other, [], (g) => (alpha.value === 1 ? g : torch.mul(g, alpha.value))),
  ),
);
export const add_ = inplaceOf(add);

export const sub = op({
  schema: 'sub.Tensor(Tensor self, Tensor other, *, Scalar alpha=1) -> Tensor',
  on: ['function', 'method'],
  out: true,
  numbers: true,
  forward(self, other, alpha) {
    checkSub(self, other);
    checkAlpha(self, other, alpha);
    return map2(self, other, scaledSum(-1, alpha.value));
  },
});
derivative(sub, (self, other, alpha) =>
  node(
    'SubBackward0',
    edge(self, [], (g) => g),
    edge(other, [], (g) => (alpha.value === 1 ? torch.neg(g) : torch.mul(g, -alpha.value))),
  ),
);
export const sub_ = inplaceOf(sub);
export const subtract = aliasOf(sub, 'subtract');
export const subtract_ = inplaceOf(subtract);

// An old call form with the factor before the tensor, which PyTorch still takes: p.add_(-rate, grad).

export const addValueFirst = op({
  schema: 'add.value_first(Tensor self, Scalar alpha, Tensor other) -> Tensor',
  on: ['function', 'method'],
  numbers: true,
  forward: (self, alpha, other) => torch.add(self, other, alpha),
});
export const addValueFirst_ = op({
  schema: 'add_.value_first(Tensor(a!) self, Scalar alpha, Tensor other) -> Tensor(a!)',
  on: ['method'],
  numbers: true,
  forward: (self, alpha, other) => torch.add_(self, other, alpha),
});
export const subValueFirst = op({
  schema: 'sub.value_first(Tensor self, Scalar alpha, Tensor other) -> Tensor',
  on: ['function', 'method'],
  numbers: true,
  forward: (self, alpha, other) => torch.sub(self, other, alpha),
});
export const subValueFirst_ = op({
  schema: 'sub_.value_first(Tensor(a!) self, Scalar alpha, Tensor other) -> Tensor(a!)',
  on: ['method'],
  numbers: true,
  forward: (self, alpha, other) => torch.sub_(self, other, alpha),
});

export const rsub = op({
  schema: 'rsub.Tensor(Tensor self, Tensor other, *, Scalar alpha=1) -> Tensor',
  on: ['function'],
  forward(self, other, alpha) {
    checkSub(self, other);
    return map2(other, self, scaledSum(-1, alpha.value));
  },
});
derivative(rsub, (self, other, alpha) =>
  node(
    'RsubBackward0',
    edge(self, [], (g) => torch.mul(g, -alpha.value)),
    edge(other, [], (g) => g),
  ),
);

export const rsubScalar = op({
  schema: 'rsub.Scalar(Tensor self, Scalar other, Scalar alpha=1) -> Tensor',
  on: ['function'],
  forward: (self, other, alpha) => torch.rsub(self, wrappedNumber(other), alpha),
});
derivative(rsubScalar, (self, _other, alpha) =>
  node(
    'RsubBackward1',
    edge(self, [], (g) => torch.mul(g, -alpha.value)),
  ),
);

function checkSub(self: Tensor, other: Tensor): void {
  const isBool = (t: Tensor) => t.dtype.category === 'bool';
  check(
    !(isBool(self) && isBool(other)),
    () =>
      'Subtraction, the `-` operator, with two bool tensors is not supported. Use the `^` or `logical_xor()` operator instead.',
  );
  check(
    !isBool(self) && !isBool(other),
    () =>
      'Subtraction, the `-` operator, with a bool tensor is not supported. If you are trying to invert a mask, use the `~` or `logical_not()` operator instead.',
  );
}
