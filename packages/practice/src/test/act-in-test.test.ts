import { expect, test } from 'vitest';
import { sampleBank, sampleId, takeTest } from '../testing/index.ts';
import { oneMore } from './draw-test.ts';
import { testState } from './test-state.ts';

test('a test begins at its first question, with nothing answered and no verdict', () => {
  const learner = takeTest().expectItems(10).expectShown(1).expectPhase('answering');
  expect(learner.state.verdict).toBeNull();
  expect(learner.shown).toMatchObject({ answer: null, complete: false, flagged: false, submitted: false });
});

test('answers may be changed until the test is submitted, and the last one counts', () => {
  const learner = takeTest().answer('wrong').answer('right').submit();
  expect(learner.state.items[0]).toMatchObject({ right: true, answer: { blank: 'o1' } });
  learner.go(1).answer('wrong').expectRecorded();
  expect(learner.state.items[0]).toMatchObject({ right: true, answer: { blank: 'o1' } });
});

test('nothing is told of right and wrong before the test is submitted', () => {
  const { state } = takeTest().answerAll({ right: 4 });
  expect(state.items.map(({ right }) => right)).toEqual(Array(10).fill(null));
  expect(state.verdict).toBeNull();
});

test('each act is recorded as it happens', () => {
  takeTest()
    .expectRecorded('test-started')
    .answer('right')
    .expectRecorded('test-answered')
    .flag()
    .expectRecorded('test-flagged')
    .go(4)
    .expectRecorded('test-moved');
});

test('a reload or a closed tab loses nothing', () => {
  const learner = takeTest().answer('wrong').confide('likely').go(3).flag().answer('empty').go(7);
  const before = learner.state;
  expect(learner.reload().at('2026-03-09T08:00+00:00').state).toEqual(before);
  expect(before.items[0]).toMatchObject({ answer: { blank: 'o2' }, confidence: 'likely', complete: true });
  expect(before.items[2]).toMatchObject({ answer: { blank: null }, flagged: true, complete: false });
  expect(before.at).toBe(6);
});

test('the same answer again is not recorded again', () => {
  takeTest().answer('right').answer('right').expectRecorded();
});

test('an answer of another kind of question is no answer', () => {
  takeTest()
    .dispatch({ kind: 'answer', answer: { kind: 'claim', option: null } })
    .expectRecorded();
});

test('one turns forward, back and to any question, and not beyond the ends', () => {
  takeTest()
    .dispatch({ kind: 'back' })
    .expectRecorded()
    .dispatch({ kind: 'next' })
    .expectShown(2)
    .dispatch({ kind: 'back' })
    .expectShown(1)
    .go(10)
    .expectShown(10)
    .dispatch({ kind: 'next' })
    .expectRecorded()
    .go(10)
    .expectRecorded()
    .go(11)
    .expectRecorded()
    .expectShown(10);
});

test('a flag is set and taken away', () => {
  const learner = takeTest().flag();
  expect(learner.shown.flagged).toBe(true);
  expect(learner.flag().shown.flagged).toBe(false);
});

test('confidence is optional, may come before the answer, and goes with it into the log', () => {
  const learner = takeTest().confide('unsure').answer('right').go(2).answer('right').submit();
  const answers = learner.log.filter((event) => event.kind === 'answered');
  expect(answers[0]).toMatchObject({ confidence: 'unsure', right: true });
  expect(answers[1]).not.toHaveProperty('confidence');
});

test('confidence can be taken back', () => {
  const learner = takeTest().answer('right').confide('sure').confide(null).submit();
  expect(learner.log.find((event) => event.kind === 'answered')).not.toHaveProperty('confidence');
});

test('each answer is submitted as a first and only attempt in this sitting', () => {
  const { state, log } = takeTest().answerAll({ right: 10 }).submit();
  const answers = log.filter((event) => event.kind === 'answered');
  expect(answers).toHaveLength(10);
  for (const answer of answers) {
    expect(answer).toMatchObject({ attempt: 1, attemptsLeft: 0, hinted: false, sitting: state.sitting });
  }
});

