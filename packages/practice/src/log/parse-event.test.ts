import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { answered, sampleEvent } from '../testing/index.ts';
import { parseEvent } from './parse-event.ts';

const event = sampleEvent(answered());
const stored = (changes: object = {}) => JSON.parse(JSON.stringify({ ...event, ...changes }));

test('every kind of event comes back from JSON as it was', () => {
  const entries = [
    answered({ right: false }),
    { kind: 'hinted' },
    { kind: 'ran', outcome: 'timed-out' },
    { kind: 'restarted' },
  ] as const;
  for (const entry of entries) {
    const event = sampleEvent(entry);
    expect(parseEvent(JSON.parse(JSON.stringify(event)))).toEqual({ kind: 'known', event });
  }
});

test('fields beyond ours are kept', () => {
  const record = stored({ confidence: 'high' });
  expect(parseEvent(record)).toEqual({ kind: 'known', event: record });
});

test.each([
  ['kind of event', { kind: 'reviewed', grade: 3 }],
  ['kind of question', { answer: { kind: 'order', lines: ['o2', 'o1'] } }],
  ['mode', { mode: 'duel' }],
  ['format', { format: 2, at: 'in another way' }],
])('an unknown %s is of a newer version and kept as it is', (_, changes) => {
  const record = stored(changes);
  expect(parseEvent(record)).toEqual({ kind: 'newer', record });
});

test.each([
  ['a missing time', { at: undefined }, 'at'],
  ['an attempt before the first', { attempt: 0 }, 'attempt'],
  ['an answer of the wrong shape', { answer: { kind: 'fill', blank: 3 } }, 'answer.blank'],
  ['an id that is no UUIDv7', { id: '1' }, 'id'],
  ['an unknown kind without a valid id', { kind: 'reviewed', id: null }, 'kind'],
  ['an older format that never was', { format: 0 }, 'format'],
])('%s is damage, and the problem names its place', (_, changes, place) => {
  const parsed = parseEvent(stored(changes));
  expect(parsed).toMatchObject({ kind: 'damaged', record: stored(changes) });
  expect(parsed).toHaveProperty('problem', expect.stringContaining(`${place}: `));
});

test('nothing that storage may hold makes it throw', () => {
  const broken = fc.record({
    at: fc.anything(),
    id: fc.anything(),
    kind: fc.anything(),
    answer: fc.anything(),
  });
  fc.assert(
    fc.property(fc.anything(), broken, (anything, changes) => {
      expect(['newer', 'damaged']).toContain(parseEvent(anything).kind);
      expect(['known', 'newer', 'damaged']).toContain(parseEvent({ ...event, ...changes }).kind);
    }),
  );
});
