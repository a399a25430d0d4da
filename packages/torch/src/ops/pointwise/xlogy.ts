import { edge, node } from '../../autograd/node.ts';
import { derivative, op } from '../../dispatch/op.ts';
import { torch } from '../torch.ts';
import { map2 } from './driver.ts';

// x log y, and 0 where x = 0 (unless y is NaN)
const xlogyOf = (x: number, y: number) => (Number.isNaN(y) ? y : x === 0 ? 0 : x * Math.log(y));

export const xlogy = op({
  schema: 'xlogy.Tensor(Tensor self, Tensor other) -> Tensor',
  on: ['function', 'method'],
  out: true,
  forward: (self, other) => map2(self, other, { name: 'xlogy', f: xlogyOf }, 'float'),
});
derivative(xlogy, (self, other) =>
  node(
    'XlogyBackward0',
    edge(self, [self, other], (g, x, y) => {
      const flat = torch.logicalAnd(torch.eq(x, 0), torch.le(y, 0));
      return torch.mul(g, torch.where(flat, torch.zerosLike(y), torch.log(y)));
    }),
    edge(other, [self, other], (g, x, y) => torch.mul(g, torch.div(x, y))),
  ),
);
