import { edge, node } from '../../autograd/node.ts';
import { derivative, op } from '../../dispatch/op.ts';
import { checkImplemented } from '../../errors/not-implemented.ts';
import { isFloat } from '../../tensor/dtype.ts';
import { broadcastShapes } from '../../tensor/shape.ts';
import type { Tensor } from '../../tensor/tensor.ts';
import { torch } from '../torch.ts';
import { map2 } from './driver.ts';
import { resultType } from './promotion.ts';

/** log_b(b^x + b^y) without overflow; `scale` is ln b. */
const inBase = (scale: number) => (x: number, y: number) => {
  if (x === y && Math.abs(x) === Infinity) return x;
  return Math.max(x, y) + Math.log1p(Math.exp(-Math.abs(x - y) * scale)) / scale;
};

function mapFloats(self: Tensor, other: Tensor, name: string, scale: number): Tensor {
  const dtype = resultType(self, other);
  broadcastShapes(self.shape, other.shape);
  checkImplemented(isFloat(dtype), `${name}_cpu`, dtype);
  return map2(self, other, { name, f: inBase(scale) });
}

export const logaddexp = op({
  schema: 'logaddexp(Tensor self, Tensor other) -> Tensor',
  on: ['function', 'method'],
  out: true,
  forward: (self, other) => mapFloats(self, other, 'logaddexp', 1),
});
// d/dx = e^x / (e^x + e^y) = 1 / (1 + e^(y - x))
derivative(logaddexp, (self, other) =>
  node(
    'LogaddexpBackward0',
    edge(self, [self, other], (g, x, y) => torch.div(g, torch.add(torch.exp(torch.sub(y, x)), 1))),
    edge(other, [self, other], (g, x, y) => torch.div(g, torch.add(torch.exp(torch.sub(x, y)), 1))),
  ),
);

export const logaddexp2 = op({
  schema: 'logaddexp2(Tensor self, Tensor other) -> Tensor',
  on: ['function', 'method'],
  out: true,
  forward: (self, other) => mapFloats(self, other, 'logaddexp2', Math.LN2),
});
derivative(logaddexp2, (self, other) =>
  node(
    'Logaddexp2Backward0',
    edge(self, [self, other], (g, x, y) => torch.div(g, torch.add(torch.exp2(torch.sub(y, x)), 1))),
    edge(other, [self, other], (g, x, y) => torch.div(g, torch.add(torch.exp2(torch.sub(x, y)), 1))),
  ),
);
