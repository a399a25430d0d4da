import { expect, test } from 'vitest';
import { intervalText } from './interval-text.ts';

test('an interval is told in the unit that fits it', () => {
  expect(intervalText({ kind: 'minutes', count: 10 })).toBe('10 min');
  expect(intervalText({ kind: 'days', count: 1 })).toBe('1 day');
  expect(intervalText({ kind: 'days', count: 59 })).toBe('59 days');
  expect(intervalText({ kind: 'days', count: 61 })).toBe('2 months');
  expect(intervalText({ kind: 'days', count: 365 })).toBe('1 year');
  expect(intervalText({ kind: 'days', count: 550 })).toBe('1.5 years');
});
