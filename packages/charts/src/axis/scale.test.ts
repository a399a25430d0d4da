import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { toScale } from './scale.ts';

const labels = (scale: ReturnType<typeof toScale>) => scale.ticks.map(({ label }) => label);

test('all data lies on the axis, whatever its scale', () => {
  const positive = fc.double({ min: 1e-30, max: 1e30, noNaN: true });
  const scales = fc.constantFrom('linear' as const, 'log' as const);
  fc.assert(
    fc.property(fc.array(positive, { minLength: 1 }), scales, (values, scale) => {
      const axis = toScale({ label: 'x', scale }, values, 5);
      expect(axis.ticks.length).toBeGreaterThanOrEqual(2);
      for (const value of values) {
        expect(axis.toUnit(value)).toBeGreaterThanOrEqual(-1e-6);
        expect(axis.toUnit(value)).toBeLessThanOrEqual(1 + 1e-6);
      }
    }),
  );
});

test('`from` and `to` widen an axis and end it where they say', () => {
  const scale = toScale({ label: 'loss', from: 0, to: 2.2 }, [0.4, 1.9], 5);
  expect([scale.toUnit(0), scale.toUnit(2.2)]).toEqual([0, 1]);
  expect(labels(scale)).toEqual(['0.0', '0.5', '1.0', '1.5', '2.0']);
  expect(toScale({ label: 'loss', from: 1 }, [0.4, 1.9], 5).toUnit(0.4)).toBeGreaterThanOrEqual(0);
});

test('a log axis ends at its data, not at the next power of ten', () => {
  const scale = toScale({ label: 'steps', scale: 'log' }, [1, 2560], 4);
  expect(labels(scale)).toEqual(['1', '10', '100', '1000']);
  expect(scale.toUnit(2560)).toBe(1);
});

test('shares are written in percent where that is asked for', () => {
  expect(labels(toScale({ label: 'accuracy', format: 'percent' }, [0.9, 1], 2))).toEqual([
    '90%',
    '95%',
    '100%',
  ]);
});
