import { edge, node } from '../../autograd/node.ts';
import { derivative, op } from '../../dispatch/op.ts';
import { torch } from '../torch.ts';

/**
 * The gradient of an activation made of straight lines: g where `inside` holds, else g times `outside`. It depends on
 * x, so that create_graph connects it to x; the gradient there is 0.
 */
export const maskedSlope = op({
  schema: '_masked_slope(Tensor grad_output, Tensor self, Tensor inside, float outside=0.0) -> Tensor',
  on: [],
  forward: (g, _x, inside, outside) =>
    torch.where(inside, g, outside === 0 ? torch.zerosLike(g) : torch.mul(g, outside)),
});
derivative(maskedSlope, (g, x, inside, outside) =>
  node(
    'MaskedSlopeBackward0',
    edge(g, [x, inside], (gg, x, inside) => torch.maskedSlope(gg, x, inside, outside)),
    edge(x, [], (gg) => torch.zerosLike(gg)),
  ),
);
