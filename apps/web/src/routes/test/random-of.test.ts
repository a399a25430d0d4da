import type { EventId } from '@tenfold/practice';
import { expect, test } from 'vitest';
import { randomOf } from './random-of.ts';

const first = (id: string) => {
  const random = randomOf(id as EventId);
  return Array.from({ length: 1000 }, random);
};

test('the same event gives the same numbers again, another event others', () => {
  expect(first('0190-a')).toEqual(first('0190-a'));
  expect(first('0190-a')).not.toEqual(first('0190-b'));
});

test('the numbers are spread evenly from 0 up to 1', () => {
  const numbers = first('0190-a');
  expect(Math.min(...numbers)).toBeGreaterThanOrEqual(0);
  expect(Math.max(...numbers)).toBeLessThan(1);
  const mean = numbers.reduce((sum, number) => sum + number, 0) / numbers.length;
  expect(mean).toBeCloseTo(0.5, 1);
});
