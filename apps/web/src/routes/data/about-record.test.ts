import { expect, test } from 'vitest';
import { aboutRecord } from './about-record.ts';

const damaged = (record: unknown) => aboutRecord({ kind: 'damaged', record, problem: 'it is wrong' });

test('a damaged record is told by what can still be read of it', () => {
  expect(damaged({ kind: 'answered', at: Date.UTC(2026, 10, 24, 12) })).toBe(
    'answered, November 24, 2026: it is wrong',
  );
  expect(damaged({ kind: 'answered', at: 'noon' })).toBe('answered: it is wrong');
});

test('what is no record at all is told too', () => {
  for (const record of [null, 'text', 7, [], { at: Number.NaN }, { at: 1e300, kind: 3 }])
    expect(damaged(record)).toBe('a record without a kind: it is wrong');
});
