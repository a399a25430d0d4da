import { expect, it } from 'vitest';
import { createEngine } from '../engine.ts';
import { Generator } from './generator.ts';
import { normalValues } from './normal.ts';

const { torch, manualSeed, valuesOf } = createEngine();
const rounded = (values: Float64Array) => Array.from(values, (v) => Math.round(v * 1e4) / 1e4);

it('torch.manual_seed(0); torch.rand(3) is PyTorch’s', () => {
  manualSeed(0);
  expect(rounded(valuesOf(torch.rand([3])))).toEqual([0.4963, 0.7682, 0.0885]);
});

it('torch.manual_seed(0); torch.randn(2, 3) is PyTorch’s', () => {
  manualSeed(0);
  expect(rounded(valuesOf(torch.randn([2, 3])))).toEqual([1.541, -0.2934, -2.1788, 0.5684, -1.0845, -1.3986]);
});

it('16 or more normal values come in blocks', () => {
  manualSeed(0);
  const values = rounded(valuesOf(torch.randn([20])));
  expect(values.slice(0, 4)).toEqual([-1.1258, -1.1524, -0.2506, -0.4339]);
});

it('only the low 32 bits of a seed count, whatever its sign', () => {
  const draw = (seed: bigint) => new Generator(seed).uint32();
  expect(draw(-1n)).toBe(draw(2n ** 64n - 1n));
  expect(draw(2n ** 32n + 7n)).toBe(draw(7n));
});

it('seeding forgets the second half of a pair', () => {
  const g = new Generator(1n);
  const first = normalValues(g, 1, 0, 1, true)[0];
  expect(normalValues(g, 1, 0, 1, true)[0]).not.toBe(first);
  normalValues(g, 1, 0, 1, true);
  g.seed(1n);
  expect(normalValues(g, 1, 0, 1, true)[0]).toBe(first);
});
