/** Functions of a point's two coordinates. */
import { edge, node } from '../../autograd/node.ts';
import { aliasOf } from '../../dispatch/alias.ts';
import { inplaceOf } from '../../dispatch/inplace.ts';
import { derivative, op } from '../../dispatch/op.ts';
import { checkImplemented } from '../../errors/not-implemented.ts';
import { isFloat } from '../../tensor/dtype.ts';
import { broadcastShapes } from '../../tensor/shape.ts';
import type { Tensor } from '../../tensor/tensor.ts';
import { torch } from '../torch.ts';
import { map2 } from './driver.ts';
import { resultType } from './promotion.ts';

export const atan2 = op({
  schema: 'atan2(Tensor self, Tensor other) -> Tensor',
  on: ['function', 'method'],
  out: true,
  forward: (self, other) => map2(self, other, { name: 'atan2', f: Math.atan2 }, 'float'),
});
// 1 / (x^2 + y^2), and 0 at the origin
function inverseSquare(y: Tensor, x: Tensor): Tensor {
  const square = torch.add(torch.mul(y, y), torch.mul(x, x));
  return torch.where(torch.eq(square, 0), torch.zerosLike(square), torch.reciprocal(square));
}
// d atan2(y, x)/dy = x / (x^2 + y^2), d/dx = -y / (x^2 + y^2)
derivative(atan2, (self, other) =>
  node(
    'Atan2Backward0',
    edge(self, [self, other], (g, y, x) => torch.mul(g, torch.mul(x, inverseSquare(y, x)))),
    edge(other, [self, other], (g, y, x) => torch.mul(g, torch.mul(torch.neg(y), inverseSquare(y, x)))),
  ),
);
export const atan2_ = inplaceOf(atan2);
export const arctan2 = aliasOf(atan2, 'arctan2');
export const arctan2_ = inplaceOf(arctan2);

export const hypot = op({
  schema: 'hypot(Tensor self, Tensor other) -> Tensor',
  on: ['function', 'method'],
  out: true,
  forward(self, other) {
    const dtype = resultType(self, other);
    broadcastShapes(self.shape, other.shape);
    checkImplemented(isFloat(dtype), 'hypot_cpu', dtype);
    return map2(self, other, { name: 'hypot', f: (x, y) => Math.hypot(x, y) });
  },
});
// d hypot(x, y)/dx = x / hypot
derivative(hypot, (self, other, result) =>
  node(
    'HypotBackward0',
    edge(self, [self, result], (g, x, h) => torch.mul(g, torch.div(x, h))),
    edge(other, [other, result], (g, y, h) => torch.mul(g, torch.div(y, h))),
  ),
);
export const hypot_ = inplaceOf(hypot);
