import { MODES, type Mode, type QuestionId } from '@tenfold/pattern/public';
import { expect, test } from 'vitest';
import type { LogEvent } from '../log/event.ts';
import {
  answered,
  challenge,
  sampleEvent,
  sampleQuestion,
  sampleRecord,
  sampleTask,
  stampAt,
  type TestSession,
  takeTest,
} from '../testing/index.ts';
import { patternStanding } from './pattern-standing.ts';

const practice = [sampleQuestion('practice-1'), sampleQuestion('practice-2')];
const bank = takeTest().bank.entries;
const QUESTIONS: Partial<Record<Mode, readonly QuestionId[]>> = {
  practice: practice.map(({ id }) => id),
  challenge: challenge().bank.entries.map(({ id }) => id),
};
const place = {
  pattern: sampleTask().pattern,
  modes: MODES.map((mode) => ({ mode, questions: QUESTIONS[mode] ?? [] })),
  skills: new Map([...practice, ...bank].map(({ id, skill }) => [id, skill])),
};
const NOW = '2026-03-01T18:00+00:00';
const NEXT_DAY = '2026-03-02T18:00+00:00';

const standing = (events: readonly LogEvent[], { due = 0, now = NOW } = {}) =>
  patternStanding(place, events, stampAt(now), due);
const next = (events: readonly LogEvent[], options = {}) => standing(events, options).next;
const of = (mode: Mode, events: readonly LogEvent[], due = 0) =>
  standing(events, { due }).modes.find((each) => each.mode === mode);

const read = (mode: Mode) => sampleRecord({ kind: 'finished' }, { context: { ...sampleTask(), mode } });
const solve = (index: number, variant = 0) => {
  const question = practice[index]!;
  return sampleEvent(answered(), {
    context: { ...sampleTask(), question, variant: question.variants[variant]! },
  });
};
const practised = [solve(0), solve(1)];
const tested = (right: number): TestSession => {
  const learner = takeTest();
  learner.log = [...practised, ...learner.log];
  return learner.answerAll({ right }).submit();
};
const strong = () => tested(10);
const final = () => strong().at(NEXT_DAY).retest().answerAll({ right: 6 }).submit();

test('nothing done: every mode is new, and the way to begin is to learn', () => {
  const { modes, strength, next } = standing([]);
  expect(new Set(modes.map(({ kind }) => kind))).toEqual(new Set(['new']));
  expect(strength).toBeNull();
  expect(next).toEqual({ mode: 'learn', reason: { kind: 'start' } });
});

test('a mode to read is done when the learner has worked through it', () => {
  expect(of('why', [read('why')])?.kind).toBe('done');
  expect(of('learn', [read('why')])?.kind).toBe('new');
});

test('practice is done when each question is solved or spent', () => {
  expect(of('practice', [solve(0)])).toMatchObject({ kind: 'begun', progress: { done: 1, total: 2 } });
  expect(of('practice', practised)).toMatchObject({ kind: 'done', progress: { done: 2, total: 2 } });
  const spent = { ...sampleTask(), question: practice[1]!, variant: practice[1]!.variants[0]! };
  const wrong = [1, 2, 3].map((attempt) =>
    sampleEvent(answered({ right: false, attempt }), { context: spent }),
  );
  expect(of('practice', [solve(0), ...wrong])).toMatchObject({
    kind: 'done',
    progress: { done: 2, total: 2 },
  });
});

test('a test at hand counts what is answered, a finished one is done', () => {
  const learner = takeTest().answerAll({ right: 3, wrong: 1 });
  expect(of('test', learner.log)).toMatchObject({ kind: 'begun', progress: { done: 4, total: 10 } });
  const undecided = takeTest().answerAll({ right: 8, wrong: 0 }).submit();
  expect(of('test', undecided.log)).toMatchObject({ kind: 'begun', progress: { done: 10, total: 10 } });
  expect(of('test', strong().log)).toMatchObject({ kind: 'done', progress: null });
});

