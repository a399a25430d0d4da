import { expect, test } from 'vitest';
import { LiveSeries } from './live-series.ts';
import { liveSummary } from './live-summary.ts';

test('it keeps every point, however many', () => {
  const series = new LiveSeries('plain');
  for (let i = 0; i < 2000; i++) series.push(i, i * i);
  expect([series.length, series.x[1999], series.y[1999]]).toEqual([2000, 1999, 1999 ** 2]);
  expect([series.lowest, series.highest]).toEqual([0, 1999 ** 2]);
});

test('a value that overflowed does not stretch the axis', () => {
  const series = new LiveSeries('plain');
  series.push(0, 2);
  series.push(1, Infinity);
  expect([series.lowest, series.highest]).toEqual([2, 2]);
});

test('the summary tells where each line stands', () => {
  const [plain, smoothed] = [new LiveSeries('plain'), new LiveSeries('smoothed')];
  expect(liveSummary([plain, smoothed], 'epoch', 'loss')).toBe('No points yet.');
  plain.push(1, 2.25);
  plain.push(2, 0.5);
  expect(liveSummary([plain, smoothed], 'epoch', 'loss')).toBe(
    'plain: loss 0.500 at epoch 2, between 0.500 and 2.250 so far.',
  );
});
