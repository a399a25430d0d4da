/** Slices of a source added, copied or filled in at a vector of indices along a dimension. */
import { edge, node } from '../../autograd/node.ts';
import { inplaceOf } from '../../dispatch/inplace.ts';
import { derivative, op } from '../../dispatch/op.ts';
import { realFor } from '../../dispatch/scalar.ts';
import { check } from '../../errors/torch-error.ts';
import { cloneData, valueOf, valuesOf } from '../../tensor/create.ts';
import { int64 } from '../../tensor/dtype.ts';
import { sameShape, shapeText, wrapDim } from '../../tensor/shape.ts';
import type { Tensor } from '../../tensor/tensor.ts';
import { torch } from '../torch.ts';
import { checkedIndices, offsetsAlong } from './along.ts';
import { restoreSlice } from './restore-slice.ts';

function checkAdd(name: string, self: Tensor, dim: number, index: Tensor, source: Tensor): void {
  check(
    index.rank <= 1,
    () =>
      `${name}(): Index is supposed to be a vector, but got dim: ${index.rank} with type: ${index.dtype.scalarType} and size: ${shapeText(index.shape)}`,
    'IndexError',
  );
  check(
    index.dtype.name === 'int64' || index.dtype.name === 'int32',
    () => `${name}(): Expected dtype int32/int64 for index but got: ${index.dtype.scalarType}`,
  );
  check(
    self.dtype === source.dtype,
    () =>
      `${name}(): self (${self.dtype.scalarType}) and source (${source.dtype.scalarType}) must have the same scalar type`,
  );
  check(
    dim === 0 || dim < source.rank,
    () => `${name}(): Indexing dim ${dim} is out of bounds of the source tensor with dim ${source.rank}`,
  );
  check(
    index.numel === source.size(dim),
    () =>
      `${name}(): Number of indices (${index.numel}) should be equal to source.size(dim): (${source.size(dim)}), for dim: ${dim}`,
  );
  const whole = (t: Tensor) => (t.rank === 0 ? t.shape : t.shape.with(dim, 0));
  check(
    sameShape(whole(self), whole(source)),
    () =>
      `source tensor shape must match self tensor shape, excluding the specified dimension. Got self.shape = ${shapeText(self.shape)} source.shape = ${shapeText(source.shape)}`,
  );
}

export const indexAdd = op({
  schema: 'index_add(Tensor self, int dim, Tensor index, Tensor source, *, Scalar alpha=1) -> Tensor',
  on: ['function', 'method'],
  out: true,
  forward(self, dim, index, source, alpha) {
    const d = wrapDim(dim, self.rank);
    checkAdd('index_add_', self, d, index, source);
    const size = self.size(d);
    const at = checkedIndices(
      index,
      size,
      (i) => `index ${i} is out of bounds for dimension ${d} with size ${size}`,
    );
    const out = cloneData(self);
    const values = valuesOf(source);
    const offsets = offsetsAlong(self.shape, d, at);
    const factor = self.dtype.category === 'float' ? alpha.value : Math.trunc(alpha.value);
    const { heap, start } = out;
    for (let i = 0; i < values.length; i++) heap[start + offsets[i]!]! += factor * values[i]!;
    return out;
  },
});
derivative(indexAdd, (self, dim, index, source, alpha) =>
  node(
    'IndexAddBackward0',
    edge(self, [], (g) => g),
    edge(source, [index], (g, index) => {
      const picked = restoreSlice(torch.indexSelect(g, dim, index), source.shape);
      return alpha.value === 1 ? picked : torch.mul(picked, alpha.value);
    }),
  ),
);
export const indexAdd_ = inplaceOf(indexAdd);

