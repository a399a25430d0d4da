import { expect, it } from 'vitest';
import { createEngine } from '../../engine.ts';

const { torch, tensor, tidy, valuesOf } = createEngine();

it('gives the bias alone for rows without spread', () => {
  tidy(() => {
    const [weight, bias] = [tensor([-8.478373527526855], [1]), tensor([-1.765825867652893], [1])];
    const out = torch.layerNorm(tensor([-4.3228044509887695, 7], [2, 1]), [1], weight, bias);
    expect([...valuesOf(out)]).toEqual([-1.765825867652893, -1.765825867652893]);
  });
});
