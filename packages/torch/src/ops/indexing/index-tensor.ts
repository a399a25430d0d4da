/**
 * Indexing with tensors: `index` reads and `index_put` writes the elements that index tensors (broadcast together)
 * or masks pick. Null keeps a dimension whole; picked dimensions come first unless they are next to each other.
 */
import { edge, node } from '../../autograd/node.ts';
import { check, TorchError } from '../../errors/torch-error.ts';
import { inplaceOf } from '../../dispatch/inplace.ts';
import { derivative, op } from '../../dispatch/op.ts';
import { cloneData, fromValues, valuesOf } from '../../tensor/create.ts';
import { int64 } from '../../tensor/dtype.ts';
import { broadcastShapes, contiguousStrides, numelOf, type Shape, shapeText } from '../../tensor/shape.ts';
import { empty, type Tensor } from '../../tensor/tensor.ts';
import { castData } from '../pointwise/driver.ts';
import { torch } from '../torch.ts';

/**
 * The elements picked: the result's shape, and the offsets that add up to each element's place: one of `outer`, one
 * of `picks` and one of `inner`, the last changing fastest.
 */
interface Picked {
  readonly shape: number[];
  readonly outer: readonly number[];
  readonly picks: Float64Array;
  readonly inner: readonly number[];
}

function pick(self: Tensor, given: readonly (Tensor | null)[]): Picked {
  const indices = expandMasks(self, given);
  check(
    indices.length <= self.rank,
    () => `too many indices for tensor of dimension ${self.rank} (got ${indices.length})`,
    'IndexError',
  );
  const dims = indices.flatMap((t, d) => (t ? [d] : []));
  const broadcast = broadcastIndices(indices);
  const adjacent = dims.every((d, i) => i === 0 || d === dims[i - 1]! + 1);
  const at = adjacent ? (dims[0] ?? 0) : 0;
  const whole = self.shape.map((_, d) => d).filter((d) => !indices[d]);
  const before = adjacent ? whole.filter((d) => d < at) : [];
  const after = whole.filter((d) => !before.includes(d));
  const picks = pickOffsets(self, indices, dims, broadcast);
  const [outer, inner] = [gridOffsets(before, self), gridOffsets(after, self)];
  const sizes = (ds: number[]) => ds.map((d) => self.shape[d]!);
  return { shape: [...sizes(before), ...broadcast, ...sizes(after)], outer, picks, inner };
}

/** A mask stands for the index tensors of its true elements, one for each of its dimensions. */
function expandMasks(self: Tensor, given: readonly (Tensor | null)[]): (Tensor | null)[] {
  const out: (Tensor | null)[] = [];
  for (const t of given) {
    if (t === null) out.push(null);
    else if (t.dtype.name === 'bool' || t.dtype.name === 'uint8') {
      for (const [d, s] of t.shape.entries()) {
        check(
          s === self.shape[out.length + d],
          () =>
            `The shape of the mask ${shapeText(t.shape)} at index ${d} does not match the shape of the indexed tensor ${shapeText(self.shape)} at index ${out.length + d}`,
          'IndexError',
        );
      }
      out.push(...nonzeroOf(t));
    } else {
      check(
        ['int64', 'int32'].includes(t.dtype.name),
        () => 'tensors used as indices must be long, int, byte or bool tensors',
        'IndexError',
      );
      out.push(t);
    }
  }
  return out;
}

/** Coordinates of the nonzero elements, one 1-d tensor for each dimension. */
function nonzeroOf(t: Tensor): Tensor[] {
  const values = valuesOf(t);
  const hits: number[] = [];
  for (let i = 0; i < values.length; i++) if (values[i] !== 0) hits.push(i);
  const strides = contiguousStrides(t.shape);
  return t.shape.map((size, d) =>
    fromValues(
      hits.map((h) => Math.floor(h / strides[d]!) % size),
      [hits.length],
      int64,
    ),
  );
}

function broadcastIndices(indices: readonly (Tensor | null)[]): Shape {
  const shapes = indices.flatMap((t) => (t ? [t.shape] : []));
  try {
    return shapes.reduce((a, b) => broadcastShapes(a, b), []);
  } catch {
    throw new TorchError(
      'IndexError',
      `shape mismatch: indexing tensors could not be broadcast together with shapes ${shapes.map(shapeText).join(', ')}`,
    );
  }
}

