import { expect, it } from 'vitest';
import { createEngine } from '../../engine.ts';
import { complex64 } from '../../tensor/dtype.ts';

const { torch, tensor, tidy, backward, toText, valuesOf } = createEngine();

it('gives |z|^2 the gradient 2z', () => {
  tidy(() => {
    const parts = tensor([3, -4], [1, 2], { requiresGrad: true });
    backward(torch.sum(torch.square(torch.abs(torch.viewAsComplex(parts)))));
    expect([...valuesOf(parts.grad!)].map((v) => Math.round(v * 1e5) / 1e5)).toEqual([6, -8]);
  });
});

it('shares memory between a complex tensor and its parts', () => {
  tidy(() => {
    const z = torch.zeros([2], complex64);
    torch.fill_(torch.select(torch.viewAsReal(z), -1, 1), 2);
    expect(toText(z)).toBe('tensor([0.+2.j, 0.+2.j])');
  });
});

it('an op without a form for complex numbers raises instead of reading pairs as numbers', () => {
  tidy(() => {
    const z = torch.zeros([2], complex64);
    expect(() => torch.erf(z)).toThrow('Tenfold does not run this operation on complex tensors');
    expect(() => torch.sort(z)).toThrow('Sort does not support complex dtypes');
  });
});
