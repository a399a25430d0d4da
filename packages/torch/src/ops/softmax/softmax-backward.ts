/** The gradients of softmax and its logarithm as ops of their own, with PyTorch's names in a second graph. */
import { edge, node } from '../../autograd/node.ts';
import { derivative, op } from '../../dispatch/op.ts';
import { kernels, type RowGradient } from '../../kernels/kernels.ts';
import { wrapDim } from '../../tensor/shape.ts';
import { empty, type Tensor } from '../../tensor/tensor.ts';
import { torch } from '../torch.ts';

/** By the kernel along the last dimension of contiguous tensors, else null. */
function byRows(kind: RowGradient, g: Tensor, y: Tensor, dim: number): Tensor | null {
  const isLast = wrapDim(dim, y.rank) === y.rank - 1;
  if (!isLast || g.dtype !== y.dtype || !y.isContiguous || !g.isContiguous) return null;
  const out = empty(y.shape, y.dtype);
  kernels.rowGradients(kind, { outerShape: y.shape.slice(0, -1), innerShape: y.shape.slice(-1) }, out, g, y);
  return out;
}

const sumAlong = (t: Tensor, dim: number): Tensor => torch.sumDim(t, [dim], true);

// y (g - sum(g y))
export const softmaxBackward = op({
  schema:
    '_softmax_backward_data(Tensor grad_output, Tensor output, int dim, ScalarType input_dtype) -> Tensor',
  on: ['function'],
  forward(g, y, dim) {
    const gy = (): Tensor => torch.mul(g, y);
    return byRows('softmax', g, y, dim) ?? torch.sub(gy(), torch.mul(y, sumAlong(gy(), dim)));
  },
});
// dg = y (gg - sum(gg y)), dy = gg (g - sum(g y)) - g sum(gg y)
derivative(softmaxBackward, (g, y, dim, dtype) =>
  node(
    'SoftmaxBackwardDataBackward0',
    edge(g, [y], (gg, y) => torch.softmaxBackward(gg, y, dim, dtype)),
    edge(y, [g, y], (gg, g, y) =>
      torch.sub(
        torch.mul(gg, torch.sub(g, sumAlong(torch.mul(g, y), dim))),
        torch.mul(g, sumAlong(torch.mul(gg, y), dim)),
      ),
    ),
  ),
);

// g - e^y sum(g)
export const logSoftmaxBackward = op({
  schema:
    '_log_softmax_backward_data(Tensor grad_output, Tensor output, int dim, ScalarType input_dtype) -> Tensor',
  on: ['function'],
  forward: (g, y, dim) =>
    byRows('logSoftmax', g, y, dim) ?? torch.sub(g, torch.mul(torch.exp(y), sumAlong(g, dim))),
});
// dg = gg - sum(gg e^y), dy = -gg e^y sum(g)
derivative(logSoftmaxBackward, (g, y, dim) =>
  node(
    'LogSoftmaxBackwardDataBackward0',
    edge(g, [y], (gg, y) => torch.sub(gg, sumAlong(torch.mul(gg, torch.exp(y)), dim))),
    edge(y, [g, y], (gg, g, y) => torch.neg(torch.mul(torch.mul(gg, torch.exp(y)), sumAlong(g, dim)))),
  ),
);
