import { describe, expect, test } from 'vitest';
import { samples } from '../samples.ts';
import { parseChartSpec } from './parse-chart-spec.ts';

const problemsOf = (value: unknown) => {
  const parsed = parseChartSpec(value);
  return parsed.kind === 'problems'
    ? parsed.problems.map(({ field, message }) => `${field}: ${message}`)
    : [];
};
const { lines, bars, heat, intervals, reliability, scatter } = samples;

describe('a problem names its field and what to do', () => {
  test.each<[string, unknown, RegExp]>([
    ['an unknown kind', { kind: 'pie' }, /^kind: must be one of .*"lines", "bars"/],
    ['no kind', {}, /^kind: must be one of/],
    ['not a dict', 3, /.+/],
    ['no alt text', { ...lines, alt: undefined }, /^alt: is missing: add it/],
    [
      'an alt text too short to tell anything',
      { ...lines, alt: 'loss' },
      /^alt: must tell what the chart shows/,
    ],
    ['a mistyped field', { ...lines, serie: [] }, /^serie: is not a field of this chart/],
    [
      'nan',
      { ...lines, series: [{ name: 'a', points: [[0, Number.NaN]] }] },
      /^series\[0\]\.points\[0\]\[1\]: must be/,
    ],
    [
      'nan, which JSON makes null',
      { ...bars, series: [{ name: 'a', values: [null, 1, 2, 3] }] },
      /^series\[0\]\.values\[0\]: must be a number/,
    ],
    [
      'a tensor that was not made a list',
      { ...heat, values: 'tensor' },
      /^values: must be a list: use \.tolist\(\)/,
    ],
    ['nothing to draw', { ...lines, series: [] }, /^series: must hold something/],
    [
      'too many lines to tell apart',
      { ...lines, series: Array.from({ length: 8 }, (_, i) => ({ name: `${i}`, points: [[0, 1]] })) },
      /^series: must have at most 7/,
    ],
    [
      'two series of one name',
      { ...lines, series: [lines.series[0], lines.series[0]] },
      /^series\[1\]\.name: is "plain" a second time/,
    ],
    [
      'bars that do not match their names',
      { ...bars, series: [{ name: 'a', values: [1] }] },
      /^series\[0\]\.values: has 1 entries, but "categories" has 4/,
    ],
    [
      'a row that is too short',
      { ...heat, values: [[1, 2, 3, 4], [1]] },
      /^values\[1\]: has 1 entries, but "columns" has 4/,
    ],
    [
      'a mean outside its interval',
      { ...intervals, rows: [{ name: 'a', low: 1, mean: 0, high: 2 }] },
      /^rows\[0\]: must have low <= mean <= high/,
    ],
    [
      '0 on a log axis',
      { ...lines, x: { label: 'K', scale: 'log' } },
      /^x\.scale: is "log", but the data holds 0/,
    ],
    ['bars on a log axis', { ...bars, y: { label: 'K', scale: 'log' } }, /^y\.scale: must not be "log"/],
    ['points on a log axis', { ...scatter, y: { label: 'K', scale: 'log' } }, /^y\.scale: must not be "log"/],
    [
      'an accuracy in percent',
      { ...reliability, series: [{ name: 'a', bins: [{ confidence: 0.5, accuracy: 50, count: 1 }] }] },
      /^series\[0\]\.bins\[0\]\.accuracy: must be at most 1/,
    ],
    [
      'no prediction at all',
      { ...reliability, series: [{ name: 'a', bins: [{ confidence: 0.5, accuracy: 0.5, count: 0 }] }] },
      /^series\[0\]\.bins: must hold a prediction/,
    ],
  ])('%s', (_, value, expected) => {
    expect(problemsOf(value)[0]).toMatch(expected);
  });

  test('all problems are told, not the first only', () => {
    expect(problemsOf({ ...lines, title: '', alt: 'short', x: {} })).toHaveLength(3);
  });
});