function checkCopy(self: Tensor, dim: number, index: Tensor, source: Tensor): void {
  const fault = (condition: boolean, text: () => string) =>
    check(condition, () => `index_copy_(): ${text()}`, 'IndexError');
  fault(index.rank < 2, () => `Index should have dimension 1 or 0 (got ${index.rank})`);
  const n = index.numel;
  fault(source.rank > 0 || n === 1, () => `When source is scalar, index should have one element (got ${n})`);
  fault(
    source.rank === self.rank || source.rank === 0 || self.rank === 0,
    () =>
      `When source and destination are not scalars, their dimensionality must match. Source dimensionality (${source.rank}), destination dimensionality (${self.rank})`,
  );
  check(
    index.dtype === int64,
    () => `index_copy_(): Expected a long tensor for index, but got ${index.dtype.scalarType}`,
  );
  check(
    self.dtype === source.dtype,
    () =>
      `index_copy_(): self and source expected to have the same dtype, but got (self) ${self.dtype.scalarType} and (source) ${source.dtype.scalarType}`,
  );
  const slice = (t: Tensor) => t.shape.filter((_, d) => d !== dim);
  check(
    sameShape(slice(self), slice(source)),
    () =>
      `index_copy_(): Source/destination tensor must have same slice shapes. Destination slice shape: ${slice(self).join(' ')} at dimension ${dim} and source slice shape: ${slice(source).join(' ')} at dimension 0.`,
  );
  fault(
    source.rank === 0 || n === source.size(dim),
    () => `Number of indices (${n}) should be equal to source.size(dim) (${source.size(dim)})`,
  );
}

export const indexCopy = op({
  schema: 'index_copy(Tensor self, int dim, Tensor index, Tensor source) -> Tensor',
  on: ['function', 'method'],
  out: true,
  forward(self, dim, index, source) {
    const d = wrapDim(dim, self.rank);
    checkCopy(self, d, index, source);
    const size = self.size(d);
    const text = (i: number) =>
      `index_copy_(): index ${i} is out of bounds for dimension ${d} with size ${size}`;
    const at = checkedIndices(index, size, text, 'IndexError');
    const out = cloneData(self);
    const values = valuesOf(source);
    const offsets = offsetsAlong(self.shape, d, at);
    const { heap, start } = out;
    for (let i = 0; i < offsets.length; i++) heap[start + offsets[i]!] = values[i]!;
    return out;
  },
});
derivative(indexCopy, (self, dim, index, source) =>
  node(
    'IndexCopyBackward0',
    edge(self, [index], (g, index) => torch.indexFill(g, dim, index, 0)),
    edge(source, [index], (g, index) => restoreSlice(torch.indexSelect(g, dim, index), source.shape)),
  ),
);
export const indexCopy_ = inplaceOf(indexCopy);

function filled(self: Tensor, dim: number, index: Tensor, value: number): Tensor {
  const d = wrapDim(dim, self.rank);
  check(index.dtype === int64, () => 'index_fill_(): Expected dtype int64 for index.', 'IndexError');
  check(index.rank <= 1, () => 'Index has to be a vector/scalar');
  const size = self.size(d);
  const at = valuesOf(index).map((i) => {
    check(
      i >= -size && i < size,
      () => `index ${i} is out of bounds for dimension ${d} with size ${size}`,
      'IndexError',
    );
    return i < 0 ? i + size : i;
  });
  const out = cloneData(self);
  const { heap, start } = out;
  for (const offset of offsetsAlong(self.shape, d, at)) heap[start + offset] = value;
  return out;
}

export const indexFillTensor = op({
  schema: 'index_fill.int_Tensor(Tensor self, int dim, Tensor index, Tensor value) -> Tensor',
  on: ['function', 'method'],
  forward(self, dim, index, value) {
    check(
      value.rank === 0,
      () =>
        `index_fill_ only supports a 0-dimensional value tensor, but got tensor with ${value.rank} dimension(s).`,
    );
    return filled(self, dim, index, valueOf(value));
  },
});
derivative(indexFillTensor, (self, dim, index, value) =>
  node(
    'IndexFillBackward1',
    edge(self, [index], (g, index) => torch.indexFill(g, dim, index, 0)),
    edge(value, [index], (g, index) => torch.sum(torch.sub(g, torch.indexFill(g, dim, index, 0)))),
  ),
);
export const indexFillTensor_ = inplaceOf(indexFillTensor);

export const indexFill = op({
  schema: 'index_fill.int_Scalar(Tensor self, int dim, Tensor index, Scalar value) -> Tensor',
  on: ['function', 'method'],
  forward: (self, dim, index, value) => filled(self, dim, index, realFor(self.dtype, value).value),
});
derivative(indexFill, (self, dim, index) =>
  node(
    'IndexFillBackward0',
    edge(self, [index], (g, index) => torch.indexFill(g, dim, index, 0)),
  ),
);
export const indexFill_ = inplaceOf(indexFill);
