import { expect, test } from 'vitest';
import { bestGap, lossFloor, toldEpoch } from './told-epoch.ts';

const run = (value: number, gap: readonly number[]) => ({
  value,
  seed: 0,
  trace: { epoch: gap.map((_, i) => i + 1), gap },
});
const [plain, smoothed] = [run(0, [4, 6.5, 6.52]), run(0.1, [3, 4.2, 4.6])];

test('for ten classes and eps 0.1 the best gap is 4.5109 and the floor 0.5003', () => {
  expect(bestGap(0.1, 10)).toBeCloseTo(4.5109, 4);
  expect(lossFloor(0.1, 10)).toBeCloseTo(0.5003, 4);
});

test('both gaps are told, and how far the smoothed one is from the best', () => {
  expect(toldEpoch(plain, smoothed, 4.51, 1)).toBe(
    'Without smoothing the gap is 6.50, 2.50 more than an epoch ago. With ε = 0.1 it is 4.20, 0.31 below the best gap of 4.51.',
  );
});

test('a gap that has settled is not said to grow', () => {
  expect(toldEpoch(plain, smoothed, 4.51, 2)).toContain('gap is 6.52. With');
  expect(toldEpoch(plain, smoothed, 4.51, 2)).toContain('above the best gap');
  expect(toldEpoch(plain, smoothed, 4.51, 0)).toContain('gap is 4.00. With');
});
