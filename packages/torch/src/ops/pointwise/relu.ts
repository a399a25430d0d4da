import { edge, node } from '../../autograd/node.ts';
import { check } from '../../errors/torch-error.ts';
import { inplaceOf } from '../../dispatch/inplace.ts';
import { derivative, op } from '../../dispatch/op.ts';
import { torch } from '../torch.ts';
import { map1 } from './driver.ts';

export const relu = op({
  schema: 'relu(Tensor self) -> Tensor',
  on: ['function', 'method'],
  forward(self) {
    check(self.dtype.category !== 'bool', () => 'Boolean inputs not supported for relu');
    return map1(self, { name: 'relu', f: (x) => (x <= 0 ? 0 : x) });
  },
});
// The gradient passes unless the result is 0 (so a NaN lets it pass).
derivative(relu, (self, result) =>
  node(
    'ReluBackward0',
    edge(self, [result], (g, y) => torch.where(torch.le(y, 0), torch.zerosLike(g), g)),
  ),
);
export const relu_ = inplaceOf(relu);
