import { expect, test } from 'vitest';
import { sampleBank, sampleId, takeTest } from '../testing/index.ts';
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

test('the draft of a question that is of another kind since is as if it had not been given', () => {
  const learner = takeTest().answer('right');
  const entries = learner.bank.entries.map((entry) => ({ ...entry, kind: 'claim' as const }));
  learner.bank = { ...learner.bank, entries };
  expect(learner.shown).toMatchObject({ answer: null, complete: false });
});
