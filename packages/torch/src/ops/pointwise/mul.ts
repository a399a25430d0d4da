import { edge, node } from '../../autograd/node.ts';
import { inplaceOf } from '../../dispatch/inplace.ts';
import { derivative, op } from '../../dispatch/op.ts';
import { torch } from '../torch.ts';
import { map2 } from './driver.ts';

export const mul = op({
  schema: 'mul.Tensor(Tensor self, Tensor other) -> Tensor',
  on: ['function', 'method'],
  out: true,
  numbers: true,
  forward: (self, other) => map2(self, other, { name: 'mul', f: (x, y) => x * y }),
});
// d(ab)/da = b, d(ab)/db = a
derivative(mul, (self, other) =>
  node(
    'MulBackward0',
    edge(self, [other], (g, other) => torch.mul(g, other)),
    edge(other, [self], (g, self) => torch.mul(g, self)),
  ),
);
export const mul_ = inplaceOf(mul);
