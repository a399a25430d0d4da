import { expect, test } from 'vitest';
import { takeTest, type TestSession } from '../testing/index.ts';
import { pastTests } from './past-tests.ts';

const MONDAY = '2026-03-02T20:00-05:00';
const TUESDAY = '2026-03-03T08:00-05:00';

const past = ({ bank, log }: TestSession) => pastTests(bank.pattern, log);

test('a test that is open is not among them', () => {
  expect(past(takeTest().answerAll({ right: 10 }))).toEqual([]);
});

test('each has the verdict of its end, the last one first', () => {
  const learner = takeTest().at(MONDAY).answerAll({ right: 2 }).submit();
  learner.at(TUESDAY).start().answerAll({ right: 10 }).submit();
  expect(past(learner)).toMatchObject([
    { purpose: 'test', verdict: { band: 'strong', right: 10, asked: 10 } },
    { purpose: 'test', verdict: { band: 'weak', right: 2, asked: 10 } },
  ]);
  expect(past(learner).map(({ finished }) => finished.utcOffsetMinutes)).toEqual([-300, -300]);
});

test('a re-test counts together with the test that it confirms', () => {
  const learner = takeTest().at(MONDAY).answerAll({ right: 10 }).submit();
  learner.at(TUESDAY).retest().answerAll({ right: 5 }).submit();
  expect(past(learner)).toMatchObject([
    { purpose: 're-test', verdict: { right: 15, asked: 16 } },
    { purpose: 'test', verdict: { right: 10, asked: 10 } },
  ]);
});
