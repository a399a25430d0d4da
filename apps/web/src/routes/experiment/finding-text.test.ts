import { compareMeasures } from '@tenfold/pattern/experiment';
import { expect, test } from 'vitest';
import { findingsOf } from './finding-text.ts';

const DIRECTIONS = { higher: ['acc'], lower: ['ece'] };

/** What is said of runs with these values of a measure, plain and smoothed, seed by seed. */
function say(measure: string, plain: readonly number[], smoothed: readonly number[]) {
  const runs = (values: readonly number[]) => values.map((value) => ({ [measure]: value }));
  const rows = compareMeasures(
    { plain: 0, treated: 0.1, ...DIRECTIONS },
    { 0: runs(plain), 0.1: runs(smoothed) },
  );
  return findingsOf(rows, plain.length, DIRECTIONS);
}

test('an interval above 0 supports a rise, which is better where higher is better', () => {
  expect(say('acc', [0.96, 0.95, 0.97], [0.97, 0.965, 0.982])).toEqual({
    supported: ['Accuracy rose by 1.2 points (95% interval +0.6 to +1.9 points), in 3 of 3 seeds: better.'],
    unsupported: [],
  });
});

test('a rise is worse where lower is better', () => {
  expect(say('ece', [0.02, 0.03], [0.12, 0.131]).supported).toEqual([
    'The calibration error (ECE) rose by 0.101 (95% interval +0.094 to +0.107), in 2 of 2 seeds: worse.',
  ]);
});

test('an interval that holds 0 supports no difference, however large the mean', () => {
  expect(say('acc', [0.9, 0.9, 0.9], [0.99, 0.91, 0.89])).toEqual({
    supported: [],
    unsupported: [
      'A change of accuracy: the difference is +3.0 points, and its interval, −10.1 to +16.1 points, holds 0.',
    ],
  });
});

test('equal runs support no difference', () => {
  expect(say('acc', [0.9, 0.8], [0.9, 0.8]).unsupported).toHaveLength(1);
});

test('one seed supports nothing', () => {
  expect(say('acc', [0.9], [0.99])).toEqual({
    supported: [],
    unsupported: ['A change of accuracy: 90.0% and 99.0% in one seed, which cannot be told from chance.'],
  });
});

test('a measure without a good direction is not judged', () => {
  expect(say('gap', [18, 19], [4, 5])).toEqual({ supported: [], unsupported: [] });
});
