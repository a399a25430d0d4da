import { seal } from '@tenfold/pattern';
import type { PublicPattern, PublicQuestion } from '@tenfold/pattern/public';
import { keyOf } from '@tenfold/pattern/public';
import { sampleTask } from '@tenfold/practice/testing';
import { beforeEach, expect, test } from 'vitest';
import { events } from '../journal/journal.ts';
import { liveTask } from '../task/live-task.ts';
import * as opening from '../task/opening.ts';
import { canRun } from './can-run.ts';
import { programOf } from './program-of.ts';

const { question, pattern, open } = sampleTask();
const [wrong] = question.variants[0]!.options.filter(({ text }) => text === '1.0');
const programs = { [keyOf([wrong!.id])]: 'proved(1.0)' };
const sealed = seal({ ...open(), programs }, question.id);

function task(changes: Partial<PublicQuestion['variants'][number]>) {
  const variants = question.variants.map((variant) => ({ ...variant, sealed, ...changes }));
  const whole = { ...question, variants };
  const live = liveTask({ id: pattern, contentVersion: '1' } as PublicPattern, whole);
  live.complete(whole, opening);
  return live;
}

beforeEach(() => {
  events.value = [];
});

test('before an answer it is the code with what is filled in', () => {
  const live = task({ source: 'loss(__1__)' });
  expect(programOf(live)).toBe('loss(__1__)');
  live.send({ kind: 'place', option: wrong!.id });
  expect(programOf(live)).toBe('loss(1.0)');
});

test('after an answer it is the program that proved it, until something else is filled in', () => {
  const live = task({ source: 'loss(__1__)' });
  live.send({ kind: 'place', option: wrong!.id });
  live.send({ kind: 'check' });
  expect(programOf(live)).toBe('proved(1.0)');
  live.send({ kind: 'clear', blank: 0 });
  expect(programOf(live)).toBe('loss(__1__)');
});

test('without code there is nothing to run', () => {
  expect(canRun(task({ source: '' }))).toBe(false);
  expect(canRun(task({ source: 'loss(__1__)' }))).toBe(true);
});