test('what is empty or incomplete when submitted counts as not known', () => {
  const learner = takeTest().answerAll({ right: 8, wrong: 0 }).go(9).answer('empty').submit();
  expect(learner.records.filter(({ kind }) => kind === 'unanswered')).toHaveLength(2);
  expect(learner.state).toMatchObject({ evidence: { right: 8, asked: 10 } });
  expect(learner.state.items[9]).toMatchObject({ submitted: true, right: false, answer: null });
});

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
  expect(items.slice(10).map(({ entry }) => entry.level[0])).toEqual([...'mhemhme']);
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

test('of two tabs that submit, the first counts', () => {
  const learner = takeTest().answerAll({ right: 10 });
  const other = [...learner.log];
  learner.submit();
  const late = takeTest().append([]);
  late.log = other;
  const second = late.go(1).answer('wrong').submit().log.slice(other.length);
  learner.log = [...learner.log, ...second];
  expect(learner.state.items[0]).toMatchObject({ right: true, answer: { blank: 'o1' } });
  expect(learner.state.evidence).toEqual({ right: 10, asked: 10 });
});

test('a later test takes the place of one left open, which can still be looked up', () => {
  const learner = takeTest().answer('right');
  const first = learner.state.sitting;
  learner.start();
  expect(learner.state.sitting).not.toBe(first);
  expect(learner.shown.answer).toBeNull();
  expect(testState(learner.bank, learner.log, first)?.items[0]?.answer).toEqual({
    kind: 'fill',
    blank: 'o1',
  });
  expect(testState(learner.bank, learner.log, sampleId(99))).toBeNull();
});

test('a question that has gone from the content is left out of a test at hand', () => {
  const learner = takeTest();
  const gone = learner.state.items[3]!.entry;
  learner.bank = { ...learner.bank, entries: learner.bank.entries.filter((each) => each !== gone) };
  learner.expectItems(9);
});

test('an answer whose option has gone from the content is as if it had not been given, and ends nothing', () => {
  const learner = takeTest().answerAll({ right: 10 });
  const { options, ...variant } = learner.bank.loaded.get(learner.shown.entry.id)!.variants[0]!;
  const changed = sampleBank().map((question) => ({
    ...question,
    variants: question.variants.map(({ id }) => ({ ...variant, id, options: options.slice(1) })),
  }));
  learner.bank = { ...learner.bank, loaded: new Map(changed.map((question) => [question.id, question])) };
  learner.submit();
  expect(learner.state.evidence).toEqual({ right: 0, asked: 10 });
  expect(learner.records.filter(({ kind }) => kind === 'unanswered')).toHaveLength(10);
});

test('a test is not submitted before its questions are loaded', () => {
  const learner = takeTest().answerAll({ right: 10 });
  const { loaded } = learner.bank;
  learner.bank = {
    ...learner.bank,
    loaded: new Map([...loaded].filter(([id]) => id !== learner.shown.entry.id)),
  };
  learner.submit().expectRecorded().expectPhase('answering');
  learner.bank = { ...learner.bank, loaded };
  learner.submit().expectPhase('finished');
});

test('a draft can be given for a question that is not shown', () => {
  const answer = takeTest().answer('right').shown.answer!;
  const learner = takeTest().dispatch({ kind: 'answer', answer, item: 4 }).expectShown(1);
  expect(learner.state.items.map(({ complete }) => complete).indexOf(true)).toBe(4);
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

test('the draft of a question that is of another kind since is as if it had not been given', () => {
  const learner = takeTest().answer('right');
  const entries = learner.bank.entries.map((entry) => ({ ...entry, kind: 'claim' as const }));
  learner.bank = { ...learner.bank, entries };
  expect(learner.shown).toMatchObject({ answer: null, complete: false });
});
