import { op } from '../../dispatch/op.ts';
import { check } from '../../errors/torch-error.ts';
import { fromValues } from '../../tensor/create.ts';
import { int64 } from '../../tensor/dtype.ts';
import { shapeText } from '../../tensor/shape.ts';
import type { Tensor } from '../../tensor/tensor.ts';
import { torch } from '../torch.ts';

function checkVector(t: Tensor): void {
  check(t.rank === 1, () => `Expect a 1D vector, but got shape ${shapeText(t.shape)}`);
}

export const cartesianProd = op({
  schema: 'cartesian_prod(Tensor[] tensors) -> Tensor',
  on: ['function'],
  forward(tensors) {
    check(tensors.length > 0, () => 'cartesian_prod expects a non-empty TensorList');
    for (const t of tensors) checkVector(t);
    if (tensors.length === 1) return tensors[0]!;
    const grids = torch.meshgridIndexing(tensors, 'ij');
    return torch.stack(
      grids.map((t) => torch.flatten(t)),
      1,
    );
  },
});

export const combinations = op({
  schema: 'combinations(Tensor self, int r=2, bool with_replacement=False) -> Tensor',
  on: ['function', 'method'],
  forward(self, r, withReplacement) {
    checkVector(self);
    check(r >= 0, () => `Expect a non-negative number, but got ${r}`);
    if (r === 0) return torch.zeros([0], self.dtype);
    const picks = choices(self.numel, r, withReplacement);
    const column = (k: number) =>
      fromValues(
        picks.map((p) => p[k]!),
        [picks.length],
        int64,
      );
    return torch.stack(
      Array.from({ length: r }, (_, k) => torch.indexSelect(self, 0, column(k))),
      1,
    );
  },
});

/** Ascending index tuples in lexicographic order. */
function choices(n: number, r: number, withReplacement: boolean): number[][] {
  let found: number[][] = [[]];
  for (let k = 0; k < r; k++) {
    found = found.flatMap((pick) => {
      const from = pick.length === 0 ? 0 : pick.at(-1) + (withReplacement ? 0 : 1);
      return Array.from({ length: Math.max(n - from, 0) }, (_, i) => [...pick, from + i]);
    });
  }
  return found;
}
