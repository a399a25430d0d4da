/** When a test ends, how it goes on while it is undecided, and what counts for its verdict. */
import { expect, test } from 'vitest';
import { sampleBank, takeTest } from '../testing/index.ts';
import { oneMore } from './draw-test.ts';

test('a decided test is finished as it is submitted', () => {
  takeTest()
    .answerAll({ right: 10 })
    .submit()
    .expectPhase('finished')
    .expectVerdict('confirmed', 'strong')
    .submit()
    .expectRecorded()
    .go(1)
    .expectRecorded();
  takeTest().answerAll({ right: 3 }).submit().expectPhase('finished').expectVerdict('confirmed', 'weak');
});

test('an undecided test asks one question more at a time, and shows it', () => {
  takeTest()
    .answerAll({ right: 8 })
    .submit()
    .expectPhase('undecided')
    .expectVerdict('undecided', 'strong')
    .more()
    .expectItems(11)
    .expectShown(11)
    .expectPhase('answering')
    .more()
    .expectItems(11)
    .answer('right')
    .submit()
    .expectPhase('undecided')
    .more()
    .answer('right')
    .submit()
    .expectPhase('undecided');
});

test('the questions that follow are fresh, other questions, and of the levels that the rule says', () => {
  const learner = takeTest().answerAll({ right: 8 }).submit();
  for (let more = 0; more < 7; more++)
    learner
      .more()
      .answer(more % 4 === 3 ? 'wrong' : 'right')
      .submit();
  const { items } = learner.state;
  expect(items.slice(10).map(({ entry }) => entry.level[0])).toEqual(['m', 'h', 'e', 'm', 'h', 'm', 'e']);
  expect(new Set(items.map(({ entry }) => entry.id)).size).toBe(17);
  expect(items.every(({ fresh }) => fresh)).toBe(true);
});

test('after 24 questions nothing more is asked, and the most probable band is provisional', () => {
  const learner = takeTest().answerAll({ right: 8 }).submit();
  for (let more = 0; more < 14; more++)
    learner
      .more()
      .answer(more % 4 === 3 ? 'wrong' : 'right')
      .submit();
  learner
    .expectItems(24)
    .expectPhase('finished')
    .expectVerdict('provisional', 'strong')
    .more()
    .expectItems(24);
});

test('a learner may end an undecided test, which is not possible while a question is open', () => {
  takeTest()
    .finish()
    .expectRecorded()
    .answerAll({ right: 8 })
    .submit()
    .finish()
    .expectPhase('finished')
    .expectVerdict('provisional', 'strong');
  takeTest().answerAll({ right: 8 }).submit().more().finish().expectRecorded().expectPhase('answering');
});

test('a question that may be asked no more is not asked, whatever the page says', () => {
  const item = takeTest().state.items[0]!;
  const extend = {
    kind: 'extend',
    item: { question: item.entry.id, variant: item.variant },
  } as const;
  takeTest().dispatch(extend).expectRecorded();
  takeTest().answerAll({ right: 10 }).submit().dispatch(extend).expectRecorded();
});

test('when the bank has nothing fresh left, no question more is offered', () => {
  const learner = takeTest(sampleBank(4, 7, 1))
    .answerAll({ right: 8 })
    .submit();
  for (let more = 0; more < 2; more++)
    learner
      .more()
      .answer(more === 0 ? 'wrong' : 'right')
      .submit();
  learner.expectItems(12).expectPhase('undecided');
  expect(oneMore(learner.bank, learner.state, learner.log, () => 0)).toBeNull();
  learner.finish().expectPhase('finished');
});

test('a question met before does not count for the verdict', () => {
  const bank = sampleBank(4, 7, 1);
  const learner = takeTest(bank).answerAll({ right: 10 }).submit().start().answerAll({ right: 10 }).submit();
  const fresh = learner.state.items.filter((item) => item.fresh).length;
  expect(fresh).toBe(2);
  expect(learner.state).toMatchObject({ phase: 'undecided', evidence: { right: fresh, asked: fresh } });
});

test('a hint seen elsewhere while the test goes on spoils its question', () => {
  const learner = takeTest();
  const { entry, variant } = learner.shown;
  learner.append([{ kind: 'hinted', question: entry.id, variant }]);
  expect(learner.shown.fresh).toBe(false);
  expect(learner.answerAll({ right: 10 }).submit().state.evidence).toEqual({ right: 9, asked: 9 });
});

test('a question met in another mode is not asked as one more', () => {
  const learner = takeTest(sampleBank(5, 7, 1))
    .answerAll({ right: 8 })
    .submit();
  const asked = new Set(learner.state.items.map(({ entry }) => entry.id));
  const others = learner.bank.entries.filter(({ id }) => !asked.has(id));
  learner.append(
    others.map(({ id, variants }) => ({ kind: 'hinted', question: id, variant: variants[0]!.id })),
  );
  learner.more().expectItems(10);
});

test('24 questions are the end even when some of them did not count', () => {
  const learner = takeTest();
  const { entry, variant } = learner.shown;
  learner
    .append([{ kind: 'hinted', question: entry.id, variant }])
    .answerAll({ right: 8 })
    .submit();
  for (let more = 0; more < 14; more++)
    learner
      .more()
      .answer(more % 3 === 2 ? 'wrong' : 'right')
      .submit();
  learner.expectItems(24).expectPhase('finished');
  expect(learner.state.verdict).toMatchObject({ kind: 'provisional', asked: 23 });
});
