/** What holds for every kind of question: one suite, run on all of them. */
import { answerKey, placesOf, QUESTION_KINDS, type QuestionKind } from '@tenfold/pattern/public';
import { describe, expect, test } from 'vitest';
import { session, type Session, type Sample } from '../testing/index.ts';

const OPTIONS = ['a', 'b', 'c', 'd'];

interface Way {
  readonly changes?: Partial<Sample>;
  readonly places: number;
  /** Answers with these texts. */
  readonly answer: (learner: Session, texts: readonly string[]) => Session;
  /** What another kind's page might send. */
  readonly strange: (learner: Session) => Session;
}

const fill: Way = {
  places: 1,
  answer: (learner, texts) => texts.reduce((each, text, place) => each.fill(place + 1, text), learner),
  strange: (learner) => learner.choose('a'),
};
const choose: Way = {
  places: 1,
  answer: (learner, [text = '']) => learner.choose(text),
  strange: (learner) => learner.place('a').pick(1).clear(1),
};
const WAYS: { readonly [K in QuestionKind | 'predict, typed']: Way } = {
  fill,
  'fill-many': { ...fill, places: 2 },
  value: choose,
  claim: choose,
  program: choose,
  order: {
    ...fill,
    places: 3,
    answer: (learner, texts) =>
      texts.reduce((each, text) => each.place(text), learner.clear(1).clear(1).clear(1)),
  },
  predict: choose,
  'predict, typed': {
    changes: { kind: 'predict', typed: true },
    places: 0,
    answer: (learner, [text = '']) => learner.type(text),
    strange: (learner) => learner.choose('a').place('a'),
  },
  write: {
    places: 0,
    answer: (learner, [text = '']) => learner.type(text).run('a'),
    strange: (learner) => learner.choose('a').place('a'),
  },
};

describe.each(Object.entries(WAYS))('%s', (name, { changes, places, answer, strange }) => {
  const kind = QUESTION_KINDS.find((known) => known === name) ?? 'predict';
  const blanks = Math.max(1, places);
  const right = OPTIONS.slice(0, blanks);
  const wrong = OPTIONS.slice(-blanks);
  const start = () => session({ kind, options: OPTIONS, blanks, passing: [right], ...changes });

  test('the empty answer is of its kind and has no key', () => {
    const { state } = start();
    expect(state.answer.kind).toBe(kind);
    expect(placesOf(state.answer)).toHaveLength(places);
    expect(answerKey(state.answer)).toBeNull();
  });

  test('the untouched question does not pass, and costs nothing', () => {
    expect(start().check().expectLeft(3).state.score?.kind).toBe('incomplete');
  });

  test('the passing answer is right, any other wrong', () => {
    answer(start(), right).check().expectRight();
    answer(start(), wrong).check().expectWrong({ left: 2 });
  });

  test('the same wrong answer again costs nothing', () => {
    answer(answer(start(), wrong).check(), wrong).check().expectNotice('repeated').expectLeft(2);
  });

  test('a reload brings back what was answered', () => {
    const learner = answer(start(), wrong).check();
    const { answer: answered } = learner.state;
    expect(learner.reload().expectWrong({ left: 2 }).state.answer).toEqual(answered);
    answer(learner, right).check().expectRight().reload().expectRight();
  });

  test('unknown options, blanks that are not there and the events of other kinds do nothing', () => {
    const learner = start();
    const { state } = learner;
    const ghost = 'o9' as never;
    learner
      .dispatch({ kind: 'place', option: ghost })
      .dispatch({ kind: 'choose', option: ghost })
      .dispatch({ kind: 'place', option: 'o1' as never, blank: blanks })
      .dispatch({ kind: 'pick', blank: blanks })
      .dispatch({ kind: 'pick', blank: -1 })
      .dispatch({ kind: 'clear', blank: 0.5 })
      .dispatch({ kind: 'report', text: 'x', result: { passed: true, message: '' } });
    if (!changes?.typed && kind !== 'write') learner.dispatch({ kind: 'type', text: 'x' });
    expect(strange(learner).expectNotice(null).state).toEqual(state);
  });
});

describe('order', () => {
  const lines = () =>
    session({
      kind: 'order',
      options: OPTIONS,
      blanks: 3,
      passing: [
        ['a', 'b', 'c'],
        ['b', 'a', 'c'],
      ],
    });

  test('every order that passes is right', () => {
    lines().place('a').place('b').place('c').check().expectRight();
    lines().place('b').place('a').place('c').check().expectRight();
  });

  test('a line is put at the end, or between others, which make room', () => {
    const learner = lines().place('a').place('b').expectFilled('a', 'b', '_').expectActive(3);
    learner.fill(1, 'd').expectFilled('d', 'a', 'b').expectActive(null);
  });

  test('a line that is there already moves', () => {
    const learner = lines().place('a').place('b').place('c');
    learner.fill(1, 'c').expectFilled('c', 'a', 'b').fill(2, 'c').expectFilled('a', 'c', 'b');
  });

  test('a line taken out lets the others move up', () => {
    lines().place('a').place('b').place('c').clear(1).expectFilled('b', 'c', '_').expectActive(3);
  });

  test('a full program takes no further line', () => {
    lines().place('a').place('b').place('c').place('d').expectNotice(null).expectFilled('a', 'b', 'c');
  });

  test('a wrong order blames no line by its place', () => {
    lines().place('c').place('a').place('b').check().expectWrong({ blanks: [], left: 2 });
  });

  test('a place that is left empty is named, and costs nothing', () => {
    lines().place('a').check().expectIncomplete(2).expectLeft(3);
  });
});

describe('predict, typed', () => {
  const typed = (printed: string) =>
    session({ kind: 'predict', typed: true, options: [], passing: [[printed]] });

  test('is judged by value, not by spacing', () => {
    typed('tensor([0.9250, 0.0250])').type('0.925 0.025').check().expectRight();
    typed('(2, 4)').type(' 2,4 ').check().expectRight();
    typed('0.9250').type('0.93').check().expectWrong({ left: 2 });
  });

  test('the same value in other spacing is the same answer', () => {
    typed('1').type('[0.5, 2]').check().type('0.5 2').check().expectNotice('repeated').expectLeft(2);
  });

  test('blanks alone are no answer', () => {
    typed('1').type('  \n ').check().expectNotice('incomplete').expectLeft(3);
  });
});

describe('write', () => {
  const written = () => session({ kind: 'write', options: [] });

  test('code is no answer before it was run, nor when it was changed since', () => {
    written()
      .type('x = 1')
      .check()
      .expectNotice('incomplete')
      .run('x = 1')
      .type('x = 2')
      .check()
      .expectLeft(3);
  });

  test('a result of other code is not taken', () => {
    const result = { passed: true, message: '' };
    written()
      .type('x = 2')
      .dispatch({ kind: 'report', text: 'x = 1', result })
      .check()
      .expectNotice('incomplete');
  });

  test('the log keeps the code and what the check said', () => {
    const { log } = written().type('x = 2').run('x = 1').check();
    expect(log[0]).toMatchObject({
      kind: 'answered',
      right: false,
      answer: { kind: 'write', code: 'x = 2', result: { passed: false, message: 'the check says no' } },
    });
  });
});
