import { edge, node } from '../../autograd/node.ts';
import { check } from '../../errors/torch-error.ts';
import { inplaceOf } from '../../dispatch/inplace.ts';
import { derivative, op } from '../../dispatch/op.ts';
import type { Scalar } from '../../dispatch/scalar.ts';
import { wrappedNumber } from '../../tensor/create.ts';
import { torch } from '../torch.ts';
import { castData, map1 } from './driver.ts';
import { resultType } from './promotion.ts';

export const clamp = op({
  schema: 'clamp(Tensor self, Scalar? min=None, Scalar? max=None) -> Tensor',
  on: ['function', 'method'],
  out: true,
  forward(self, min, max) {
    const bounds = [min, max].filter((b): b is Scalar => b !== null);
    check(bounds.length > 0, () => "torch.clamp: At least one of 'min' or 'max' must not be None");
    const dtype = resultType(self, ...bounds.map(wrappedNumber));
    const [low, high] = [min?.value ?? -Infinity, max?.value ?? Infinity];
    if (Number.isNaN(low) || Number.isNaN(high)) return torch.fullLike(castData(self, dtype), Number.NaN);
    return map1(castData(self, dtype), {
      name: 'clamp',
      f: (x) => (Number.isNaN(x) ? x : Math.min(Math.max(x, low), high)),
    });
  },
});
// The gradient passes where min <= x <= max.
derivative(clamp, (self, min, max) =>
  node(
    'ClampBackward1',
    edge(self, [self], (g, x) => {
      let inside = torch.eq(x, x);
      if (min) inside = torch.logicalAnd(inside, torch.ge(x, min.value));
      if (max) inside = torch.logicalAnd(inside, torch.le(x, max.value));
      return torch.where(inside, g, torch.zerosLike(g));
    }),
  ),
);
export const clamp_ = inplaceOf(clamp);
