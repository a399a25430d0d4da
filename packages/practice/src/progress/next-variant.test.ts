import { expect, test } from 'vitest';
import type { LogEvent } from '../log/event.ts';
import { answered, itemOf, sampleEvent, sampleRecord, sampleTask } from '../testing/index.ts';
import { currentVariant, nextVariant } from './next-variant.ts';

const task = sampleTask({ variants: ['K=4', 'K=5', 'K=8'] });
const [k4, k5, k8] = task.question.variants.map((variant) => ({ ...task, variant }));
const answeredIn = (...contexts: readonly (typeof task | undefined)[]) =>
  contexts.map((context = task) => sampleEvent(answered(), { context }));
const nextAfter = (events: readonly LogEvent[]) => nextVariant(task, events).id;

test('variants not met yet come first, in their order', () => {
  expect(nextAfter([])).toBe('K=4');
  expect(nextAfter(answeredIn(k4))).toBe('K=5');
  expect(nextAfter(answeredIn(k8, k4))).toBe('K=5');
});

test('when all were met they go round', () => {
  expect(nextAfter(answeredIn(k4, k5, k8))).toBe('K=4');
  expect(nextAfter(answeredIn(k4, k5, k8, k4))).toBe('K=5');
});

test('a variant met in another mode counts as met, one of another pattern does not', () => {
  expect(nextAfter(answeredIn({ ...k4!, mode: 'test' }))).toBe('K=5');
  expect(nextAfter(answeredIn({ ...k4!, pattern: 'dropout' as typeof task.pattern }))).toBe('K=4');
});

test('a question with one variant gives it again', () => {
  const single = sampleTask();
  expect(nextVariant(single, answeredIn(single)).id).toBe('-');
});

test('the current variant is the one the learner was last at in this mode', () => {
  const restarted = sampleEvent({ kind: 'restarted' }, { context: k8! });
  expect(currentVariant(task, [...answeredIn(k4), restarted]).id).toBe('K=8');
  expect(currentVariant(task, answeredIn(k4, { ...k8!, mode: 'test' })).id).toBe('K=4');
});

test('a question not met in this mode starts with a variant not met elsewhere', () => {
  expect(currentVariant(task, answeredIn({ ...k4!, mode: 'test' })).id).toBe('K=5');
});

test('a variant that is gone is replaced by the next', () => {
  const events = answeredIn(k8);
  const without = { ...task, question: { ...task.question, variants: task.question.variants.slice(0, 2) } };
  expect(currentVariant(without, events).id).toBe('K=4');
});

test('a variant that a test was drawn with counts as met, though it was not answered yet', () => {
  const drawn = sampleRecord({ kind: 'test-started', purpose: 'test', items: [itemOf(k4!)] });
  expect(nextAfter([drawn])).toBe('K=5');
});
