import { op } from '../../dispatch/op.ts';
import { check } from '../../errors/torch-error.ts';
import type { Tensor } from '../../tensor/tensor.ts';
import { torch } from '../torch.ts';

/** Powers 0 to n - 1 of each element, as a last dimension more. */
function powers(x: Tensor, n: number): Tensor {
  const ones = torch.onesLike(torch.unsqueeze(x, -1));
  if (n <= 1) return torch.narrow(ones, -1, 0, n);
  const wide = torch.unsqueeze(x, -1);
  const repeated = torch.expand(wide, [...x.shape, n - 1]);
  return torch.cat([ones, torch.cumprod(repeated, -1)], -1);
}

export const linalgVander = op({
  schema: 'linalg_vander(Tensor x, *, SymInt? N=None) -> Tensor',
  on: ['linalg'],
  forward: (x, n) => powers(x, n ?? x.shape.at(-1)!),
});

export const vander = op({
  schema: 'vander(Tensor x, int? N=None, bool increasing=False) -> Tensor',
  on: ['function'],
  forward(x, n, increasing) {
    check(x.rank === 1, () => 'x must be a one-dimensional tensor.');
    const table = powers(x, n ?? x.shape[0]!);
    return increasing ? table : torch.flip(table, [1]);
  },
});
