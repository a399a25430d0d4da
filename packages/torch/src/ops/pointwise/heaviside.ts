import { inplaceOf } from '../../dispatch/inplace.ts';
import { derivative, op } from '../../dispatch/op.ts';
import { check } from '../../errors/torch-error.ts';
import { map2 } from './driver.ts';
import { refusedNode } from './refused.ts';

export const heaviside = op({
  schema: 'heaviside(Tensor self, Tensor values) -> Tensor',
  on: ['function', 'method'],
  out: true,
  forward(self, values) {
    check(
      self.dtype === values.dtype,
      () => 'heaviside is not yet implemented for tensors with different dtypes.',
    );
    return map2(self, values, { name: 'heaviside', f: (x, atZero) => (x === 0 ? atZero : Number(x > 0)) });
  },
});
derivative(heaviside, (self, values) => refusedNode('heaviside', self, values));
export const heaviside_ = inplaceOf(heaviside, (self, values) => refusedNode('heaviside_', self, values));
