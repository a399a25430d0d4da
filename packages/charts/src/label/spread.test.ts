import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { spread } from './spread.ts';

test('what is apart already stays', () => {
  expect(spread([10, 50, 30], 15, 0, 100)).toEqual([10, 50, 30]);
});

test('neighbours share the way', () => {
  expect(spread([50, 50], 10, 0, 100)).toEqual([45, 55]);
  expect(spread([98, 99], 10, 0, 100)).toEqual([90, 100]);
});

test('they keep their gap, their order and their bounds', () => {
  fc.assert(
    fc.property(
      fc.array(fc.double({ min: 0, max: 300, noNaN: true }), { minLength: 1, maxLength: 12 }),
      (wanted) => {
        const places = spread(wanted, 16, 0, 300);
        const sorted = places.toSorted((a, b) => a - b);
        expect(sorted[0]).toBeGreaterThanOrEqual(-1e-9);
        expect(sorted.at(-1)).toBeLessThanOrEqual(300 + 1e-9);
        for (const [i, place] of sorted.slice(1).entries())
          expect(place - (sorted[i] ?? 0)).toBeGreaterThanOrEqual(16 - 1e-9);
        const order = (values: readonly number[]) =>
          wanted.map((_, each) => each).sort((a, b) => (values[a] ?? 0) - (values[b] ?? 0));
        expect(order(places)).toEqual(order(wanted));
      },
    ),
  );
});
