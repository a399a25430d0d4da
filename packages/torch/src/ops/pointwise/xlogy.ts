import { edge, node } from '../../autograd/node.ts';
import { inplaceOf } from '../../dispatch/inplace.ts';
import { derivative, op } from '../../dispatch/op.ts';
import { wrappedNumber } from '../../tensor/create.ts';
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
export const xlogy_ = inplaceOf(xlogy);

const scalarXlogy = { name: 'xlogy', f: xlogyOf };

export const xlogyOfNumber = op({
  schema: 'xlogy.Scalar_Self(Scalar self, Tensor other) -> Tensor',
  on: ['function'],
  out: true,
  forward: (self, other) => map2(wrappedNumber(self), other, scalarXlogy, 'float'),
});
derivative(xlogyOfNumber, (self, other) =>
  node(
    'XlogyBackward1',
    edge(other, [other], (g, y) => torch.mul(g, torch.div(self.value, y))),
  ),
);

export const xlogyWithNumber = op({
  schema: 'xlogy.Scalar_Other(Tensor self, Scalar other) -> Tensor',
  on: ['function', 'method'],
  out: true,
  forward: (self, other) => map2(self, wrappedNumber(other), scalarXlogy, 'float'),
});
derivative(xlogyWithNumber, (self, { value }) =>
  node(
    'XlogyBackward2',
    edge(self, [self], (g, x) => {
      const slope = torch.fullLike(x, Math.log(value));
      return torch.mul(g, value > 0 ? slope : torch.where(torch.eq(x, 0), torch.zerosLike(x), slope));
    }),
  ),
);
export const xlogyWithNumber_ = inplaceOf(xlogyWithNumber);
