import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { sampleId } from '../testing/index.ts';
import { mergeEvents } from './merge-events.ts';

const record = fc.integer({ min: 0, max: 20 }).map((at) => ({ id: sampleId(at) }));
const records = fc.array(record);

test('a merged log is in the order of time', () => {
  const [first, second, third] = [1, 2, 3].map((at) => ({ id: sampleId(at) }));
  expect(mergeEvents([second!], [third!, first!])).toEqual([first, second, third]);
});

test('of two records with one id the known one stays', () => {
  const id = sampleId(1);
  expect(mergeEvents([{ id, from: 'here' }], [{ id, from: 'there' }])).toEqual([{ id, from: 'here' }]);
});

test('order, repetition and grouping of what is merged make no difference', () => {
  fc.assert(
    fc.property(records, records, records, (a, b, c) => {
      const merged = mergeEvents(mergeEvents(a, b), c);
      expect(mergeEvents(c, mergeEvents(b, mergeEvents(a, b)))).toEqual(merged);
      expect(new Set(merged.map(({ id }) => id))).toEqual(new Set([...a, ...b, ...c].map(({ id }) => id)));
      expect(merged).toHaveLength(new Set(merged.map(({ id }) => id)).size);
    }),
  );
});
