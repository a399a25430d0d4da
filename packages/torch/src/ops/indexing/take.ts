/** Reading and writing at indices into the flattened tensor; take_along_dim. */
import { edge, node } from '../../autograd/node.ts';
import { inplaceOf } from '../../dispatch/inplace.ts';
import { derivative, op } from '../../dispatch/op.ts';
import { check } from '../../errors/torch-error.ts';
import { cloneData, fromValues, valuesOf } from '../../tensor/create.ts';
import { int64 } from '../../tensor/dtype.ts';
import { broadcastShapes, wrapDim } from '../../tensor/shape.ts';
import type { Tensor } from '../../tensor/tensor.ts';
import { torch } from '../torch.ts';

function flatIndices(name: string, self: Tensor, index: Tensor): Float64Array {
  check(
    index.dtype === int64,
    () => `${name}(): Expected a long tensor for index, but got ${index.dtype.scalarType}`,
  );
  const n = self.numel;
  return valuesOf(index).map((i) => {
    check(
      i >= -n && i < n,
      () => `out of range: tried to access index ${i} on a tensor of ${n} elements.`,
      'IndexError',
    );
    return i < 0 ? i + n : i;
  });
}

export const take = op({
  schema: 'take(Tensor self, Tensor index) -> Tensor',
  on: ['function', 'method'],
  out: true,
  forward(self, index) {
    check(
      index.numel === 0 || self.numel > 0,
      () => 'take(): tried to take from an empty tensor',
      'IndexError',
    );
    const at = flatIndices('take', self, index);
    const values = valuesOf(self);
    return fromValues(
      at.map((i) => values[i]!),
      index.shape,
      self.dtype,
    );
  },
});
derivative(take, (self, index) =>
  node(
    'TakeBackward0',
    edge(self, [index], (g, index) => torch.put(torch.newZeros(g, self.shape), index, g, true)),
  ),
);

export const put = op({
  schema: 'put(Tensor self, Tensor index, Tensor source, bool accumulate=False) -> Tensor',
  on: ['function', 'method'],
  forward(self, index, source, accumulate) {
    check(
      index.dtype === int64,
      () => `put_(): Expected a long tensor for index, but got ${index.dtype.scalarType}`,
    );
    check(
      self.dtype === source.dtype,
      () =>
        `put_(): self and source expected to have the same dtype, but got self.dtype = ${self.dtype.scalarType} and source.dtype = ${source.dtype.scalarType}`,
    );
    check(
      source.numel === index.numel,
      () =>
        `put_(): Expected source and index to have the same number of elements, but got source.numel() = ${source.numel}, index.numel() = ${index.numel}`,
      'IndexError',
    );
    const at = flatIndices('put_', self, index);
    const values = valuesOf(source);
    const out = cloneData(self);
    const { heap, start } = out;
    for (let i = 0; i < at.length; i++) {
      const o = start + at[i]!;
      heap[o] = accumulate ? heap[o]! + values[i]! : values[i]!;
    }
    return out;
  },
});
derivative(put, (self, index, source, accumulate) =>
  node(
    'PutBackward0',
    edge(self, [index], (g, index) =>
      accumulate ? g : torch.put(g, index, torch.zeros(source.shape, g.dtype)),
    ),
    edge(source, [index], (g, index) => torch.reshape(torch.take(g, index), source.shape)),
  ),
);
export const put_ = inplaceOf(put);

export const takeAlongDim = op({
  schema: 'take_along_dim(Tensor self, Tensor indices, int? dim=None) -> Tensor',
  on: ['function', 'method'],
  out: true,
  forward(self, indices, dim) {
    check(
      indices.dtype === int64,
      () => `torch.take_along_dim(): dtype of indices should be Long but got ${indices.dtype.scalarType}`,
    );
    if (dim === null) return torch.gather(torch.flatten(self), 0, torch.flatten(indices));
    check(
      self.rank === indices.rank,
      () =>
        `torch.take_along_dim(): input and indices should have the same number of dimensions, but got ${self.rank} dimensions for input, and ${indices.rank} dimensions for indices`,
    );
    const d = wrapDim(dim, self.rank);
    const shape = broadcastShapes(self.shape.with(d, 1), indices.shape.with(d, 1));
    const size = self.size(d);
    const wrapped = torch.remainder(indices, size);
    return torch.gather(
      torch.expand(self, shape.with(d, size)),
      d,
      torch.expand(wrapped, shape.with(d, indices.size(d))),
    );
  },
});
