import { expect, test } from 'vitest';
import { answered, itemOf, sampleEvent, sampleId, sampleRecord, sampleTask } from '../testing/index.ts';
import { firstAttempts, firstMeetings } from './first-attempts.ts';

const practice = sampleTask({ variants: ['K=4', 'K=5'] });
const fresh = { ...practice, variant: practice.question.variants[1]! };
const inTest = { ...practice, mode: 'test' } as const;
const at = (context: typeof practice) => ({ context });

test('only the first attempt is evidence, right or wrong', () => {
  const wrong = sampleEvent(answered({ right: false }));
  expect(firstAttempts([wrong, sampleEvent(answered({ attempt: 2 }))])).toEqual([wrong]);
});

test('a later attempt is no evidence even where the first is missing from the log', () => {
  expect(firstAttempts([sampleEvent(answered({ attempt: 2 }))])).toEqual([]);
});

test('questions of the same name in two patterns are two questions', () => {
  const elsewhere = { ...practice, pattern: 'dropout' as typeof practice.pattern };
  const events = [sampleEvent(answered(), at(practice)), sampleEvent(answered(), at(elsewhere))];
  expect(firstAttempts(events)).toEqual(events);
});

test('an answer after a hint is no evidence', () => {
  const hinted = [sampleEvent({ kind: 'hinted' }), sampleEvent(answered({ hinted: true }))];
  expect(firstAttempts(hinted)).toEqual([]);
  expect(firstAttempts([sampleEvent(answered({ hinted: true }))])).toEqual([]);
});

test('a variant met before is no evidence again, in whatever mode', () => {
  const first = sampleEvent(answered(), at(practice));
  const again = [sampleEvent({ kind: 'restarted' }), sampleEvent(answered(), at(inTest))];
  expect(firstAttempts([first, ...again])).toEqual([first]);
});

test('a hint before a restart spoils the variant', () => {
  const events = [{ kind: 'hinted' }, { kind: 'restarted' }, answered()] as const;
  expect(firstAttempts(events.map((entry) => sampleEvent(entry)))).toEqual([]);
});

test('a fresh variant of the same question is new evidence', () => {
  const events = [sampleEvent(answered(), at(practice)), sampleEvent(answered(), at(fresh))];
  expect(firstAttempts(events)).toEqual(events);
});

test('a fresh variant left unanswered is a meeting, and spoils the variant for later', () => {
  const left = sampleRecord({ kind: 'unanswered', sitting: sampleId(1), ...itemOf(practice) });
  const later = sampleEvent(answered(), at(practice));
  expect(firstMeetings([left, later])).toEqual([left]);
  expect(firstAttempts([left, later])).toEqual([]);
  expect(firstMeetings([later, left])).toEqual([later]);
});
