import { expect, test } from 'vitest';
import { pairedBySeed } from './shown-results.ts';
import { withRun } from './lab.ts';

const run = (value: number, seed: number, acc = seed) => ({ value, seed, measures: { acc }, ms: 1 });
const told = (value: number, seed: number) => ({ value, seed, trace: {}, tables: {} });

test('only seeds that both have are compared, whatever order they came in', () => {
  const runs = [run(0, 2), run(0.1, 0), run(0.1, 2, 7), run(0, 1), run(0, 0, 5)];
  expect(pairedBySeed(runs, 0, 0.1)).toEqual({ 0: [{ acc: 5 }, { acc: 2 }], 0.1: [{ acc: 0 }, { acc: 7 }] });
});

test('a run again takes the place of the first; the lowest seed is told in full', () => {
  let own = withRun(null, 'a', run(0, 1), told(0, 1));
  own = withRun(own, 'a', run(0, 0), told(0, 0));
  own = withRun(own, 'a', run(0, 1, 9), told(0, 1));
  expect(own.runs).toEqual([run(0, 0), run(0, 1, 9)]);
  expect(own.told).toEqual([told(0, 0)]);
});

test('results of another program are dropped', () => {
  const own = withRun(withRun(null, 'a', run(0, 1), told(0, 1)), 'b', run(0, 0), told(0, 0));
  expect(own).toEqual({ code: 'b', runs: [run(0, 0)], told: [told(0, 0)] });
});
