import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { logTicks, niceTicks } from './ticks.ts';

const range = fc
  .tuple(fc.double({ min: -1e9, max: 1e9, noNaN: true }), fc.double({ min: -1e9, max: 1e9, noNaN: true }))
  .map(([a, b]): [number, number] => [Math.min(a, b), Math.max(a, b)]);

test('ticks reach over the data, are few, and evenly apart', () => {
  fc.assert(
    fc.property(range, fc.integer({ min: 2, max: 8 }), ([low, high], count) => {
      const { values, step } = niceTicks(low, high, count);
      const slack = step * 1e-6;
      expect(values[0]).toBeLessThanOrEqual(low + slack);
      expect(values.at(-1)).toBeGreaterThanOrEqual(high - slack);
      expect(values.length).toBeGreaterThanOrEqual(2);
      expect(values.length).toBeLessThanOrEqual(count + 3);
      for (const [i, value] of values.slice(1).entries())
        expect(Math.abs(value - (values[i] ?? 0) - step)).toBeLessThanOrEqual(
          slack + Math.abs(value) * 1e-10,
        );
    }),
  );
});

test('they are the numbers a person would write', () => {
  expect(niceTicks(0, 40, 5).values).toEqual([0, 10, 20, 30, 40]);
  expect(niceTicks(0.12, 0.97, 5).values).toEqual([0, 0.2, 0.4, 0.6, 0.8, 1]);
  expect(niceTicks(-0.6, 0.3, 4).values).toEqual([-1, -0.5, 0, 0.5]);
});

test('a single value lies between two ticks', () => {
  const { values } = niceTicks(4.6, 4.6, 4);
  expect(values[0]).toBeLessThan(4.6);
  expect(values.at(-1)).toBeGreaterThan(4.6);
  expect(niceTicks(0, 0, 4).values[0]).toBe(-1);
});

test('on a log axis they are powers of ten', () => {
  expect(logTicks(2, 1000)).toEqual([1, 10, 100, 1000]);
  expect(logTicks(0.05, 0.06)).toEqual([0.01, 0.1]);
});
