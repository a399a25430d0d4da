import { expect, test } from 'vitest';
import { bestGap, lossFloor, toldEpoch } from './told-epoch.ts';

const run = (value: number, gap: readonly number[]) => ({
  value,
  seed: 0,
  trace: { epoch: gap.map((_, i) => i + 1), gap },
});
const [plain, smoothed] = [run(0, [4, 6.5, 6.52]), run(0.1, [3, 4.2, 4.6])];

test('for ten classes and eps 0.1 the best lead is 4.5109 and the floor 0.5003', () => {
  expect(bestGap(0.1, 10)).toBeCloseTo(4.5109, 4);
  expect(lossFloor(0.1, 10)).toBeCloseTo(0.5003, 4);
});

test('both leads are told, and how far the smoothed one is from the best', () => {
  expect(toldEpoch(plain, smoothed, 4.51, 1)).toBe(
    'Without smoothing the true logit leads by 6.50, 2.50 more than an epoch ago. With ε = 0.1 it leads by 4.20, 0.31 below the best lead of 4.51.',
  );
});

test('a lead that has settled is not said to grow', () => {
  expect(toldEpoch(plain, smoothed, 4.51, 2)).toContain('leads by 6.52. With');
  expect(toldEpoch(plain, smoothed, 4.51, 2)).toContain('above the best lead');
  expect(toldEpoch(plain, smoothed, 4.51, 0)).toContain('leads by 4.00. With');
});
