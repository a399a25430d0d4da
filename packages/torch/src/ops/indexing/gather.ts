/** gather and scatter: one index along `dim` for each element. */
import { edge, node } from '../../autograd/node.ts';
import { check, TorchError } from '../../errors/torch-error.ts';
import { inplaceOf } from '../../dispatch/inplace.ts';
import { derivative, op } from '../../dispatch/op.ts';
import { cloneData, valuesOf, wrappedNumber } from '../../tensor/create.ts';
import { shapeText, wrapDim } from '../../tensor/shape.ts';
import { empty, type Tensor } from '../../tensor/tensor.ts';
import { torch } from '../torch.ts';
import { cornerOffsets, scatterOffsets } from './scatter-offsets.ts';

function checkIndex(op: string, self: Tensor, dim: number, index: Tensor): void {
  if (index.numel === 0) return;
  check(
    index.dtype.name === 'int64' || index.dtype.name === 'int32',
    () => `${op}(): Expected dtype int32/int64 for index`,
  );
  check(
    Math.max(self.rank, 1) === Math.max(index.rank, 1),
    () =>
      `Index tensor must have the same number of dimensions as ${op === 'gather' ? 'input' : 'self'} tensor`,
  );
  if (op !== 'gather') return;
  for (let d = 0; d < self.rank; d++) {
    check(
      d === dim || index.size(d) <= self.size(d),
      () =>
        `Size does not match at dimension ${d} expected index ${shapeText(index.shape)} to be no larger than self ${shapeText(self.shape)} apart from dimension ${dim}`,
    );
  }
}

export const gather = op({
  schema: 'gather(Tensor self, int dim, Tensor index, *, bool sparse_grad=False) -> Tensor',
  on: ['function', 'method'],
  out: 'exact',
  forward(self, dim, index) {
    const d = wrapDim(dim, self.rank);
    checkIndex('gather', self, d, index);
    const at = scatterOffsets(index, self.shape, d, self.strides);
    const out = empty(index.shape, self.dtype);
    const { heap, start } = out;
    for (let i = 0; i < at.length; i++) heap[start + i] = heap[self.start + at[i]!]!;
    return out;
  },
});
derivative(gather, (self, dim, index) =>
  node(
    'GatherBackward0',
    edge(self, [index], (g, index) => torch.scatterAdd(torch.newZeros(g, self.shape), dim, index, g)),
  ),
);

type Combine = (old: number, value: number) => number;
const replace: Combine = (_old, value) => value;
const addUp: Combine = (old, value) => old + value;

function scatterWith(
  op: string,
  self: Tensor,
  dim: number,
  index: Tensor,
  source: Tensor,
  combine: Combine,
): Tensor {
  const d = wrapDim(dim, self.rank);
  if (index.numel === 0) return cloneData(self);
  checkIndex(op, self, d, index);
  check(
    source.rank === 0 || source.rank === Math.max(index.rank, 1),
    () => 'Index tensor must have the same number of dimensions as src tensor',
  );
  const fits = index.shape.every(
    (s, k) => (k === d || s <= self.shape[k]!) && (source.rank === 0 || s <= source.shape[k]!),
  );
  check(
    fits,
    () =>
      `Expected index ${shapeText(index.shape)} to be no larger than self ${shapeText(self.shape)} apart from dimension ${d}` +
      (source.rank === 0 ? '' : ` and to be no larger size than src ${shapeText(source.shape)}`),
  );
  const out = cloneData(self);
  const at = scatterOffsets(index, self.shape, d);
  const values = valuesOf(source);
  const corner = source.rank === 0 && index.rank > 0 ? null : cornerOffsets(index.shape, source.shape);
  const { heap, start } = out;
  for (let i = 0; i < at.length; i++) {
    const value = values[corner ? corner[i]! : 0]!;
    heap[start + at[i]!] = combine(heap[start + at[i]!]!, value);
  }
  return out;
}

function checkSource(self: Tensor, source: Tensor): void {
  check(self.dtype === source.dtype, () => 'scatter(): Expected self.dtype to be equal to src.dtype');
}

export const scatter = op({
  schema: 'scatter.src(Tensor self, int dim, Tensor index, Tensor src) -> Tensor',
  on: ['function', 'method'],
  out: 'exact',
  forward(self, dim, index, src) {
    checkSource(self, src);
    return scatterWith('scatter', self, dim, index, src, replace);
  },
});
derivative(scatter, (self, dim, index, src) =>
  node(
    'ScatterBackward0',
    edge(self, [index], (g, index) => torch.scatterValue(g, dim, index, 0)),
    edge(src, [index], (g, index) => torch.gather(g, dim, index)),
  ),
);
export const scatter_ = inplaceOf(scatter);

export const scatterValue = op({
  schema: 'scatter.value(Tensor self, int dim, Tensor index, Scalar value) -> Tensor',
  on: ['function', 'method'],
  out: 'exact',
  forward: (self, dim, index, value) =>
    scatterWith('scatter', self, dim, index, wrappedNumber(value), replace),
});
derivative(scatterValue, (self, dim, index) =>
  node(
    'ScatterBackward1',
    edge(self, [index], (g, index) => torch.scatterValue(g, dim, index, 0)),
  ),
);
export const scatterValue_ = inplaceOf(scatterValue);

export const scatterAdd = op({
  schema: 'scatter_add(Tensor self, int dim, Tensor index, Tensor src) -> Tensor',
  on: ['function', 'method'],
  out: 'exact',
  forward(self, dim, index, src) {
    checkSource(self, src);
    return scatterWith('scatter', self, dim, index, src, addUp);
  },
});
derivative(scatterAdd, (self, dim, index, src) =>
  node(
    'ScatterAddBackward0',
    edge(self, [], (g) => g),
    edge(src, [index], (g, index) => torch.gather(g, dim, index)),
  ),
);
export const scatterAdd_ = inplaceOf(scatterAdd);

const UPDATES: Record<string, Combine> = { add: addUp, multiply: (old, value) => old * value };

function updateOf(reduce: string): Combine {
  const update = UPDATES[reduce];
  if (!update) throw new TorchError('RuntimeError', 'reduce argument must be either add or multiply.');
  return update;
}

// PyTorch has no gradient for these, and says so when it is asked for.
const noGradient = (...inputs: readonly Tensor[]) =>
  node(
    'NotImplemented',
    ...inputs.map((t) =>
      edge(t, [], () => {
        throw new TorchError('RuntimeError', 'derivative for aten::scatter is not implemented');
      }),
    ),
  );

export const scatterUpdate = op({
  schema: 'scatter.reduce(Tensor self, int dim, Tensor index, Tensor src, *, str reduce) -> Tensor',
  on: ['function', 'method'],
  out: 'exact',
  forward(self, dim, index, src, reduce) {
    checkSource(self, src);
    return scatterWith('scatter', self, dim, index, src, updateOf(reduce));
  },
});
derivative(scatterUpdate, (self, _dim, _index, src) => noGradient(self, src));
export const scatterUpdate_ = inplaceOf(scatterUpdate);

export const scatterUpdateValue = op({
  schema: 'scatter.value_reduce(Tensor self, int dim, Tensor index, Scalar value, *, str reduce) -> Tensor',
  on: ['function', 'method'],
  out: 'exact',
  forward: (self, dim, index, value, reduce) =>
    scatterWith('scatter', self, dim, index, wrappedNumber(value), updateOf(reduce)),
});
derivative(scatterUpdateValue, (self) => noGradient(self));
export const scatterUpdateValue_ = inplaceOf(scatterUpdateValue);
