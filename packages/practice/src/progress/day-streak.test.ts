import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import type { CardId, LogEvent } from '../log/event.ts';
import type { RecordOf } from '../log/to-event.ts';
import {
  answered,
  itemOf,
  sampleEvent,
  sampleId,
  sampleRecord,
  sampleTask,
  stampAt,
} from '../testing/index.ts';
import { dayStreak } from './day-streak.ts';

const answeredAt = (...times: readonly string[]) => times.map((at) => sampleEvent(answered(), { at }));
const streak = (times: readonly string[], now: string) => dayStreak(answeredAt(...times), stampAt(now));

test('nothing answered is no streak', () => {
  expect(streak([], '2026-03-10T12:00+00:00')).toEqual({ days: 0, today: false });
});

test('days in a row count, however much was answered on each', () => {
  const times = ['2026-03-08T09:00+00:00', '2026-03-09T09:00+00:00', '2026-03-09T21:00+00:00'];
  expect(streak([...times, '2026-03-10T09:00+00:00'], '2026-03-10T12:00+00:00')).toEqual({
    days: 3,
    today: true,
  });
});

test('a streak stands on yesterday until today is over', () => {
  expect(streak(['2026-03-08T09:00+00:00', '2026-03-09T09:00+00:00'], '2026-03-10T23:59+00:00')).toEqual({
    days: 2,
    today: false,
  });
  expect(streak(['2026-03-08T09:00+00:00', '2026-03-09T09:00+00:00'], '2026-03-11T00:00+00:00').days).toBe(0);
});

test('a day without an answer ends the streak', () => {
  const times = ['2026-03-07T09:00+00:00', '2026-03-09T09:00+00:00', '2026-03-10T09:00+00:00'];
  expect(streak(times, '2026-03-10T12:00+00:00').days).toBe(2);
});

test('only answers make a day', () => {
  const hinted = [sampleEvent({ kind: 'hinted' }, { at: '2026-03-10T09:00+00:00' })];
  expect(dayStreak(hinted, stampAt('2026-03-10T12:00+00:00')).days).toBe(0);
});

test('a card recalled and an answer drafted in a test make a day, an empty draft does not', () => {
  const on = (record: RecordOf<LogEvent['kind']>) =>
    dayStreak([sampleRecord(record, { at: '2026-03-10T09:00+00:00' })], stampAt('2026-03-10T12:00+00:00'))
      .days;
  const draft = { kind: 'test-answered', sitting: sampleId(1), ...itemOf(sampleTask()) } as const;
  expect(on({ kind: 'reviewed', card: 'flip:gap' as CardId, grade: 1 })).toBe(1);
  expect(on({ ...draft, answer: answered().answer })).toBe(1);
  expect(on({ ...draft, answer: { kind: 'fill', blank: null } })).toBe(0);
  expect(on({ ...draft, answer: null })).toBe(0);
});

test('midnight is the learner’s, not that of UTC', () => {
  // Two minutes apart over midnight in Delhi: two days, though one day in UTC.
  expect(streak(['2026-03-09T23:59+05:30', '2026-03-10T00:01+05:30'], '2026-03-10T00:02+05:30').days).toBe(2);
  // One evening in New York: one day, though midnight in UTC lies between.
  expect(streak(['2026-03-10T19:30-05:00', '2026-03-10T20:30-05:00'], '2026-03-10T21:00-05:00').days).toBe(1);
});

test('the short day when summer time begins is a day like others', () => {
  const late = '2026-03-07T23:30-05:00';
  const short = '2026-03-08T23:30-04:00';
  expect(streak([late, short, '2026-03-09T00:10-04:00'], '2026-03-09T01:00-04:00').days).toBe(3);
  expect(streak([late, '2026-03-09T00:10-04:00'], '2026-03-09T01:00-04:00').days).toBe(1);
});

test('the long day when summer time ends is one day', () => {
  const twice = ['2026-11-01T01:30-04:00', '2026-11-01T01:30-05:00'];
  expect(streak(twice, '2026-11-01T12:00-05:00').days).toBe(1);
  const around = ['2026-10-31T00:05-04:00', ...twice, '2026-11-02T23:55-05:00'];
  expect(streak(around, '2026-11-02T23:56-05:00').days).toBe(3);
});

test('a date jumped over on a flight east does not end the streak', () => {
  const monday = '2026-03-09T20:00-10:00'; // Honolulu
  const wednesday = '2026-03-11T08:00+09:00'; // Tokyo, 17 hours later
  expect(streak([monday, wednesday], '2026-03-11T09:00+09:00').days).toBe(2);
  expect(streak([monday], '2026-03-11T08:00+09:00')).toEqual({ days: 1, today: false });
});

test('a day that was left out by the clocks of both ends of a flight ends the streak', () => {
  const monday = '2026-03-09T00:30-10:00'; // 19:30 on Monday in Tokyo
  const wednesday = '2026-03-11T20:00+09:00'; // 01:00 on Wednesday in Honolulu
  expect(streak([monday, wednesday], '2026-03-11T21:00+09:00').days).toBe(1);
});

test('a date lived twice on a flight west counts once', () => {
  const times = ['2026-03-11T01:00+09:00', '2026-03-10T12:00-10:00', '2026-03-11T12:00-10:00'];
  expect(streak([times[0]!, times[2]!], '2026-03-11T13:00-10:00').days).toBe(1);
  expect(streak(times, '2026-03-11T13:00-10:00').days).toBe(2);
});

test('consecutive dates on the learner’s own calendars are in a row on a flight west', () => {
  const times = ['2026-03-10T01:00+09:00', '2026-03-11T20:00-10:00'];
  expect(streak(times, '2026-03-11T21:00-10:00').days).toBe(2);
});

test('answers dated after now, of a clock that was wrong, are left out', () => {
  expect(streak(['2031-01-01T09:00+00:00'], '2026-03-10T12:00+00:00').days).toBe(0);
});

test('at one place a streak is the run of dates that ends today or yesterday, in whatever order events come', () => {
  const dates = fc.uniqueArray(fc.integer({ min: 1, max: 28 }), { minLength: 1 });
  const hour = fc.integer({ min: 0, max: 23 });
  const offset = fc.constantFrom('-11:00', '-03:30', '+00:00', '+05:45', '+14:00');
  const two = (part: number) => String(part).padStart(2, '0');
  fc.assert(
    fc.property(dates, hour, offset, (dates, hour, offset) => {
      const times = dates.map((date) => `2026-02-${two(date)}T${two(hour)}:00${offset}`);
      let run = 0;
      for (let date = dates.includes(28) ? 28 : 27; dates.includes(date); date--) run++;
      expect(streak(times, `2026-02-28T23:59${offset}`)).toEqual({ days: run, today: dates.includes(28) });
    }),
  );
});
