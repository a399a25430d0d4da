import type { QuestionId, VariantId } from '@tenfold/pattern/public';
import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { answered, sampleEvent, sampleId, sampleTask, stampAt } from '../testing/index.ts';
import type { CardId, LogEvent } from './event.ts';
import { parseEvent } from './parse-event.ts';
import { type RecordOf, toLogEvent } from './to-event.ts';

const event = sampleEvent(answered());
const stored = (changes: object = {}) => JSON.parse(JSON.stringify({ ...event, ...changes }));

const item = { question: 'create-the-loss' as QuestionId, variant: 'K=4' as VariantId };
const inSitting = { ...item, sitting: sampleId(1) };
/** One of each kind: a new kind without a sample does not compile. */
const records: { readonly [K in LogEvent['kind']]: RecordOf<K> } = {
  answered: { ...item, ...answered({ right: false }), confidence: 'sure' },
  hinted: { ...item, kind: 'hinted' },
  ran: { ...item, kind: 'ran', outcome: 'timed-out' },
  restarted: { ...item, kind: 'restarted' },
  unanswered: { ...inSitting, kind: 'unanswered' },
  'test-started': { kind: 'test-started', purpose: 're-test', items: [item] },
  'test-extended': { ...inSitting, kind: 'test-extended' },
  'test-answered': { ...inSitting, kind: 'test-answered', answer: null, confidence: 'likely' },
  'test-flagged': { ...inSitting, kind: 'test-flagged', flagged: true },
  'test-moved': { ...inSitting, kind: 'test-moved' },
  'test-finished': { kind: 'test-finished', sitting: sampleId(1) },
  'challenge-started': { kind: 'challenge-started', timing: 'doubled', items: [{ ...item, seconds: 90 }] },
  'challenge-timed': { kind: 'challenge-timed', sitting: sampleId(1), timing: 'off' },
  'problem-opened': { ...inSitting, kind: 'problem-opened' },
  reviewed: { kind: 'reviewed', card: 'flip:gap' as CardId, grade: 3 },
  undone: { kind: 'undone', event: sampleId(1) },
  finished: { kind: 'finished' },
};

test.each(Object.values(records))('an event of kind $kind comes back from JSON as it was', (record) => {
  const event = toLogEvent(sampleTask(), record, stampAt('2026-03-01T12:00+00:00'));
  expect(parseEvent(JSON.parse(JSON.stringify(event)))).toEqual({ kind: 'known', event });
});

test('fields beyond ours are kept', () => {
  const record = stored({ mood: 'high' });
  expect(parseEvent(record)).toEqual({ kind: 'known', event: record });
});

test.each([
  ['kind of event', { kind: 'duelled', points: 3 }],
  ['confidence', { confidence: 'certain' }],
  ['kind of question', { answer: { kind: 'essay', lines: ['o2', 'o1'] } }],
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
  ['an unknown kind without a valid id', { kind: 'duelled', id: null }, 'kind'],
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
