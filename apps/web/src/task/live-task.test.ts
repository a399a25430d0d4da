import { seal } from '@tenfold/pattern';
import type { PublicPattern, PublicQuestion } from '@tenfold/pattern/public';
import { sampleTask } from '@tenfold/practice/testing';
import { beforeEach, expect, test } from 'vitest';
import { events } from '../journal/journal.ts';
import { liveTask } from './live-task.ts';
import * as opening from './opening.ts';

/** The sample question as it is shown first (nothing sealed), and whole. */
function sample(): { pattern: PublicPattern; shown: PublicQuestion; whole: PublicQuestion } {
  const task = sampleTask({ variants: ['K=4', 'K=5'] });
  const sealed = seal(task.open(), task.question.id);
  const whole = { ...task.question, variants: task.question.variants.map((each) => ({ ...each, sealed })) };
  const shown = { ...task.question, variants: task.question.variants.slice(0, 1) };
  const pattern = { id: task.pattern, contentVersion: '1' } as PublicPattern;
  return { pattern, shown, whole };
}

const optionOf = ({ variants }: PublicQuestion, text: string) =>
  variants[0]!.options.find((option) => option.text === text)!.id;

beforeEach(() => {
  events.value = [];
});

test('an answer checked before the proofs have come is judged when they have', () => {
  const { pattern, shown, whole } = sample();
  const task = liveTask(pattern, shown);
  task.send({ kind: 'place', option: optionOf(shown, '1.0') });
  task.send({ kind: 'check' });
  expect(task.state.value.score).toBeNull();
  expect(events.value).toEqual([]);
  task.complete(whole, opening);
  expect(task.state.value.score?.kind).toBe('wrong');
  expect(events.value).toMatchObject([{ kind: 'answered', right: false, attempt: 1, variant: 'K=4' }]);
});

test('what was filled in before the proofs came stays', () => {
  const { pattern, shown, whole } = sample();
  const task = liveTask(pattern, shown);
  task.send({ kind: 'place', option: optionOf(shown, '0.1') });
  task.complete(whole, opening);
  expect(task.state.value.answer).toMatchObject({ blank: optionOf(shown, '0.1') });
});

test('a task is resumed from the log, and nothing is uncovered before an answer', () => {
  const { pattern, shown, whole } = sample();
  const before = liveTask(pattern, shown);
  before.complete(whole, opening);
  expect(before.opened.value).toBeNull();
  before.send({ kind: 'place', option: optionOf(shown, '1.0') });
  before.send({ kind: 'check' });
  const after = liveTask(pattern, shown);
  after.complete(whole, opening);
  expect(after.state.value).toMatchObject({ tried: [optionOf(shown, '1.0')], score: { kind: 'wrong' } });
  expect(after.opened.value).not.toBeNull();
});

test('what the log got elsewhere is taken up, and what is only filled in stays while the log knows no more', () => {
  const { pattern, shown, whole } = sample();
  const [here, there] = [liveTask(pattern, shown), liveTask(pattern, shown)];
  const [wrong, right] = [optionOf(shown, '1.0'), optionOf(shown, '0.1')];
  for (const task of [here, there]) task.complete(whole, opening);
  here.send({ kind: 'place', option: right });
  here.complete(whole, opening);
  expect(here.state.value.answer).toMatchObject({ blank: right });

  there.send({ kind: 'place', option: wrong });
  there.send({ kind: 'check' });
  here.complete(whole, opening);
  expect(here.state.value).toMatchObject({ tried: [wrong], answer: { blank: wrong } });
  expect(here.opened.value).not.toBeNull();

  events.value = [];
  here.complete(whole, opening);
  expect(here.state.value).toMatchObject({ phase: 'open', tried: [], answer: { blank: null } });
  expect(here.opened.value).toBeNull();
});

test('a check that waits for the proofs is not made of an answer that the log brought', () => {
  const { pattern, shown, whole } = sample();
  const before = liveTask(pattern, shown);
  before.complete(whole, opening);
  before.send({ kind: 'place', option: optionOf(shown, '1.0') });
  before.send({ kind: 'check' });
  const after = liveTask(pattern, shown);
  after.send({ kind: 'place', option: optionOf(shown, '0.1') });
  after.send({ kind: 'check' });
  after.complete(whole, opening);
  expect(after.state.value.tried).toHaveLength(1);
  expect(events.value).toHaveLength(1);
});

test('starting again gives the numbers not met yet, and covers the outcomes', () => {
  const { pattern, shown, whole } = sample();
  const task = liveTask(pattern, shown);
  task.complete(whole, opening);
  task.send({ kind: 'place', option: optionOf(shown, '0.1') });
  task.send({ kind: 'check' });
  expect(task.state.value.phase).toBe('solved');
  task.restart();
  expect(task.context.value.variant.id).toBe('K=5');
  expect(task.state.value).toMatchObject({ phase: 'open', tried: [] });
  expect(task.opened.value).toBeNull();
});

test('written code is run before it is judged; until then nothing is counted', async () => {
  const { pattern, shown } = sample();
  const question = { ...shown, kind: 'write' as const };
  const task = liveTask({ ...pattern, prelude: 'import torch' }, question);
  task.send({ kind: 'type', text: 'x = 1' });
  task.send({ kind: 'check' });
  expect(task.state.value.score, 'it waits for the check, which is sealed').toBeNull();
  task.send({ kind: 'report', text: 'x = 1', result: { passed: false, message: 'no' } });
  expect(task.state.value.answer).toMatchObject({ result: { passed: false } });
  task.send({ kind: 'type', text: 'x = 2' });
  expect(task.state.value.answer, 'what was found holds for the code that was run').toMatchObject({
    result: null,
  });
  expect(events.value).toEqual([]);
});
