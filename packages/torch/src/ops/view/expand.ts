import { edge, node } from '../../autograd/node.ts';
import { check } from '../../errors/torch-error.ts';
import { derivative, op } from '../../dispatch/op.ts';
import { sameShape, shapeText } from '../../tensor/shape.ts';
import { viewOf } from '../../tensor/tensor.ts';
import { torch } from '../torch.ts';

export const expand = op({
  schema: 'expand(Tensor(a) self, SymInt[] size, *, bool implicit=False) -> Tensor(a)',
  on: ['method'],
  forward(self, size) {
    const { scalarType } = self.dtype;
    // bfloat16 has no type of the old kind.
    const typeText = scalarType === 'BFloat16' ? 'CPUBFloat16Type' : `torch.${scalarType}Tensor`;
    const tensorText = `${typeText}{${shapeText(self.shape)}}`;
    check(
      size.length >= self.rank,
      () =>
        `expand(${tensorText}, size=${shapeText(size)}): the number of sizes provided (${size.length}) must be greater or equal to the number of dimensions in the tensor (${self.rank})`,
    );
    const lead = size.length - self.rank;
    const strides = [...size];
    const shape = [...size];
    // The last dimension that doesn't fit is named.
    for (let i = size.length - 1; i >= 0; i--) {
      const wanted = size[i]!;
      const own = i < lead ? 1 : self.shape[i - lead]!;
      check(
        wanted !== -1 || i >= lead,
        () =>
          `The expanded size of the tensor (${wanted}) isn't allowed in a leading, non-existing dimension ${i}`,
      );
      check(wanted >= -1, () => 'numel: integer multiplication overflow');
      const s = wanted === -1 ? own : wanted;
      check(
        s === own || own === 1,
        () =>
          `The expanded size of the tensor (${s}) must match the existing size (${own}) at non-singleton dimension ${i}.  Target sizes: ${shapeText(size)}.  Tensor sizes: ${shapeText(self.shape)}`,
      );
      strides[i] = i < lead || (own === 1 && s !== 1) ? 0 : self.strides[i - lead]!;
      shape[i] = s;
    }
    return viewOf(self, shape, strides);
  },
});
derivative(expand, (self) =>
  node(
    'ExpandBackward0',
    edge(self, [], (g) => torch.sumToSize(g, self.shape)),
  ),
);

export const expandAs = op({
  schema: 'expand_as(Tensor(a) self, Tensor other) -> Tensor(a)',
  on: ['method'],
  forward: (self, other) => torch.expand(self, other.shape),
});

/** Sums the dimensions that broadcasting to the tensor's shape would have added or stretched. */
export const sumToSize = op({
  schema: 'sum_to_size(Tensor self, SymInt[] size) -> Tensor',
  on: ['method'],
  forward(self, size) {
    if (size.length === 0) return torch.sum(self);
    if (sameShape(self.shape, size)) return self;
    const lead = self.rank - size.length;
    const fits = lead >= 0 && size.every((s, i) => s === 1 || s === self.shape[i + lead]);
    check(fits, () => `size {${shapeText(size)}} is not expandable to size {${shapeText(self.shape)}}.`);
    const dims = self.shape
      .map((_, d) => d)
      .filter((d) => d < lead || (size[d - lead] === 1 && self.shape[d] !== 1));
    const summed = dims.length > 0 ? torch.sumDim(self, dims, true) : self;
    return lead > 0 ? torch.view(summed, size) : summed;
  },
});
