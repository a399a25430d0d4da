import type { QuestionId, VariantId } from '@tenfold/pattern/public';
import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { firstMeetings } from '../progress/first-attempts.ts';
import { challenge, ChallengeSession } from '../testing/index.ts';
import { problemTask } from './act-in-challenge.ts';
import { bestChallenge, challengeResult, shareText } from './challenge-result.ts';
import { timeCall } from './clock.ts';
import { TIMINGS } from './timing.ts';

const resultOf = ({ state }: ChallengeSession) => challengeResult(state);
const bestOf = ({ bank, log, now }: ChallengeSession) => bestChallenge(bank.pattern, log, now);

test('no clock runs before a problem is shown', () => {
  challenge().expectPhase('between').wait(3600).expectSecondsLeft(null).open().expectSecondsLeft(90);
});

test('each problem has its own time, from when it is shown', () => {
  challenge([90, 120])
    .open()
    .wait(30)
    .expectSecondsLeft(60)
    .check('right')
    .wait(600)
    .open()
    .expectSecondsLeft(120);
});

test('time does not pause: a closed tab gains nothing', () => {
  const learner = challenge().open().wait(89).expectStatus('open').expectSecondsLeft(1).wait(1);
  learner.expectStatus('expired', 'waiting').expectPhase('between');
});

test('an answer after the time does not count, though the page was late to say so', () => {
  const learner = challenge([90]).open().wait(89).check('wrong').wait(1);
  const late = new ChallengeSession([90]);
  late.log = learner.log;
  late.now = learner.now - 1;
  late.check('right');
  learner.log = [...learner.log, { ...late.log.at(-1)!, at: learner.now }];
  learner.expectStatus('expired');
});

test('a second attempt may solve a problem, a third there is not', () => {
  challenge([90]).open().check('wrong').expectStatus('open').check('right').expectStatus('right');
  challenge([90])
    .open()
    .check('wrong')
    .check('also wrong')
    .expectStatus('wrong')
    .check('right')
    .expectStatus('wrong');
});

test('problems come one after the other', () => {
  const learner = challenge().open().open();
  expect(learner.log.filter(({ kind }) => kind === 'problem-opened')).toHaveLength(1);
  learner.check('right').expectPhase('between').open().expectStatus('right', 'open', 'waiting');
});

test('a problem can be given up', () => {
  challenge([90, 90])
    .giveUp()
    .expectStatus('waiting')
    .open()
    .giveUp()
    .expectStatus('expired', 'waiting')
    .open();
});

test('doubled time is twice the time, and without a clock there is none', () => {
  challenge([90], 'doubled').open().expectSecondsLeft(180).wait(179).check('right').expectStatus('right');
  challenge([90], 'off').open().expectSecondsLeft(null).wait(1e6).check('right').expectStatus('right');
});

test('more time can be had at any moment, for the problem at hand too', () => {
  challenge()
    .open()
    .wait(80)
    .loosen('doubled')
    .expectSecondsLeft(100)
    .wait(90)
    .loosen('off')
    .expectSecondsLeft(null);
});

test('time that is up is not given back, and time once given is not taken away', () => {
  const learner = challenge().open().wait(90).loosen('off').expectStatus('expired', 'waiting');
  learner.loosen('timed').open().expectSecondsLeft(null);
});

test('expiry is kept in the log, so that the variant counts as met and what was missed enters the review', () => {
  const learner = challenge().open().wait(90);
  expect(learner.state.problems[0]?.unrecorded).toBe(true);
  learner.dispatch({ kind: 'expire' });
  expect(learner.state.problems[0]).toMatchObject({ status: 'expired', unrecorded: false });
  expect(firstMeetings(learner.log)).toMatchObject([{ kind: 'unanswered', question: 'problem-1' }]);
  const { length } = learner.log;
  expect(learner.dispatch({ kind: 'expire' }).log).toHaveLength(length);
});

test('a problem is shown as a task of two attempts without a hint, spent when its time is up', () => {
  const learner = challenge().open().check('wrong');
  const shown = () => problemTask(learner.bank, learner.state, learner.state.problems[0]!, learner.log)!;
  expect(shown().context).toMatchObject({ mode: 'challenge', question: { attempts: 2, hintHtml: null } });
  expect(shown().state).toMatchObject({ phase: 'open', tried: ['o2'] });
  learner.wait(90);
  expect(shown().state).toMatchObject({ phase: 'spent', tried: ['o2'] });
});

test('the badge is for all right, with the mark of time only when every clock ran as set', () => {
  expect(resultOf(challenge().solveAll())).toEqual({
    right: 5,
    total: 5,
    atFirst: 5,
    badge: { timed: true },
  });
  expect(resultOf(challenge([90, 120], 'doubled').solveAll())?.badge).toEqual({ timed: false });
  expect(resultOf(challenge().open().loosen('off').solveAll())).toMatchObject({
    right: 5,
    badge: { timed: false },
  });
});

test('more time for one problem alone takes the mark of time', () => {
  const learner = challenge([90, 90]).open().check('right').loosen('doubled').solveAll();
  expect(learner.state.problems.map(({ timing }) => timing)).toEqual(['timed', 'doubled']);
  expect(resultOf(learner)?.badge).toEqual({ timed: false });
});

