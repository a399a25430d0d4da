import { describe, expect, it } from 'vitest';
import { indices, introsort, nthElement, partialSort, quickSelect } from './introsort.ts';
import { orderOf } from './rows.ts';

// What PyTorch 2.13 gave for this row, whose values are mostly equal to others.
const ROW = Float64Array.from([5, 1, 5, 3, 1, 5, 2, 2, 3, 5, 1, 4, 4, 2, 5, 3, 1, 5, 2, 4]);
const ascending = orderOf(ROW, false);
const descending = orderOf(ROW, true);

describe('equal values come in the order PyTorch gives them', () => {
  it('when a row of more than 16 is sorted', () => {
    const items = indices(ROW.length);
    introsort(items, 0, items.length, ascending);
    expect([...items]).toEqual([1, 16, 10, 4, 6, 7, 13, 18, 3, 8, 15, 11, 12, 19, 5, 9, 2, 14, 0, 17]);
  });

  it('when the largest few are taken', () => {
    const items = indices(ROW.length);
    nthElement(items, 5, descending);
    introsort(items, 0, 5, descending);
    expect([...items.subarray(0, 6)]).toEqual([17, 9, 0, 5, 14, 2]);
  });

  it('when few of very many are taken', () => {
    const long = Float64Array.from({ length: 400 }, (_, i) => ROW[i % ROW.length]!);
    const items = indices(long.length);
    partialSort(items, 4, orderOf(long, true));
    expect([...items.subarray(0, 4)]).toEqual([5, 0, 9, 2]);
  });

  it('when the ninth smallest is looked for', () => {
    expect(quickSelect(indices(ROW.length), 8, ascending)).toBe(3);
  });
});

it('NaN is the largest number', () => {
  const row = Float64Array.from([Number.NaN, 1, Infinity, Number.NaN, -2]);
  const items = indices(row.length);
  introsort(items, 0, items.length, orderOf(row, false));
  expect([...items]).toEqual([4, 1, 2, 0, 3]);
});
