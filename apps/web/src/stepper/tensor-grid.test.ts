import { expect, test } from 'vitest';
import { fitsTable, gridsOf, indexAt, largestOf, pictureOf, strength } from './tensor-grid.ts';
import { numberText } from './value-text.ts';

test('a matrix is one table, a batch of matrices a labelled table each, a vector one row', () => {
  expect(gridsOf([2, 2], [1, 2, 3, 4])).toEqual([
    {
      label: '',
      rows: [
        [1, 2],
        [3, 4],
      ],
    },
  ]);
  expect(gridsOf([2, 1, 2], [1, 2, 3, 4]).map(({ label, rows }) => [label, rows])).toEqual([
    ['[0]', [[1, 2]]],
    ['[1]', [[3, 4]]],
  ]);
  expect(gridsOf([3], [1, 2, 3])).toEqual([{ label: '', rows: [[1, 2, 3]] }]);
});

test('an empty tensor has no table', () => {
  expect(gridsOf([0, 3], [])).toEqual([]);
});

test('twelve by twelve is a table; more is a picture, and so is what was not told whole', () => {
  expect(fitsTable([12, 12], 144)).toBe(true);
  expect(fitsTable([13, 2], 26)).toBe(false);
  expect(fitsTable([3, 12, 12], 432)).toBe(false);
  expect(fitsTable([4, 4], 8)).toBe(false);
});

test('a long vector is folded into rows of sixteen', () => {
  expect(
    pictureOf(
      [20],
      Array.from({ length: 20 }, () => 0),
    ).map((row) => row.length),
  ).toEqual([16, 4]);
});

test('a place is told by its index in every dimension', () => {
  expect(indexAt([2, 3, 4], 17)).toEqual([1, 1, 1]);
});

test('colour goes by sign and size; what is not finite has none', () => {
  expect([2, -4, 'nan' as const].map((value) => strength(value, largestOf([2, -4, 'inf'])))).toEqual([
    0.5, -1, 0,
  ]);
});

test('numbers have four decimals at most, and a power of ten where those would say nothing', () => {
  expect([0.340612, 2, -1e-7, 0, 12_345_678, 'inf' as const].map(numberText)).toEqual([
    '0.3406',
    '2',
    '-1.0e-7',
    '0',
    '1.2e7',
    'inf',
  ]);
});
