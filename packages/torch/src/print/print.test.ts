import { expect, it } from 'vitest';
import { createEngine } from '../engine.ts';
import { float64, int64 } from '../tensor/dtype.ts';
import { fixed, scientific } from './number-text.ts';

const { torch, tensor, toText } = createEngine();

it('prints a loss as PyTorch does', () => {
  const z = tensor([1, 2, 0.5], [1, 3], { requiresGrad: true });
  const y = tensor([1], [1], { dtype: int64 });
  expect(toText(torch.crossEntropy(z, y))).toBe('tensor(0.4644, grad_fn=<NllLossBackward0>)');
});

it('aligns columns over all rows and shows whole floats with a dot', () => {
  expect(toText(tensor([1, -20, 3, 4], [2, 2]))).toBe('tensor([[  1., -20.],\n        [  3.,   4.]])');
});

it('turns to scientific notation where the values need it', () => {
  expect(toText(tensor([1e-7, 5], [2]))).toBe('tensor([1.0000e-07, 5.0000e+00])');
});

it('tells dtype and size where they can’t be seen', () => {
  expect(toText(tensor([0.5], [1], { dtype: float64 }))).toBe('tensor([0.5000], dtype=torch.float64)');
  expect(toText(tensor([], [2, 0]))).toBe('tensor([], size=(2, 0))');
});

it('summarises more than 1,000 elements', () => {
  expect(toText(torch.arange(1001))).toBe('tensor([   0,    1,    2,  ...,  998,  999, 1000])');
});

it('rounds ties to even, as Python does', () => {
  expect(fixed(0.125, 2)).toBe('0.12');
  expect(fixed(0.375, 2)).toBe('0.38');
  expect(fixed(2.5, 0)).toBe('2');
  expect(fixed(3.5, 0)).toBe('4');
  expect(fixed(0.15, 1)).toBe('0.1');
  expect(fixed(-0.5, 0)).toBe('-0');
  expect(scientific(1.5, 0)).toBe('2e+00');
  expect(scientific(2.5, 0)).toBe('2e+00');
});
