import type { PatternId } from '@tenfold/pattern/public';
import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { type ReviewSession, reviewing, sampleQuestion } from '../testing/index.ts';
import { questionCard } from './card-id.ts';
import { dueCount, forecast } from './queue.ts';

const flips = (count: number) => Array.from({ length: count }, (_, index) => `flip:${index + 1}`);
const question = sampleQuestion('create-the-loss');
const MISSED = questionCard(question.id);

/** A learner with so many cards that were due yesterday. */
function backlog(count: number): ReviewSession {
  const learner = reviewing(flips(count));
  for (const card of flips(count)) learner.grade(card, 4);
  return learner.wait({ days: 9 });
}

test('cards never seen are offered, a few a day, in their order, and are not counted as due', () => {
  const learner = reviewing(flips(8))
    .expectDue(0)
    .expectQueue(...flips(5));
  learner.grade('flip:1', 4).grade('flip:2', 4).expectQueue('flip:3', 'flip:4', 'flip:5');
  for (const card of flips(5)) learner.grade(card, 4);
  learner.expectQueue().wait({ days: 1 }).expectQueue('flip:6', 'flip:7', 'flip:8');
});

test('a card in its first minutes comes again, on the same day', () => {
  const learner = reviewing(flips(1)).grade('flip:1', 3).expectQueue().wait({ minutes: 9 }).expectDue(0);
  learner.wait({ minutes: 1 }).expectQueue('flip:1').expectDue(1);
});

test('what was missed comes before what is due, and that before what is new', () => {
  const learner = reviewing(['flip:1', 'flip:2'], [MISSED])
    .grade('flip:1', 4)
    .wait({ days: 9 })
    .miss(question);
  learner.expectQueue(MISSED, 'flip:1', 'flip:2').expectDue(2);
});

test('no day asks for more than its limit; the rest is left for the days that follow, and is not counted', () => {
  const learner = backlog(50).expectDue(20);
  expect(learner.queue()).toMatchObject({ doneToday: 0, later: 30 });
  expect(learner.queue().cards).toHaveLength(20);
  expect(forecast(learner.log, learner.now, 4)).toEqual([20, 20, 10, 0]);
});

test('when the day’s limit is done nothing more is due, until the next day', () => {
  const learner = backlog(50);
  for (const { card } of learner.queue().cards) learner.grade(card, 4);
  learner.expectDue(0).expectQueue();
  expect(learner.queue()).toMatchObject({ doneToday: 20, later: 30 });
  learner.wait({ days: 1 }).expectDue(20);
});

test('a card that comes again on the same day is counted once, and is asked though the limit is reached', () => {
  const learner = backlog(3);
  for (const card of flips(3)) learner.grade(card, 1);
  learner.wait({ minutes: 10 }).expectDue(3, 3);
  expect(learner.queue({ perDay: 3 })).toMatchObject({ doneToday: 3, later: 0 });
});

test('new cards take no place from what is due', () => {
  const learner = backlog(3);
  Object.assign(learner, { deck: { ...learner.deck, offered: [...learner.deck.offered, 'flip:new'] } });
  expect(learner.queue({ perDay: 3 }).cards.map(({ card }) => card)).not.toContain('flip:new');
  expect(
    learner
      .queue({ perDay: 4 })
      .cards.map(({ card }) => card)
      .at(-1),
  ).toBe('flip:new');
});

test('of more than fits, what is most likely still remembered comes first', () => {
  const learner = reviewing(['flip:weak', 'flip:firm']);
  for (const card of ['flip:weak', 'flip:firm']) learner.grade(card, 3).wait({ minutes: 10 }).grade(card, 3);
  learner.wait({ days: 2 }).grade('flip:firm', 4).wait({ days: 60 });
  expect(learner.queue({ perDay: 1 }).cards.map(({ card }) => card)).toEqual(['flip:firm']);
});

test('the limit of the day is one for all patterns', () => {
  const learner = backlog(30);
  const elsewhere = learner.log.map((event) => ({ ...event, pattern: 'dropout' as PatternId }));
  const both = [...learner.log, ...elsewhere];
  expect(dueCount(both, learner.now)).toBe(20);
  learner.log = both;
  expect(learner.queue().later).toBe(40);
});

test('a card that has gone from the content is not asked', () => {
  const learner = backlog(3);
  Object.assign(learner, { deck: { ...learner.deck, offered: ['flip:2'] } });
  learner.expectQueue('flip:2');
});

test('the queue is what is counted, the forecast loses no card, and no day exceeds the limit', () => {
  const history = fc.array(
    fc.tuple(fc.integer({ min: 1, max: 12 }), fc.constantFrom(1, 2, 3, 4), fc.nat(3)),
    {
      minLength: 1,
      maxLength: 30,
    },
  );
  fc.assert(
    fc.property(history, fc.integer({ min: 1, max: 6 }), (history, perDay) => {
      const learner = reviewing(flips(12));
      for (const [card, grade, days] of history) {
        learner.wait({ days }).grade(`flip:${card}`, grade);
      }
      learner.wait({ days: 1 });
      const { cards, later } = learner.queue({ perDay, newPerDay: 0 });
      learner.expectDue(cards.length, perDay);
      expect(cards.length).toBeLessThanOrEqual(perDay);
      const ahead = forecast(learner.log, learner.now, 40_000, perDay);
      expect(ahead[0]).toBe(cards.length);
      expect(Math.max(...ahead)).toBeLessThanOrEqual(perDay);
      const scheduled = new Set(history.map(([card]) => card)).size;
      expect(ahead.reduce((sum, each) => sum + each, 0)).toBe(scheduled);
      expect(cards.length + later).toBeLessThanOrEqual(scheduled);
    }),
    { numRuns: 50 },
  );
});

test('a card begun on an earlier day takes no place from the new ones', () => {
  const learner = reviewing(flips(8));
  for (const card of flips(5)) learner.grade(card, 3);
  learner.wait({ days: 1 });
  for (const card of flips(5)) learner.grade(card, 4);
  learner.expectQueue('flip:6', 'flip:7', 'flip:8');
});
