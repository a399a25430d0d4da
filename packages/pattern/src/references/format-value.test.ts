import { expect, test } from 'vitest';
import { formatValue } from './format-value.ts';

/** Each is what Python's `format(value, format)` gives; without a format, `str(value)` of a number. */
test.each([
  [0.9758, '.1%', '97.6%'],
  [0.9758, '%', '97.580000%'],
  [0.125, '.2f', '0.12'],
  [0.375, '.2f', '0.38'],
  [2.5, '.0f', '2'],
  [3.5, '.0f', '4'],
  [2.675, '.2f', '2.67'],
  [-0.00123, '+.4f', '-0.0012'],
  [0.5, '+.2f', '+0.50'],
  [1234567.891, ',.1f', '1,234,567.9'],
  [1234, ',', '1,234'],
  [0.1234567, ',.5f', '0.12346'],
  [20, 'd', '20'],
  [0.00001234, '.2e', '1.23e-05'],
  [0.00001234, '.3g', '1.23e-05'],
  [1234.5, '.3g', '1.23e+03'],
  [0.5, 'g', '0.5'],
  [0, 'g', '0'],
  [100, '.4g', '100'],
  [1e-7, '', '1e-07'],
  [0.31, '', '0.31'],
  [20, '', '20'],
])('%s as %j is %s', (value, format, written) => {
  expect(formatValue(value, format)).toBe(written);
});

test('text is itself, truth is Python’s, and a list is no number', () => {
  expect(formatValue('inf', '.2f')).toBe('inf');
  expect(formatValue(true, '')).toBe('True');
  expect(formatValue([1], '')).toBeNull();
  expect(formatValue(undefined, '')).toBeNull();
});
