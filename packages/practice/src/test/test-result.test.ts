import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { step } from '../task/step.ts';
import { sampleBank, TestSession, takeTest } from '../testing/index.ts';
import { testResult } from './test-result.ts';
import { testState } from './test-state.ts';
import { testTask } from './test-task.ts';

const resultOf = ({ bank, log }: TestSession) => testResult(bank, log);

test('there is no result before a test is finished', () => {
  expect(resultOf(takeTest().answerAll({ right: 8 }).submit())).toBeNull();
});

test('the result tells how each level and skill came out, those with the most missing first', () => {
  const result = resultOf(takeTest().answerAll({ right: 3 }).submit());
  expect(result?.byLevel).toEqual([
    { name: 'easy', asked: 3, right: 3 },
    { name: 'medium', asked: 4, right: 0 },
    { name: 'hard', asked: 3, right: 0 },
  ]);
  const missing = result?.bySkill.map(({ right, asked }) => asked - right) ?? [];
  expect(missing).toEqual(missing.toSorted((a, b) => b - a));
  expect(missing.reduce((sum, each) => sum + each, 0)).toBe(7);
});

test('the result lists what was missed, wrong or unanswered, and what did not count', () => {
  const learner = takeTest(sampleBank(4, 7, 1))
    .answerAll({ right: 3, wrong: 1 })
    .submit();
  expect(resultOf(learner)?.missed).toHaveLength(7);
  expect(resultOf(learner)?.repeats).toBe(0);
  learner.start().answerAll({ right: 10 }).submit().finish();
  expect(resultOf(learner)?.repeats).toBe(8);
});

test('an earlier result can be looked up', () => {
  const learner = takeTest().answerAll({ right: 10 }).submit();
  const first = learner.state.sitting;
  learner.start().answerAll({ right: 0 }).submit();
  expect(testResult(learner.bank, learner.log, first)?.missed).toHaveLength(0);
  expect(resultOf(learner)?.missed).toHaveLength(10);
});

test('an item at hand is a task of one attempt that can be edited, with its draft', () => {
  const learner = takeTest().answer('wrong').confide('sure');
  const { context, state } = testTask(learner.bank, learner.state, learner.shown)!;
  expect(context).toMatchObject({ mode: 'test', sitting: learner.state.sitting, question: { attempts: 1 } });
  expect(context.question.hintHtml).toBeNull();
  expect(state).toMatchObject({ phase: 'open', answer: { blank: 'o2' }, active: null, confidence: 'sure' });
  const edited = step(context, state, { kind: 'clear', blank: 0 }).state;
  expect(learner.dispatch({ kind: 'answer', answer: edited.answer }).shown.complete).toBe(false);
});

test('an item not touched yet is a task as it is first met', () => {
  const learner = takeTest();
  expect(testTask(learner.bank, learner.state, learner.shown)?.state).toMatchObject({
    active: 0,
    score: null,
  });
});

test('an item of a finished test is solved or spent, with its marks', () => {
  const learner = takeTest().answerAll({ right: 1, wrong: 1 }).submit();
  const tasks = learner.state.items.map((item) => testTask(learner.bank, learner.state, item)?.state);
  expect(tasks[0]).toMatchObject({ phase: 'solved', score: { kind: 'right' } });
  expect(tasks[1]).toMatchObject({ phase: 'spent', score: { kind: 'wrong', marks: [false] } });
  expect(tasks[2]).toMatchObject({ phase: 'spent', score: null });
});

test('whatever a learner does, the state is what the log gives back, and a test ends by the rule', () => {
  const act = fc.oneof(
    { weight: 8, arbitrary: fc.constantFrom('right' as const, 'wrong' as const, 'empty' as const) },
    { weight: 6, arbitrary: fc.constantFrom('flag', 'next', 'back', 'submit', 'finish', 'more', 'fill') },
    { weight: 2, arbitrary: fc.integer({ min: -1, max: 12 }) },
  );
  fc.assert(
    fc.property(fc.array(act, { maxLength: 60 }), fc.integer(), (acts, seed) => {
      const learner = new TestSession(sampleBank(9), seed).start();
      for (const each of acts) {
        const { log, state } = learner;
        perform(learner, each);
        const { phase, items, evidence, verdict, at } = learner.state;
        expect(testState(learner.bank, learner.reload().log)).toEqual(learner.state);
        expect(items[at]).toBeDefined();
        expect(items.length).toBeLessThanOrEqual(24);
        expect(evidence.asked).toBe(items.filter(({ submitted }) => submitted).length);
        expect(evidence.right).toBe(items.filter(({ right }) => right).length);
        expect(phase === 'finished' && verdict?.kind === 'undecided').toBe(false);
        expect(state.phase === 'finished' && learner.log.length > log.length).toBe(false);
      }
    }),
    { numRuns: 60 },
  );
});

function perform(learner: TestSession, act: string | number): void {
  if (typeof act === 'number') learner.go(act);
  else if (act === 'right' || act === 'wrong' || act === 'empty') learner.answer(act);
  else if (act === 'fill') learner.answerAll({ right: 7 });
  else if (act === 'more') learner.more();
  else if (act === 'flag' || act === 'next' || act === 'back') learner.dispatch({ kind: act });
  else if (act === 'submit' || act === 'finish') learner.dispatch({ kind: act });
}
