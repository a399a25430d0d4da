import { edge, node } from '../../autograd/node.ts';
import { check } from '../../errors/torch-error.ts';
import { inplaceOf } from '../../dispatch/inplace.ts';
import { derivative, op } from '../../dispatch/op.ts';
import { torch } from '../torch.ts';
import { map1, map2 } from './driver.ts';

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
    edge(self, [result], (g, y) => torch.reluBackward(g, y, 0)),
  ),
);
export const relu_ = inplaceOf(relu);

export const reluBackward = op({
  schema: 'threshold_backward(Tensor grad_output, Tensor self, Scalar threshold) -> Tensor',
  on: [],
  forward(g, y, { value: threshold }) {
    const name = threshold === 0 ? 'reluBackward' : 'thresholdBackward';
    return map2(g, y, { name, f: (x, result) => (result <= threshold ? 0 : x) });
  },
});
derivative(reluBackward, (g, y, threshold) =>
  node(
    'ThresholdBackwardBackward0',
    edge(g, [y], (gg, y) => torch.reluBackward(gg, y, threshold.value)),
    edge(y, [], (gg) => torch.zerosLike(gg)),
  ),
);
