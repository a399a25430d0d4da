import { edge, node } from '../../autograd/node.ts';
import { derivative, op } from '../../dispatch/op.ts';
import { checkImplemented } from '../../errors/not-implemented.ts';
import { check } from '../../errors/torch-error.ts';
import { isFloat } from '../../tensor/dtype.ts';
import { wrapDim } from '../../tensor/shape.ts';
import type { Tensor } from '../../tensor/tensor.ts';
import { torch } from '../torch.ts';

const halves = (self: Tensor, dim: number): [Tensor, Tensor] => {
  const size = self.shape[dim]! / 2;
  return [torch.narrow(self, dim, 0, size), torch.narrow(self, dim, size, size)];
};

/** The first half along `dim`, gated by the sigmoid of the second. */
export const glu = op({
  schema: 'glu(Tensor self, int dim=-1) -> Tensor',
  on: ['nn'],
  out: true,
  forward(self, dim) {
    check(self.rank > 0, () => 'glu does not support scalars because halving size must be even');
    const at = wrapDim(dim, self.rank);
    const size = self.shape[at]!;
    check(size % 2 === 0, () => `Halving dimension must be even, but dimension ${at} is size ${size}`);
    checkImplemented(isFloat(self.dtype), 'glu_cpu', self.dtype);
    const [a, b] = halves(self, at);
    return torch.mul(a, torch.sigmoid(b));
  },
});
// da = g s, db = g a s (1 - s), with s = sigmoid b
derivative(glu, (self, dim) =>
  node(
    'GluBackward0',
    edge(self, [self], (g, x) => {
      const at = wrapDim(dim, x.rank);
      const [a, b] = halves(x, at);
      const s = torch.sigmoid(b);
      const gs = torch.mul(g, s);
      return torch.cat([gs, torch.mul(torch.mul(gs, a), torch.sub(1, s))], at);
    }),
  ),
);
