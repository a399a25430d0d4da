import { edge, node } from '../../autograd/node.ts';
import { derivative, op } from '../../dispatch/op.ts';
import { check } from '../../errors/torch-error.ts';
import { fromValues, valuesOf } from '../../tensor/create.ts';
import type { Tensor } from '../../tensor/tensor.ts';
import { torch } from '../torch.ts';

function checkIndices(weight: Tensor, indices: Tensor): void {
  check(weight.rank === 2, () => "'weight' must be 2-D");
  check(
    indices.dtype.name === 'int64' || indices.dtype.name === 'int32',
    () =>
      `Expected tensor for argument #1 'indices' to have one of the following scalar types: Long, Int; but got torch.${indices.dtype.scalarType}Tensor instead (while checking arguments for embedding)`,
  );
  const rows = weight.shape[0]!;
  check(
    valuesOf(indices).every((i) => i >= 0 && i < rows),
    () => 'index out of range in self',
    'IndexError',
  );
}

/** 1 / how often each index occurs. */
function inverseCounts(indices: Tensor, g: Tensor): Tensor {
  const values = valuesOf(indices);
  const counts = new Map<number, number>();
  for (const i of values) counts.set(i, (counts.get(i) ?? 0) + 1);
  return fromValues(
    values.map((i) => 1 / counts.get(i)!),
    [values.length, 1],
    g.dtype,
  );
}

export const embedding = op({
  schema:
    'embedding(Tensor weight, Tensor indices, SymInt padding_idx=-1, bool scale_grad_by_freq=False, bool sparse=False) -> Tensor',
  on: ['function'],
  forward(weight, indices) {
    checkIndices(weight, indices);
    const rows = torch.indexSelect(weight, 0, torch.reshape(indices, [-1]));
    return torch.reshape(rows, [...indices.shape, weight.shape[1]!]);
  },
});
derivative(embedding, (weight, indices, padding, byFrequency) =>
  node(
    'EmbeddingBackward0',
    edge(weight, [indices], (g, at) => {
      const flat = torch.reshape(at, [-1]);
      let rows = torch.reshape(g, [flat.numel, weight.shape[1]!]);
      if (byFrequency) rows = torch.mul(rows, inverseCounts(flat, g));
      if (padding >= 0) rows = torch.mul(rows, torch.reshape(torch.ne(flat, padding), [-1, 1]));
      return torch.indexAdd(torch.newZeros(g, weight.shape), 0, flat, rows);
    }),
  ),
);
