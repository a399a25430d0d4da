import { expect, test } from 'vitest';
import { decimalsOf, formatNumber } from './format-number.ts';

test('numbers are written for reading', () => {
  expect(formatNumber(-0.25, 2)).toBe('−0.25');
  expect(formatNumber(-0.001, 2)).toBe('0.00');
  expect(formatNumber(0.975, 1, 'percent')).toBe('97.5%');
  expect(formatNumber(2e7, 0)).toBe('2e+7');
});

test('decimals are those of the step', () => {
  expect([10, 1, 0.5, 0.2, 0.05].map((step) => decimalsOf(step))).toEqual([0, 0, 1, 1, 2]);
  expect(decimalsOf(0.005, 'percent')).toBe(1);
});
