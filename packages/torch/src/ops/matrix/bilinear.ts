import { op } from '../../dispatch/op.ts';
import { check } from '../../errors/torch-error.ts';
import { numelOf } from '../../tensor/shape.ts';
import type { Tensor } from '../../tensor/tensor.ts';
import { torch } from '../torch.ts';

function checkInputs(a: Tensor, b: Tensor, weight: Tensor, bias: Tensor | null): void {
  check(a.rank === b.rank, () => `bilinear(): input dimensions do not match: got ${a.rank} and ${b.rank}`);
  for (let d = 0; d < a.rank - 1; d++)
    check(
      a.shape[d] === b.shape[d],
      () =>
        `bilinear(): input batch dimensions do not match at dim ${d}: got ${a.shape[d]} and ${b.shape[d]}`,
    );
  for (const [i, input] of [a, b].entries())
    check(
      input.shape.at(-1) === weight.shape[i + 1],
      () =>
        `bilinear(): input${i + 1} size does not match weight size: got ${input.shape.at(-1)!} but expected ${weight.shape[i + 1]}`,
    );
  check(
    bias === null || bias.size(0) === weight.shape[0],
    () =>
      `bilinear(): bias size does not match weight size: got ${bias!.shape[0]} but expected ${weight.shape[0]}`,
  );
}

/** a^T W_o b for each output feature o; all dimensions but the last are batch dimensions. */
export const bilinear = op({
  schema: 'bilinear(Tensor input1, Tensor input2, Tensor weight, Tensor? bias=None) -> Tensor',
  on: ['function'],
  forward(a, b, weight, bias) {
    checkInputs(a, b, weight, bias);
    const [out, m, n] = weight.shape as [number, number, number];
    const lead = a.shape.slice(0, -1);
    const count = numelOf(lead);
    const rows = torch.reshape(a, [count, m]);
    const byFirst = torch.reshape(torch.permute(weight, [1, 0, 2]), [m, out * n]);
    const left = torch.view(torch.mm(rows, byFirst), [count, out, n]);
    const product = torch.bmm(left, torch.reshape(b, [count, n, 1]));
    const result = torch.view(product, [...lead, out]);
    return bias ? torch.add(result, bias) : result;
  },
});
