import { expect, test } from 'vitest';
import { sampleBank, stampAt, takeTest, type TestSession } from '../testing/index.ts';
import { retestFrom, strength } from './strength.ts';

const MONDAY = '2026-03-02T20:00-05:00';
const TUESDAY = '2026-03-03T08:00-05:00';

const strongOnMonday = () => takeTest().at(MONDAY).answerAll({ right: 10 }).submit();
const standing = ({ bank, log }: TestSession) => strength(bank.pattern, log);
const retest = ({ bank, log }: TestSession, now: string) => retestFrom(bank.pattern, log, stampAt(now));

test('without a finished test there is no strength', () => {
  expect(standing(takeTest().answerAll({ right: 10 }))).toBeNull();
  expect(retest(takeTest(), TUESDAY)).toBe('no');
});

test('strong is not final before a re-test', () => {
  expect(standing(strongOnMonday())).toMatchObject({
    verdict: { kind: 'confirmed', band: 'strong' },
    final: false,
    retests: 0,
  });
});

test('a re-test is wanted from the learner’s next day on', () => {
  expect(retest(strongOnMonday(), '2026-03-02T23:59-05:00')).toBe('later');
  expect(retest(strongOnMonday(), '2026-03-03T00:00-05:00')).toBe('now');
});

test('a re-test asks six fresh questions, no more, and is finished when submitted', () => {
  const learner = strongOnMonday().at(TUESDAY).retest().expectItems(6);
  expect(learner.state.items.every(({ fresh }) => fresh)).toBe(true);
  learner.answerAll({ right: 3 }).submit().expectPhase('finished').more().expectItems(6);
});

test('strong is final when a re-test on another day bears it out', () => {
  const learner = strongOnMonday().at(TUESDAY).retest().answerAll({ right: 5 }).submit();
  learner.expectVerdict('confirmed', 'strong');
  expect(standing(learner)).toMatchObject({ final: true, retests: 1, verdict: { right: 15, asked: 16 } });
  expect(retest(learner, '2026-03-09T08:00-05:00')).toBe('no');
});

test('a re-test on the same day does not make it final', () => {
  const learner = strongOnMonday().at('2026-03-02T23:50-05:00').retest().answerAll({ right: 6 }).submit();
  expect(standing(learner)).toMatchObject({ final: false, verdict: { band: 'strong' } });
  expect(retest(learner, TUESDAY)).toBe('now');
});

test('a re-test that goes badly lowers the verdict, and its answers stay in it', () => {
  const learner = strongOnMonday().at(TUESDAY).retest().answerAll({ right: 2 }).submit();
  expect(standing(learner)).toMatchObject({ final: false, verdict: { right: 12, asked: 16 } });
  expect(standing(learner)?.verdict.band).toBe('developing');
  expect(retest(learner, '2026-03-09T08:00-05:00')).toBe('no');
});

test('a provisional strong becomes final when a re-test makes it probable enough', () => {
  const learner = takeTest().at(MONDAY).answerAll({ right: 8 }).submit().finish();
  expect(standing(learner)).toMatchObject({ verdict: { kind: 'provisional', band: 'strong' }, final: false });
  learner.at(TUESDAY).retest().answerAll({ right: 6 }).submit();
  expect(standing(learner)).toMatchObject({ verdict: { kind: 'confirmed', band: 'strong' }, final: true });
});

test('a new test begins anew', () => {
  const learner = strongOnMonday().at(TUESDAY).retest().answerAll({ right: 6 }).submit();
  learner.start().answerAll({ right: 2 }).submit();
  expect(standing(learner)).toMatchObject({
    verdict: { band: 'weak', right: 2, asked: 10 },
    final: false,
    retests: 0,
  });
  learner.at('2026-03-04T08:00-05:00').retest().answerAll({ right: 6 }).submit();
  expect(standing(learner)).toMatchObject({ verdict: { right: 8, asked: 16 }, retests: 1 });
});

test('a re-test that leaves strong the most probable band, and no more, is not final', () => {
  const learner = strongOnMonday().at(TUESDAY).retest().answerAll({ right: 3 }).submit();
  expect(standing(learner)).toMatchObject({
    verdict: { kind: 'provisional', band: 'strong', right: 13, asked: 16 },
    final: false,
  });
  expect(retest(learner, '2026-03-09T08:00-05:00')).toBe('now');
});

test('a test that was broken off does not count into the re-test that follows', () => {
  const learner = strongOnMonday().start().answerAll({ right: 8 }).submit().expectPhase('undecided');
  learner.at(TUESDAY).retest().answerAll({ right: 6 }).submit();
  expect(learner.state.evidence).toEqual({ right: 16, asked: 16 });
  expect(standing(learner)?.verdict).toMatchObject({ right: 16, asked: 16 });
});

test('a test or re-test left open changes nothing', () => {
  const learner = strongOnMonday();
  const before = standing(learner);
  expect(standing(learner.at(TUESDAY).retest().answerAll({ right: 1 }))).toEqual(before);
  expect(standing(learner.start().answerAll({ right: 1 }))).toEqual(before);
});

test('a test in which nothing was fresh says nothing', () => {
  const bank = sampleBank(1, 3, 1);
  const learner = takeTest(bank)
    .answerAll({ right: 3 })
    .submit()
    .start()
    .answerAll({ right: 3 })
    .submit()
    .finish();
  expect(learner.state.verdict).toBeNull();
  expect(standing(learner)).toBeNull();
});
