import { expect, test } from 'vitest';
import { clockText, timeText } from './clock-text.ts';

test('time left is rounded up, so that 0:00 is shown only when it is over', () => {
  expect(clockText(90_000)).toBe('1:30');
  expect(clockText(60_001)).toBe('1:01');
  expect(clockText(1)).toBe('0:01');
  expect(clockText(0)).toBe('0:00');
});

test('the time of a problem is said as it will be', () => {
  expect(timeText(90, 'timed')).toBe('1:30');
  expect(timeText(90, 'doubled')).toBe('3:00');
  expect(timeText(90, 'off')).toBe('no clock');
});
