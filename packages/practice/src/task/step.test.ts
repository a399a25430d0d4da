import { expect, test } from 'vitest';
import { sampleTask, session } from '../testing/index.ts';
import { step } from './step.ts';

const pool = { kind: 'fill-many', options: ['a', 'b', 'c', 'd'], blanks: 2, passing: [['a', 'b']] } as const;
const three = { ...pool, blanks: 3, passing: [['a', 'b', 'c']] } as const;
const claim = { kind: 'claim', options: ['it falls', 'it rises'], passing: [['it rises']] } as const;

test('the right chip solves the task', () => {
  session().fill(1, '0.1').check().expectRight().expectRecorded('answered');
});

test('the first blank is active before anything is done', () => {
  session(pool).expectFilled('_', '_').expectActive(1);
  session(claim).expectFilled('_').expectActive(null);
});

test('an empty blank is named, becomes active and costs no attempt', () => {
  session(pool)
    .fill(1, 'a')
    .pick(1)
    .check()
    .expectIncomplete(2)
    .expectActive(2)
    .expectLeft(3)
    .expectRecorded();
});

test('a missing choice costs no attempt', () => {
  session(claim).check().expectIncomplete(null).expectActive(null).expectLeft(3).expectRecorded();
});

test('a chip goes into the blank that is named', () => {
  session(pool).fill(2, 'c').expectFilled('_', 'c');
});

test('a chip goes into the active blank when none is named', () => {
  session(pool).pick(2).place('c').expectFilled('_', 'c');
});

test('a chip goes into the first empty blank when none is named or active', () => {
  const filled = session(three).fill(1, 'a').fill(2, 'b');
  filled.state = { ...filled.state, active: null };
  filled.place('c').expectFilled('a', 'b', 'c');
});

test('a chip goes into the last blank when all are full and none is active', () => {
  session(pool).place('a').place('b').expectActive(null).place('c').expectFilled('a', 'c');
});

test('after placing, the next empty blank becomes active, going round to the start', () => {
  session(three).fill(2, 'a').expectActive(3).place('b').expectActive(1).place('c').expectActive(null);
});

test('a chip that may be used once moves to where it is placed', () => {
  session(pool).fill(1, 'a').fill(2, 'a').expectFilled('_', 'a').expectActive(1);
});

test('a chip that may be repeated stays where it was as well', () => {
  session({ ...pool, repeats: true })
    .fill(1, 'a')
    .fill(2, 'a')
    .expectFilled('a', 'a');
});

test('a chip replaces the one in its blank', () => {
  session(pool).fill(1, 'a').fill(1, 'b').expectFilled('b', '_');
});

test('clearing empties the blank and makes it active', () => {
  session(pool).fill(1, 'a').fill(2, 'b').clear(1).expectFilled('_', 'b').expectActive(1);
});

test('clearing an empty blank does nothing', () => {
  session(pool).clear(2).expectNotice(null).expectActive(1).undo().expectNotice('nothing-to-undo');
});

test('undo restores the answer and the active blank, step by step', () => {
  session(pool)
    .pick(2)
    .place('b')
    .place('a')
    .clear(2)
    .undo()
    .expectFilled('a', 'b')
    .undo()
    .expectFilled('_', 'b')
    .expectActive(1)
    .undo()
    .expectFilled('_', '_')
    .expectActive(2)
    .undo()
    .expectNotice('nothing-to-undo');
});

test('placing a chip where it already is leaves nothing to undo', () => {
  session().place('0.1').place('0.1').undo().expectFilled('_');
});

test('another choice replaces the first, and undo brings it back', () => {
  session(claim).choose('it falls').choose('it rises').undo().expectFilled('it falls');
});

test('after a wrong check the chips go into the wrong blanks, one after the other', () => {
  const options = ['a', 'b', 'c', 'd', 'e', 'f'];
  const wrong = session({ ...three, options })
    .place('a')
    .place('e')
    .place('f')
    .check();
  wrong.expectActive(2).place('b').expectActive(3).place('c').expectFilled('a', 'b', 'c').expectActive(null);
  wrong.undo().expectActive(3).place('d').expectFilled('a', 'b', 'd');
});

test('a wrong check keeps the answer, marks the wrong blanks and makes the first of them active', () => {
  session(three)
    .fill(1, 'a')
    .fill(2, 'd')
    .fill(3, 'b')
    .check()
    .expectWrong({ blanks: [2, 3], left: 2 })
    .expectFilled('a', 'd', 'b')
    .expectActive(2);
});

