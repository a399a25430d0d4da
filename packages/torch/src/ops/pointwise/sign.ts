import { edge, node } from '../../autograd/node.ts';
import { check } from '../../errors/torch-error.ts';
import { aliasOf } from '../../dispatch/alias.ts';
import { inplaceOf } from '../../dispatch/inplace.ts';
import { derivative, op } from '../../dispatch/op.ts';
import { torch } from '../torch.ts';
import { map1 } from './driver.ts';
import { unary, zeroDerivative } from './unary.ts';

export const neg = op({
  schema: 'neg(Tensor self) -> Tensor',
  on: ['function', 'method'],
  out: true,
  forward(self) {
    check(
      self.dtype.category !== 'bool',
      () =>
        'Negation, the `-` operator, on a bool tensor is not supported. If you are trying to invert a mask, use the `~` or `logical_not()` operator instead.',
    );
    return map1(self, { name: 'neg', f: (x) => (self.dtype.category === 'int' ? 0 - x : -x) });
  },
});
derivative(neg, (self) =>
  node(
    'NegBackward0',
    edge(self, [], (g) => torch.neg(g)),
  ),
);
export const neg_ = inplaceOf(neg);
export const negative = aliasOf(neg, 'negative');
export const negative_ = inplaceOf(negative);

/** The tensor itself. */
export const positive = op({
  schema: 'positive(Tensor(a) self) -> Tensor(a)',
  on: ['function', 'method'],
  forward(self) {
    check(self.dtype.category !== 'bool', () => 'The `+` operator, on a bool tensor is not supported.');
    return self;
  },
});

const signOf = (x: number): number => (x > 0 ? 1 : x < 0 ? -1 : 0);

export const sign = unary('sign', signOf, 'same');
zeroDerivative(sign, 'SignBackward0');
export const sign_ = inplaceOf(sign);

export const sgn = unary('sgn', signOf, 'same');
zeroDerivative(sgn, 'SgnBackward0');
export const sgn_ = inplaceOf(sgn);

export const abs = unary('abs', Math.abs, 'same', { kernel: 'abs_cpu', categories: ['int', 'float'] });
// d|x|/dx = sign x
derivative(abs, (self) =>
  node(
    'AbsBackward0',
    edge(self, [self], (g, x) => torch.mul(g, torch.sign(x))),
  ),
);
export const abs_ = inplaceOf(abs);
export const absolute = aliasOf(abs, 'absolute');
export const absolute_ = inplaceOf(absolute);