function pickOffsets(
  self: Tensor,
  indices: readonly (Tensor | null)[],
  dims: readonly number[],
  shape: Shape,
): Float64Array {
  const out = new Float64Array(dims.length > 0 ? numelOf(shape) : 1);
  for (const d of dims) {
    const size = self.shape[d]!;
    const values = valuesOf(torch.expand(indices[d]!, shape));
    check(
      size > 0 || values.length === 0,
      () => 'index is out of bounds for dimension with size 0',
      'IndexError',
    );
    for (let i = 0; i < values.length; i++) {
      const v = values[i]!;
      check(
        v >= -size && v < size,
        () => `index ${v} is out of bounds for dimension ${d} with size ${size}`,
        'IndexError',
      );
      out[i]! += (v < 0 ? v + size : v) * self.strides[d]!;
    }
  }
  return out;
}

/** Offsets of all index combinations of some dimensions, row-major. */
function gridOffsets(dims: readonly number[], { shape, strides }: Tensor): number[] {
  let grid = [0];
  for (const d of dims) {
    const steps = Array.from({ length: shape[d]! }, (_, i) => i * strides[d]!);
    grid = grid.flatMap((o) => steps.map((s) => o + s));
  }
  return grid;
}

export const index = op({
  schema: 'index.Tensor(Tensor self, Tensor?[] indices) -> Tensor',
  on: [],
  forward(self, indices) {
    const { shape, outer, picks, inner } = pick(self, indices);
    const out = empty(shape, self.dtype);
    const { heap, start } = out;
    const isRun = inner.every((offset, i) => offset === i);
    let to = start;
    for (const o of outer) {
      for (const p of picks) {
        const from = self.start + o + p;
        if (isRun) heap.copyWithin(to, from, from + inner.length);
        else for (const [i, offset] of inner.entries()) heap[to + i] = heap[from + offset]!;
        to += inner.length;
      }
    }
    return out;
  },
});
derivative(index, (self, indices) =>
  node(
    'IndexBackward0',
    edge(self, presentOf(indices), (g, ...kept) =>
      torch.indexPut(torch.newZeros(g, self.shape), restoreNulls(indices, kept), g, true),
    ),
  ),
);

const presentOf = (indices: readonly (Tensor | null)[]): Tensor[] => indices.filter((t) => t !== null);
const restoreNulls = (indices: readonly (Tensor | null)[], kept: readonly Tensor[]): (Tensor | null)[] => {
  let i = 0;
  return indices.map((t) => (t ? kept[i++]! : null));
};

export const indexPut = op({
  schema: 'index_put(Tensor self, Tensor?[] indices, Tensor values, bool accumulate=False) -> Tensor',
  on: ['function', 'method'],
  forward(self, indices, values, accumulate) {
    check(
      self.dtype === values.dtype,
      () =>
        `Index put requires the source and destination dtypes match, got ${self.dtype.scalarType} for the destination and ${values.dtype.scalarType} for the source.`,
    );
    const out = cloneData(self);
    const { shape, outer, picks, inner } = pick(out, indices);
    check(
      fitsInto(values.shape, shape),
      () =>
        `shape mismatch: value tensor of shape ${shapeText(values.shape)} cannot be broadcast to indexing result of shape ${shapeText(shape)}`,
    );
    const source = valuesOf(torch.expand(trimmed(values, shape), shape));
    const { heap, start } = out;
    let from = 0;
    for (const o of outer) {
      for (const p of picks) {
        for (const i of inner) {
          const to = start + o + p + i;
          const value = source[from++]!;
          heap[to] = accumulate ? heap[to]! + value : value;
        }
      }
    }
    return out;
  },
});
derivative(indexPut, (self, indices, values, accumulate) =>
  node(
    'IndexPutBackward0',
    edge(self, presentOf(indices), (g, ...kept) =>
      accumulate ? g : torch.indexPut(g, restoreNulls(indices, kept), torch.zeros([], g.dtype)),
    ),
    edge(values, presentOf(indices), (g, ...kept) => torch.index(g, restoreNulls(indices, kept))),
  ),
);
export const indexPut_ = inplaceOf(indexPut);

const fitsInto = (from: Shape, to: Shape): boolean => {
  const lead = from.length - to.length;
  return from.every((s, d) => (d < lead ? s === 1 : s === 1 || s === to[d - lead]));
};

/** Drops leading dimensions of size 1 that the result doesn't have. */
function trimmed(values: Tensor, shape: Shape): Tensor {
  if (values.rank <= shape.length) return values;
  return torch.view(castData(values, values.dtype), values.shape.slice(values.rank - shape.length));
}
