import { edge, node } from '../../autograd/node.ts';
import { aliasOf } from '../../dispatch/alias.ts';
import { checkImplemented } from '../../errors/not-implemented.ts';
import { check } from '../../errors/torch-error.ts';
import { inplaceOf } from '../../dispatch/inplace.ts';
import { derivative, op } from '../../dispatch/op.ts';
import { wrappedNumber } from '../../tensor/create.ts';
import { torch } from '../torch.ts';
import type { Scalar2 } from '../../kernels/kernels.ts';
import type { DType } from '../../tensor/dtype.ts';
import { map2 } from './driver.ts';
import { resultType } from './promotion.ts';
import { flooredQuotient, truncatedQuotient } from './quotient.ts';

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
export const divide = aliasOf(div, 'divide');
export const divide_ = inplaceOf(divide);
export const trueDivide = aliasOf(div, 'true_divide');
export const trueDivide_ = inplaceOf(trueDivide);

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

const ROUNDINGS: Record<string, { kernel: string; quotientIn: (dtype: DType) => Scalar2 }> = {
  trunc: { kernel: 'div_trunc_cpu', quotientIn: truncatedQuotient },
  floor: { kernel: 'div_floor_cpu', quotientIn: flooredQuotient },
};

export const divMode = op({
  schema: 'div.Tensor_mode(Tensor self, Tensor other, *, str? rounding_mode) -> Tensor',
  on: ['function', 'method'],
  out: true,
  numbers: true,
  forward(self, other, mode) {
    if (mode === null) return torch.div(self, other);
    const rounding = ROUNDINGS[mode];
    check(
      rounding !== undefined,
      () => `div expected rounding_mode to be one of None, 'trunc', or 'floor' but found '${mode}'`,
    );
    const dtype = resultType(self, other);
    checkImplemented(dtype.category !== 'bool', rounding.kernel, dtype);
    return map2(self, other, rounding.quotientIn(dtype));
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
export const divideMode = aliasOf(divMode, 'divide');
export const divideMode_ = inplaceOf(divideMode);
