import { expect, test } from 'vitest';
import { reviewing, sampleQuestion } from '../testing/index.ts';
import { questionCard } from './card-id.ts';
import { suggestedGrade } from './review-task.ts';

const question = sampleQuestion('create-the-loss', { variants: 3 });
const card = questionCard(question.id);
const missed = () => reviewing([], [card]).miss(question);

test('the card of a question asks a variant not met before, in one attempt and without a hint', () => {
  const { context, state } = missed().task(question);
  expect(context).toMatchObject({
    mode: 'review',
    variant: { id: 'v2' },
    question: { attempts: 1, hintHtml: null },
  });
  expect(state.phase).toBe('open');
});

test('until the card is graded its variant and its answer stay', () => {
  const learner = missed().answer(question, 'wrong').wait({ days: 1 });
  const { context, state } = learner.task(question);
  expect(context.variant.id).toBe('v2');
  expect(state).toMatchObject({ phase: 'spent', tried: ['o2'] });
});

test('each review asks another variant, and begins without the answers of the last', () => {
  const learner = missed().answer(question, 'right').grade(card, 3);
  expect(learner.task(question).context.variant.id).toBe('v3');
  learner.answer(question, 'right').grade(card, 3);
  const again = learner.task(question);
  expect(again.context.variant.id).toBe('v1');
  expect(again.state).toMatchObject({ phase: 'open', tried: [] });
});

test('a question with one variant is asked again from the start', () => {
  const single = sampleQuestion('single', { variants: 1 });
  const learner = reviewing().answer(single, 'right').grade(questionCard(single.id), 3);
  expect(learner.task(single).state).toMatchObject({ phase: 'open', tried: [] });
});

test('undo brings the answered card back, to be graded again', () => {
  const learner = missed().answer(question, 'right').grade(card, 1).undo();
  const { context, state } = learner.task(question);
  expect(context.variant.id).toBe('v2');
  expect(state.phase).toBe('solved');
});

test('a learner who wants to see the answer has it shown, and the variant is met', () => {
  const learner = missed();
  learner.enter(learner.task(question).context, { kind: 'unanswered' });
  expect(learner.task(question).state.phase).toBe('spent');
  expect(learner.grade(card, 1).task(question).context.variant.id).toBe('v3');
});

test('answers to the question in other modes leave its card as it is', () => {
  const learner = missed().answer(question, 'right').miss(question);
  expect(learner.task(question)).toMatchObject({
    context: { variant: { id: 'v2' } },
    state: { phase: 'solved' },
  });
});

test('a right answer suggests good, a wrong or missing one again', () => {
  const suggested = (answer: 'right' | 'wrong') =>
    suggestedGrade(missed().answer(question, answer).task(question).state);
  expect(suggested('right')).toBe(3);
  expect(suggested('wrong')).toBe(1);
  expect(suggestedGrade(missed().task(question).state)).toBeNull();
});