test('a wrong choice is wrong without naming a blank', () => {
  const wrong = session(claim).choose('it falls').check().expectWrong({ left: 2 }).expectActive(null);
  expect(wrong.notice).toEqual({ kind: 'wrong', blanks: [], attemptsLeft: 2 });
});

test('the marks go away when the answer changes, not when another blank is picked', () => {
  const wrong = session(pool).fill(1, 'a').fill(2, 'c').check().pick(1).expectWrong();
  expect(wrong.undo().state.score).toBeNull();
  expect(wrong.fill(2, 'c').check().place('d').state.score).toBeNull();
});

test('the same wrong answer again is not counted', () => {
  session()
    .place('1.0')
    .check()
    .check()
    .expectNotice('repeated')
    .place('0.0')
    .check()
    .place('1.0')
    .check()
    .expectNotice('repeated')
    .expectWrong({ left: 1 })
    .expectRecorded('answered', 'answered');
});

test('after the third wrong answer the task is spent', () => {
  session()
    .place('1.0')
    .check()
    .place('0.0')
    .check()
    .expectLeft(1)
    .place('-0.1')
    .check()
    .expectSpent()
    .expectNotice('wrong')
    .expectActive(null);
});

test('the last attempt may be the right one', () => {
  session().place('1.0').check().place('0.0').check().place('0.1').check().expectRight().expectLeft(0);
});

test('nothing changes any more after the task is solved', () => {
  const solved = session().place('0.1').check();
  const { state } = solved;
  solved.place('1.0').clear(1).undo().hint().check().expectNotice(null).expectRecorded('answered');
  expect(solved.state).toBe(state);
});

test('nothing changes any more after the task is spent', () => {
  const spent = session({ attempts: 1 }).place('1.0').check().expectSpent();
  const { state } = spent;
  spent.place('0.1').check().hint().undo().expectNotice(null);
  expect(spent.state).toBe(state);
});

test('a hint is shown on request, recorded once, and told with the answer', () => {
  const hinted = session().hint().hint().place('0.1').check().expectRecorded('hinted', 'answered');
  expect(hinted.record).toMatchObject({ kind: 'answered', hinted: true, attempt: 1 });
  expect(session().place('0.1').check().record).toMatchObject({ hinted: false });
});

test('a question without a hint gives none', () => {
  const asked = session({ hint: null }).hint().expectNotice(null).expectRecorded();
  expect(asked.state.hintShown).toBe(false);
});

test('an answer is recorded with its number and what is left', () => {
  const answers = session().place('1.0').check().place('0.1').check().log;
  expect(answers).toMatchObject([
    { answer: { kind: 'fill', blank: 'o2' }, right: false, attempt: 1, attemptsLeft: 2 },
    { answer: { kind: 'fill', blank: 'o1' }, right: true, attempt: 2, attemptsLeft: 1 },
  ]);
});

test('the seal is opened only for a complete answer', () => {
  const sealed = new Error('opened too early');
  const context = {
    ...sampleTask(),
    open: () => {
      throw sealed;
    },
  };
  const opened = session();
  const placed = opened.place('0.1').state;
  expect(step(context, session().state, { kind: 'check' }).notice?.kind).toBe('incomplete');
  expect(() => step(context, placed, { kind: 'check' })).toThrow(sealed);
});

test('a stated confidence is recorded with the first attempt and with no other', () => {
  const [first, second] = session().confide('sure').place('1.0').check().place('0.1').check().log;
  expect(first).toMatchObject({ attempt: 1, confidence: 'sure' });
  expect(second).toMatchObject({ attempt: 2 });
  expect(second).not.toHaveProperty('confidence');
});

test('confidence is optional, can be taken back, and is fixed by the first attempt', () => {
  expect(session().place('0.1').check().record).not.toHaveProperty('confidence');
  expect(session().confide('sure').confide(null).place('0.1').check().record).not.toHaveProperty(
    'confidence',
  );
  expect(session().confide('sure').place('1.0').check().confide('unsure').state.confidence).toBe('sure');
});

test('stating confidence changes neither the answer nor what undo takes back', () => {
  session().place('0.1').confide('likely').expectFilled('0.1').undo().expectFilled('_');
});
