import { edge, type Node, node } from '../../autograd/node.ts';
import { check } from '../../errors/torch-error.ts';
import { inplaceOf } from '../../dispatch/inplace.ts';
import { derivative, op } from '../../dispatch/op.ts';
import { realFor } from '../../dispatch/scalar.ts';
import { fromValues, valuesOf, wrappedNumber } from '../../tensor/create.ts';
import { broadcastShapes } from '../../tensor/shape.ts';
import { cName } from '../../tensor/dtype.ts';
import type { Tensor } from '../../tensor/tensor.ts';
import { castData, map3 } from '../pointwise/driver.ts';
import { torch } from '../torch.ts';

function checkMask(op: string, mask: Tensor): void {
  check(mask.dtype.name === 'bool', () =>
    op === 'masked_fill'
      ? `masked_fill_ only supports boolean masks, but got mask with dtype ${cName(mask.dtype)}`
      : `${op}: expected BoolTensor for mask`,
  );
}

function fillWhere(self: Tensor, mask: Tensor, value: Tensor): Tensor {
  return map3(castData(mask, self.dtype), self, castData(value, self.dtype), {
    name: 'where',
    f: (m, x, v) => (m === 0 ? x : v),
  });
}

export const maskedFill = op({
  schema: 'masked_fill.Scalar(Tensor self, Tensor mask, Scalar value) -> Tensor',
  on: ['function', 'method'],
  forward(self, mask, value) {
    broadcastShapes(mask.shape, self.shape);
    checkMask('masked_fill', mask);
    return fillWhere(self, mask, wrappedNumber(realFor(self.dtype, value)));
  },
});
const maskedFillNode = (self: Tensor, mask: Tensor): Node =>
  node(
    'MaskedFillBackward0',
    edge(self, [mask], (g, mask) => torch.maskedFill(g, mask, 0)),
  );
derivative(maskedFill, maskedFillNode);

/** In place the error about sizes names self first. */
const maskedFillInto = op({
  schema: 'masked_fill.Scalar(Tensor self, Tensor mask, Scalar value) -> Tensor',
  on: [],
  forward(self, mask, value) {
    checkMask('masked_fill', mask);
    broadcastShapes(self.shape, mask.shape);
    return torch.maskedFill(self, mask, value);
  },
});
export const maskedFill_ = inplaceOf(maskedFillInto, maskedFillNode, ['method']);

export const maskedFillTensor = op({
  schema: 'masked_fill.Tensor(Tensor self, Tensor mask, Tensor value) -> Tensor',
  on: ['function', 'method'],
  forward(self, mask, value) {
    check(
      value.rank === 0,
      () =>
        `masked_fill_ only supports a 0-dimensional value tensor, but got tensor with ${value.rank} dimension(s).`,
    );
    checkMask('masked_fill', mask);
    return fillWhere(self, mask, value);
  },
});
const maskedFillTensorNode = (self: Tensor, mask: Tensor, value: Tensor): Node =>
  node(
    'MaskedFillBackward1',
    edge(self, [mask], (g, mask) => torch.maskedFill(g, mask, 0)),
    edge(value, [mask], (g, mask) => torch.sum(torch.where(mask, g, torch.zerosLike(g)))),
  );
derivative(maskedFillTensor, maskedFillTensorNode);

const maskedFillTensorInto = op({
  schema: 'masked_fill.Tensor(Tensor self, Tensor mask, Tensor value) -> Tensor',
  on: [],
  forward(self, mask, value) {
    checkMask('masked_fill', mask);
    if (value.rank === 0) broadcastShapes(self.shape, mask.shape);
    return torch.maskedFillTensor(self, mask, value);
  },
});
export const maskedFillTensor_ = inplaceOf(maskedFillTensorInto, maskedFillTensorNode, ['method']);

export const maskedSelect = op({
  schema: 'masked_select(Tensor self, Tensor mask) -> Tensor',
  on: ['function', 'method'],
  out: true,
  forward(self, mask) {
    checkMask('masked_select', mask);
    const shape = broadcastShapes(mask.shape, self.shape);
    const keep = valuesOf(torch.expand(mask, shape));
    const kept = valuesOf(torch.expand(self, shape)).filter((_, i) => keep[i] !== 0);
    return fromValues(kept, [kept.length], self.dtype);
  },
});
derivative(maskedSelect, (self, mask) =>
  node(
    'MaskedSelectBackward0',
    edge(self, [mask], (g, mask) => {
      const shape = broadcastShapes(self.shape, mask.shape);
      return torch.maskedScatter(torch.newZeros(g, shape), mask, g);
    }),
  ),
);

export const maskedScatter = op({
  schema: 'masked_scatter(Tensor self, Tensor mask, Tensor source) -> Tensor',
  on: ['function', 'method'],
  forward(self, mask, source) {
    check(
      self.dtype === source.dtype,
      () =>
        `masked_scatter: expected self and source to have same dtypes but got${self.dtype.scalarType} and ${source.dtype.scalarType}`,
    );
    check(
      mask.dtype.name === 'bool',
      () => `masked_scatter_ only supports boolean masks, but got mask with dtype ${mask.dtype.scalarType}`,
    );
    const shape = broadcastShapes(self.shape, mask.shape);
    const takes = valuesOf(torch.expand(mask, shape));
    const values = valuesOf(torch.expand(self, shape));
    const from = valuesOf(source);
    let next = 0;
    for (let i = 0; i < values.length; i++) if (takes[i] !== 0) values[i] = from[next++]!;
    check(next <= from.length, () => 'Number of elements of source < number of ones in mask');
    return fromValues(values, shape, self.dtype);
  },
});
derivative(maskedScatter, (self, mask, source) =>
  node(
    'MaskedScatterBackward0',
    edge(self, [mask], (g, mask) => torch.maskedFill(g, mask, 0)),
    edge(source, [mask], (g, mask) => {
      const taken = torch.maskedSelect(g, mask);
      const rest = torch.newZeros(g, [source.numel - taken.numel]);
      return torch.view(torch.cat([taken, rest]), source.shape);
    }),
  ),
);
export const maskedScatter_ = inplaceOf(maskedScatter);
