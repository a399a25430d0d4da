import { edge, node } from '../../autograd/node.ts';
import { check } from '../../errors/torch-error.ts';
import { inplaceOf } from '../../dispatch/inplace.ts';
import { derivative, op } from '../../dispatch/op.ts';
import { torch } from '../torch.ts';
import { map1 } from './driver.ts';
import { unary } from './unary.ts';

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

export const sign = unary('sign', (x) => (x > 0 ? 1 : x < 0 ? -1 : 0), 'same');
derivative(sign, (self) =>
  node(
    'SignBackward0',
    edge(self, [], (g) => torch.zerosLike(g)),
  ),
);
export const sign_ = inplaceOf(sign);

export const abs = unary('abs', Math.abs, 'same');
// d|x|/dx = sign x
derivative(abs, (self) =>
  node(
    'AbsBackward0',
    edge(self, [self], (g, x) => torch.mul(g, torch.sign(x))),
  ),
);
export const abs_ = inplaceOf(abs);
