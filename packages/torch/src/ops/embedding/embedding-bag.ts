/** Sums, means or maxima of bags of rows. `offsets` says where each bag begins in the list of row numbers. */
import { composedNode } from '../../autograd/composed-node.ts';
import { derivative, op } from '../../dispatch/op.ts';
import { check } from '../../errors/torch-error.ts';
import { fromValues, valuesOf } from '../../tensor/create.ts';
import { int64 } from '../../tensor/dtype.ts';
import { shapeText } from '../../tensor/shape.ts';
import type { Tensor } from '../../tensor/tensor.ts';
import { torch } from '../torch.ts';

const SUM = 0;
const MEAN = 1;

/** The places in the list of row numbers that belong to each bag, without padding. */
function bagsOf(indices: Tensor, offsets: Tensor, includesLast: boolean, padding: number): number[][] {
  const rows = valuesOf(indices);
  const starts = [...valuesOf(offsets)];
  const ends = [...starts.slice(1), rows.length];
  const count = includesLast ? starts.length - 1 : starts.length;
  return starts
    .slice(0, count)
    .map((start, bag) =>
      Array.from({ length: ends[bag]! - start }, (_, i) => start + i).filter((i) => rows[i] !== padding),
    );
}

const indexOf = (places: readonly number[]): Tensor => fromValues(places, [places.length], int64);

function pooled(rows: Tensor, bags: readonly (readonly number[])[], mode: number): Tensor {
  const size = rows.shape[1]!;
  if (mode === SUM || mode === MEAN) {
    const owner = indexOf(bags.flatMap((places, bag) => places.map(() => bag)));
    const kept = torch.indexSelect(rows, 0, indexOf(bags.flat()));
    const sums = torch.indexAdd(torch.newZeros(rows, [bags.length, size]), 0, owner, kept);
    if (mode === SUM) return sums;
    const counts = fromValues(
      bags.map((places) => Math.max(places.length, 1)),
      [bags.length, 1],
      rows.dtype,
    );
    return torch.div(sums, counts);
  }
  return torch.stack(
    bags.map((places) => {
      if (places.length === 0) return torch.newZeros(rows, [size]);
      return torch.maxDim(torch.indexSelect(rows, 0, indexOf(places)), 0)[0];
    }),
    0,
  );
}

function checkBags(weight: Tensor, indices: Tensor, offsets: Tensor, padding: number | null): void {
  check(
    indices.dtype.name === 'int64' || indices.dtype.name === 'int32',
    () =>
      `Expected tensor for argument #1 'indices' to have one of the following scalar types: Long, Int; but got torch.${indices.dtype.scalarType}Tensor instead (while checking arguments for embedding_bag)`,
  );
  const rows = weight.shape[0]!;
  check(
    padding === null || (padding >= -rows && padding < rows),
    () =>
      `padding_idx must be within the number of embeddings, -${rows} through ${rows - 1}, but got ${padding}`,
  );
  const starts = valuesOf(offsets);
  check(
    starts.length === 0 || starts[0] === 0,
    () =>
      `offsets[0] has to be 0, i.e., the first sequence in the mini-batch has to start from position 0. However, got ${starts[0]}`,
  );
  check(
    starts.length === 0 || starts.at(-1) <= indices.numel,
    () =>
      `offsets[-1] can not be greater than input's length ${indices.numel} but got offsets[-1] of ${starts.at(-1)}`,
  );
  for (const [i, index] of valuesOf(indices).entries()) {
    check(
      index >= 0 && index < rows,
      () => `Index ${i} of input takes value ${index} which is not in the valid range [0, ${rows})`,
    );
  }
  check(weight.rank === 2, () => `weight has to be a 2D Tensor, but got ${shapeText(weight.shape)}`);
}

function composition(
  scale: boolean,
  mode: number,
  includesLast: boolean,
  padding: number | null,
): (weight: Tensor, indices: Tensor, offsets: Tensor, perSample?: Tensor) => Tensor {
  return (weight, indices, offsets, perSample) => {
    const skipped = padding !== null && padding < 0 ? padding + weight.shape[0]! : (padding ?? -1);
    const rows = torch.embedding(weight, indices, -1, scale);
    const weighted = perSample ? torch.mul(rows, torch.unsqueeze(perSample, 1)) : rows;
    return pooled(weighted, bagsOf(indices, offsets, includesLast, skipped), mode);
  };
}

/** `mode`: 0 sum, 1 mean, 2 max. PyTorch's op gives three more tensors, which nothing but its backward uses. */
export const embeddingBag = op({
  schema:
    'tenfold_embedding_bag(Tensor weight, Tensor indices, Tensor offsets, bool scale_grad_by_freq, int mode, Tensor? per_sample_weights, bool include_last_offset, int? padding_idx) -> Tensor',
  on: ['nn'],
  forward(weight, indices, offsets, scale, mode, perSample, includesLast, padding) {
    checkBags(weight, indices, offsets, padding);
    const compose = composition(scale, mode, includesLast, padding);
    return perSample ? compose(weight, indices, offsets, perSample) : compose(weight, indices, offsets);
  },
});
derivative(embeddingBag, (weight, indices, offsets, scale, mode, perSample, includesLast, padding) =>
  composedNode(
    'EmbeddingBagBackward0',
    perSample ? [weight, indices, offsets, perSample] : [weight, indices, offsets],
    composition(scale, mode, includesLast, padding),
  ),
);