test('the challenge is done with its badge, until then its best counts', () => {
  expect(of('challenge', challenge().open().check('right').log)).toMatchObject({ kind: 'begun' });
  const lost = challenge([90, 90]).solveAll().start('timed').open().giveUp().open().giveUp();
  expect(of('challenge', lost.log)).toMatchObject({ kind: 'done', progress: { done: 2, total: 2 } });
  const half = challenge([90, 90]).open().check('right').open().giveUp();
  expect(of('challenge', half.log)).toMatchObject({ kind: 'begun', progress: { done: 1, total: 2 } });
});

test('the review is done while nothing is due', () => {
  const reviewed = sampleRecord(
    { kind: 'reviewed', card: 'flip:gap' as never, grade: 3 },
    { context: { ...sampleTask(), mode: 'review' } },
  );
  expect(of('review', [])?.kind).toBe('new');
  expect(of('review', [reviewed], 2)?.kind).toBe('begun');
  expect(of('review', [reviewed])?.kind).toBe('done');
});

test('a test at hand is gone on with before all else', () => {
  const learner = takeTest().answerAll({ right: 3, wrong: 1 });
  expect(next(learner.log, { due: 4 })).toEqual({
    mode: 'test',
    reason: { kind: 'test-open', done: 4, total: 10 },
  });
});

test('so is a challenge', () => {
  expect(next(challenge().open().log, { due: 4 })?.reason).toEqual({ kind: 'challenge-open' });
});

test('cards that are due come next', () => {
  expect(next([solve(0)], { due: 4 })).toEqual({ mode: 'review', reason: { kind: 'due', cards: 4 } });
});

test('a re-test comes as soon as another day has begun', () => {
  expect(next(strong().log)?.reason.kind).not.toBe('retest');
  expect(next(strong().log, { now: NEXT_DAY })).toEqual({ mode: 'test', reason: { kind: 'retest' } });
  expect(next(final().log, { now: '2026-03-09T18:00+00:00' })?.reason.kind).not.toBe('retest');
});

test('practice comes before a first test', () => {
  expect(next([solve(0)])).toEqual({ mode: 'practice', reason: { kind: 'practice', done: 1, total: 2 } });
  expect(next(practised)).toEqual({ mode: 'test', reason: { kind: 'untested' } });
});

test('after a test that was not strong the skill that lacks most is practised', () => {
  const learner = tested(2);
  const weakest = standing(learner.log).skills[0]!.skill;
  expect(next(learner.log)).toEqual({
    mode: 'practice',
    reason: { kind: 'skill', band: 'weak', skill: weakest },
  });
});

test('and once enough was answered since, the test is taken again', () => {
  const learner = tested(2);
  const others = Array.from({ length: 8 }, (_, index) => {
    const question = sampleQuestion(`more-${index}`);
    const context = { ...sampleTask(), question, variant: question.variants[0]! };
    return sampleEvent(answered(), { context, at: '2026-03-01T13:00+00:00' });
  });
  expect(next([...learner.log, ...others.slice(1)])?.reason.kind).toBe('skill');
  expect(next([...learner.log, ...others])).toEqual({
    mode: 'test',
    reason: { kind: 'retake', band: 'weak', since: 8 },
  });
});

test('a strong learner is challenged', () => {
  expect(next(strong().log)).toEqual({ mode: 'challenge', reason: { kind: 'no-badge', done: 0, total: 5 } });
});

test('then comes what was not read yet, in the order of the pattern, and in the end nothing', () => {
  const mastered = [...final().log, ...challenge().solveAll().log];
  expect(next(mastered)).toEqual({ mode: 'why', reason: { kind: 'unread' } });
  const reading = ['why', 'learn', 'deep-dive', 'visualize', 'experiment', 'metrics'] as const;
  expect(next([...mastered, ...reading.slice(0, 2).map(read)])?.mode).toBe('deep-dive');
  expect(next([...mastered, ...reading.map(read)])).toBeNull();
});

test('a step never leads to a mode that the pattern does not have', () => {
  const small = { ...place, modes: place.modes.filter(({ mode }) => mode === 'practice') };
  const steps = [[], practised, strong().log].map(
    (events) => patternStanding(small, events, stampAt(NEXT_DAY), 3).next?.mode ?? null,
  );
  expect(steps).toEqual(['practice', null, null]);
});
