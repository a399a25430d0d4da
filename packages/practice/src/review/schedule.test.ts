import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { type ReviewSession, reviewing, sampleId, sampleQuestion, takeTest } from '../testing/index.ts';
import { questionCard } from './card-id.ts';
import { GRADES } from './grade.ts';
import { isDue, schedule } from './schedule.ts';
import { intervals } from './scheduler.ts';

const FLIP = 'flip:gap';
const question = sampleQuestion('create-the-loss');
const only = ({ log }: ReviewSession) => {
  const cards = schedule(log);
  expect(cards).toHaveLength(1);
  return cards[0]!;
};
/** What the buttons of the only card show. */
const buttons = (learner: ReviewSession) => intervals(only(learner).memory, learner.now);
const days = (count: number) => ({ kind: 'days', count });
const minutes = (count: number) => ({ kind: 'minutes', count });

test('the four buttons of a new card show minutes, and days for easy', () => {
  const { now } = reviewing();
  expect(intervals(null, now)).toEqual({ 1: minutes(1), 2: minutes(6), 3: minutes(10), 4: days(8) });
});

test('a card graded good each time it is due comes again after 10 minutes, 2, 11 and 46 days', () => {
  const learner = reviewing().grade(FLIP, 3);
  expect(only(learner).due).toEqual({ kind: 'moment', at: learner.now.at + 10 * 60_000 });
  const next = () => buttons(learner)[3].count;
  expect(learner.wait({ minutes: 10 }) && next()).toBe(2);
  expect(learner.grade(FLIP, 3).wait({ days: 2 }) && next()).toBe(11);
  expect(learner.grade(FLIP, 3).wait({ days: 11 }) && next()).toBe(46);
});

test('a forgotten card begins again with minutes, and comes sooner than before', () => {
  const learner = reviewing().grade(FLIP, 4).wait({ days: 8 }).grade(FLIP, 3);
  const before = buttons(learner.wait({ days: 40 }))[3].count;
  expect(only(learner.grade(FLIP, 1)).due.kind).toBe('moment');
  expect(buttons(learner.wait({ minutes: 10 }))[3].count).toBeLessThan(before / 4);
});

test('a better grade never brings a card sooner', () => {
  const history = fc.array(
    fc.record({ grade: fc.constantFrom(...GRADES), wait: fc.integer({ min: 0, max: 90 }) }),
    {
      maxLength: 8,
    },
  );
  fc.assert(
    fc.property(history, (history) => {
      const learner = reviewing().grade(FLIP, 3);
      for (const { grade, wait } of history) learner.wait({ days: wait }).grade(FLIP, grade);
      const shown = buttons(learner.wait({ days: 5 }));
      const lengths = GRADES.map((grade) => shown[grade].count * (shown[grade].kind === 'days' ? 1440 : 1));
      expect(lengths).toEqual(lengths.toSorted((a, b) => a - b));
    }),
  );
});

test('what a button shows is what its grade brings', () => {
  for (const grade of GRADES) {
    const learner = reviewing().grade(FLIP, 3).wait({ minutes: 10 }).grade(FLIP, 3).wait({ days: 2 });
    const { kind, count } = buttons(learner)[grade];
    const { at } = learner.now;
    const { due } = only(learner.grade(FLIP, grade));
    const expected = kind === 'days' ? { kind: 'day', day: Math.floor(at / 86_400_000) + count } : null;
    expect(due).toEqual(expected ?? { kind: 'moment', at: at + count * 60_000 });
  }
});

test('a card due after days is due from the start of that day of the learner’s calendar', () => {
  const learner = reviewing().at('2026-03-02T23:30-05:00').grade(FLIP, 4);
  const dueAt = (local: string) => isDue(only(learner), learner.at(local).now);
  expect(dueAt('2026-03-09T23:59-05:00')).toBe(false);
  expect(dueAt('2026-03-10T00:00-05:00')).toBe(true);
});

test('days passed are those of the learner’s calendar, not those of UTC', () => {
  const night = (local: string) => {
    const learner = reviewing().at('2026-03-01T09:00-05:00').grade(FLIP, 4).at(local).grade(FLIP, 3);
    return only(learner).memory?.elapsed_days;
  };
  // 21:00 in New York is the next day in UTC.
  expect(night('2026-03-09T21:00-05:00')).toBe(8);
  expect(night('2026-03-10T00:30-05:00')).toBe(9);
});

test('a clock that goes back on a flight west harms nothing', () => {
  const learner = reviewing()
    .at('2026-03-02T09:00+09:00')
    .grade(FLIP, 3)
    .at('2026-03-01T14:30-10:00')
    .grade(FLIP, 3);
  expect(only(learner).due.kind).toBe('day');
});

test('what was missed in practice, challenge or test is a card, due now', () => {
  for (const mode of ['practice', 'challenge'] as const) {
    const learner = reviewing().miss(question, { mode }).expectDue(1);
    expect(only(learner)).toMatchObject({ card: questionCard(question.id), memory: null });
  }
  const test = takeTest().answerAll({ right: 2, wrong: 1 }).submit().expectPhase('finished');
  expect(schedule(test.log)).toHaveLength(8);
});

test('what was missed in a test is not told before the test is finished', () => {
  const test = takeTest().answerAll({ right: 8 }).submit().expectPhase('undecided');
  expect(schedule(test.log)).toEqual([]);
  expect(schedule(test.finish().log)).toHaveLength(2);
});

test('a question answered right is no card, and a wrong answer in a review adds none', () => {
  expect(schedule(takeTest().answerAll({ right: 10 }).submit().log)).toEqual([]);
  expect(schedule(reviewing().answer(question, 'wrong').log)).toEqual([]);
});

test('a card that is missed again before it is due is due at once, and keeps what is known of it', () => {
  const learner = reviewing()
    .miss(question)
    .grade(questionCard(question.id), 4)
    .expectDue(0)
    .wait({ days: 1 });
  const { memory } = only(learner);
  expect(only(learner.miss(question).expectDue(1)).memory).toEqual(memory);
});

test('undo takes back the last grade that stands, and the log only grows', () => {
  const learner = reviewing().grade(FLIP, 3).wait({ minutes: 10 });
  const before = schedule(learner.log);
  learner.grade(FLIP, 1);
  const { length } = learner.log;
  expect(schedule(learner.undo().log)).toEqual(before);
  expect(learner.log).toHaveLength(length + 1);
  expect(schedule(learner.undo().log)).toEqual([]);
  expect(learner.undo().log).toHaveLength(length + 2);
});

test('an undone event that names no review changes nothing', () => {
  const learner = reviewing().grade(FLIP, 3);
  const before = schedule(learner.log);
  expect(schedule(learner.append({ kind: 'undone', event: sampleId(5) }).log)).toEqual(before);
});

test('a grade after an undo counts as if the first had not been', () => {
  const corrected = reviewing().grade(FLIP, 1).undo().grade(FLIP, 4);
  expect(only(corrected).memory).toEqual(only(reviewing().grade(FLIP, 4)).memory);
});
