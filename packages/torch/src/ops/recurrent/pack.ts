import { edgeOfMany, node } from '../../autograd/node.ts';
import { derivative, op } from '../../dispatch/op.ts';
import { check } from '../../errors/torch-error.ts';
import { fromValues, valuesOf } from '../../tensor/create.ts';
import { int64 } from '../../tensor/dtype.ts';
import type { Tensor } from '../../tensor/tensor.ts';
import { torch } from '../torch.ts';

/** batch_sizes[t]: how many sequences have a step t. */
function batchSizes(lengths: readonly number[], batch: number): number[] {
  check(
    lengths.length === batch,
    () =>
      `Expected \`len(lengths)\` to be equal to batch_size, but got ${lengths.length} (batch_size=${batch})`,
  );
  check(
    lengths.every((n) => n > 0),
    () => "Length of all samples has to be greater than 0, but found an element in 'lengths' that is <= 0",
  );
  check(
    lengths.every((n, i) => i === 0 || n <= lengths[i - 1]!),
    () =>
      '`lengths` array must be sorted in decreasing order when `enforce_sorted` is True. You can pass `enforce_sorted=False` to pack_padded_sequence and/or pack_sequence to sidestep this requirement if you do not need ONNX exportability.',
  );
  return Array.from({ length: lengths[0]! }, (_, t) => lengths.filter((n) => n > t).length);
}

const stepsFirst = (input: Tensor, batchFirst: boolean): Tensor =>
  batchFirst ? torch.transpose(input, 0, 1) : input;

/** The rows that aren't padding, step by step, and how many each step has. */
export const packPaddedSequence = op({
  schema: '_pack_padded_sequence(Tensor input, Tensor lengths, bool batch_first) -> (Tensor, Tensor)',
  on: ['function'],
  forward(input, lengths, batchFirst) {
    check(
      lengths.rank === 1 && lengths.dtype === int64,
      () =>
        `'lengths' argument should be a 1D CPU int64 tensor, but got ${lengths.rank}D cpu ${lengths.dtype.scalarType} tensor`,
    );
    const x = stepsFirst(input, batchFirst);
    const sizes = batchSizes(Array.from(valuesOf(lengths)), x.size(1));
    check(
      sizes.length <= x.shape[0]!,
      () => `start (${x.shape[0]}) + length (1) exceeds dimension size (${x.shape[0]}).`,
    );
    const rows = sizes.map((size, t) => torch.narrow(torch.select(x, 0, t), 0, 0, size));
    return [torch.cat(rows, 0), fromValues(sizes, [sizes.length], int64)];
  },
});
// Rows go back to where they were; padding gets 0.
derivative(packPaddedSequence, (input, _lengths, batchFirst, [, sizes]) =>
  node(
    'PackPaddedSequenceBackward0',
    edgeOfMany(input, [input, sizes], ([g], input, sizes) => {
      if (!g) return null;
      const [steps, batch, ...features] = stepsFirst(input, batchFirst).shape as [
        number,
        number,
        ...number[],
      ];
      const perStep = torch.splitWithSizes(g, Array.from(valuesOf(sizes)), 0);
      const zeros = (n: number) => torch.zeros([n, ...features], g.dtype);
      const padded = Array.from({ length: steps }, (_, t) => {
        const rows = perStep[t];
        return rows ? torch.cat([rows, zeros(batch - rows.shape[0]!)], 0) : zeros(batch);
      });
      return torch.stack(padded, batchFirst ? 1 : 0);
    }),
  ),
);
