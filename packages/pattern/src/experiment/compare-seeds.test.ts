import { expect, test } from 'vitest';
import { compareSeeds, halfInterval } from './compare-seeds.ts';

test('means, difference, interval and seeds above and below', () => {
  const found = compareSeeds([1, 2, 3, 4], [2, 2.5, 3.5, 3]);
  expect(found).toMatchObject({ plain: 2.5, treated: 2.75, difference: 0.25, above: 3, below: 1 });
  // Differences 1, .5, .5, -1: standard deviation .866025, t with 3 degrees of freedom 3.182.
  expect(found.low).toBeCloseTo(0.25 - (3.182 * 0.8660254) / 2, 6);
  expect(found.high).toBeCloseTo(0.25 + (3.182 * 0.8660254) / 2, 6);
});

test('a single seed has no interval', () => {
  expect(compareSeeds([1], [2])).toMatchObject({ difference: 1, low: null, high: null });
});

test('where nothing differs no seed is above or below, and the interval is a point', () => {
  expect(compareSeeds([1, 1], [1, 1])).toMatchObject({ difference: 0, low: 0, high: 0, above: 0, below: 0 });
});

test('with many seeds the interval is nearly that of the normal distribution', () => {
  const values = Array.from({ length: 41 }, (_, at) => at % 2);
  const variance = (41 * (20 / 41) * (21 / 41)) / 40;
  // t with 40 degrees of freedom: 2.0211.
  expect(halfInterval(values)).toBeCloseTo(2.0211 * Math.sqrt(variance / 41), 4);
});