test('what another tab adds late changes no clock and no end', () => {
  const learner = challenge([90, 90]).open().wait(60);
  const about = {
    sitting: learner.state.sitting,
    question: 'problem-1' as QuestionId,
    variant: 'v1' as VariantId,
  };
  learner.append([{ kind: 'problem-opened', ...about }]).expectSecondsLeft(30);
  learner
    .check('right')
    .append([{ kind: 'unanswered', ...about }])
    .expectStatus('right');
  learner.loosen('off').append([{ kind: 'challenge-timed', sitting: about.sitting, timing: 'timed' }]);
  learner.open().expectSecondsLeft(null);
});

test('a challenge of which nothing is left in the content has no badge', () => {
  const learner = challenge([90]).solveAll();
  learner.bank = { ...learner.bank, entries: [] };
  expect(resultOf(learner)).toMatchObject({ total: 0, badge: null });
});

test('one problem not solved is no badge', () => {
  const learner = challenge([90, 90]).open().check('wrong').check('right').open().wait(90);
  expect(resultOf(learner)).toEqual({ right: 1, total: 2, atFirst: 0, badge: null });
});

test('there is no result before the last problem is over', () => {
  expect(resultOf(challenge([90, 90]).open().check('right'))).toBeNull();
});

test('another challenge begins with fresh variants and without the answers of the first', () => {
  const learner = challenge([90]).open().check('right').start('timed');
  expect(learner.state).toMatchObject({ phase: 'between', problems: [{ status: 'waiting', attempts: 0 }] });
  expect(learner.state.problems[0]?.variant).toBe('v2');
  learner.solveAll().start('timed').open();
  const { state } = problemTask(learner.bank, learner.state, learner.state.problems[0]!, learner.log)!;
  expect(state).toMatchObject({ phase: 'open', tried: [] });
});

test('the best challenge stays, whatever comes after', () => {
  const learner = challenge([90, 90]).open().wait(90).open().check('right');
  expect(bestOf(learner)).toMatchObject({ right: 1, badge: null });
  expect(bestOf(learner.start('doubled').solveAll())).toMatchObject({ right: 2, badge: { timed: false } });
  expect(bestOf(learner.start('timed').solveAll())).toMatchObject({ badge: { timed: true } });
  expect(bestOf(learner.start('timed').open().giveUp().open().giveUp())).toMatchObject({
    badge: { timed: true },
  });
});

test('a challenge left open is not a finished one', () => {
  expect(bestOf(challenge().open())).toBeNull();
  expect(bestOf(challenge([90]).open().wait(90))).toMatchObject({ right: 0 });
});

test('a problem that has gone from the content is left out of a challenge at hand', () => {
  const learner = challenge([90, 90]);
  learner.bank = { ...learner.bank, entries: learner.bank.entries.slice(1) };
  expect(learner.state.problems).toHaveLength(1);
});

test('the time left is called when it passes a minute, half a minute and ten seconds, the smallest when several', () => {
  expect(timeCall(60_001, 60_000)).toBe(60);
  expect(timeCall(60_000, 59_000)).toBeNull();
  expect(timeCall(31_000, 29_500)).toBe(30);
  expect(timeCall(90_000, 5_000)).toBe(10);
});

test('the text to share tells how it went and what the page is called, and nothing of the questions', () => {
  const page = { title: 'Label smoothing', url: 'https://tenfold.example/challenge' };
  const learner = challenge([90, 90, 90])
    .open()
    .check('right')
    .open()
    .check('wrong')
    .check('right')
    .open()
    .wait(90);
  expect(shareText(learner.state, page)).toBe(
    [
      'Tenfold challenge: Label smoothing',
      '●◐○ 2 of 3',
      '● first attempt, ◐ second attempt, ○ not solved',
      page.url,
    ].join('\n'),
  );
  expect(shareText(challenge().solveAll().state, page)).toContain('●●●●● 5 of 5, against the clock\n');
  expect(shareText(challenge([90], 'off').solveAll().state, page)).toContain('● 1 of 1\n');
});

test('whatever a learner does and however long, no time is won: right within the time, and ends stay', () => {
  const act = fc.oneof(
    fc.constantFrom('open' as const, 'give-up' as const, 'expire' as const),
    fc.constantFrom('right' as const, 'wrong' as const, 'also wrong' as const),
    fc.integer({ min: 1, max: 100 }),
    fc.constantFrom(...TIMINGS),
  );
  fc.assert(
    fc.property(fc.array(act, { maxLength: 40 }), (acts) => {
      const learner = challenge([60, 90]);
      for (const each of acts) {
        const before = learner.state;
        perform(learner, each);
        for (const [index, problem] of learner.state.problems.entries()) {
          const was = before.problems[index]?.status;
          expect(['right', 'wrong', 'expired'].includes(was ?? '') && problem.status !== was).toBe(false);
          expect(problem.attempts).toBeLessThanOrEqual(2);
          expect(
            problem.status === 'open' && problem.deadline !== null && learner.now >= problem.deadline,
          ).toBe(false);
        }
      }
    }),
  );
});

function perform(learner: ChallengeSession, act: string | number): void {
  if (typeof act === 'number') learner.wait(act);
  else if (act === 'open' || act === 'give-up' || act === 'expire') learner.dispatch({ kind: act });
  else if (act === 'timed' || act === 'doubled' || act === 'off') learner.loosen(act);
  else if (act === 'right' || act === 'wrong' || act === 'also wrong') learner.check(act);
}
