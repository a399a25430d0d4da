import { sampleTask } from '@tenfold/practice/testing';
import { expect, test } from 'vitest';
import { noticeText } from './notice-text.ts';

const task = sampleTask({
  kind: 'fill-many',
  blanks: 2,
  options: ['0.1', '0.9'],
  hint: '<p>Use <code>eps &lt; 1</code>.</p>',
});
const [first] = task.variant.options;
const option = first!.id;

test('a placed chip is named with its blank and what comes next', () => {
  expect(noticeText({ kind: 'placed', blank: 0, option, next: 1 }, task)).toBe(
    '0.1 is in blank 1. Blank 2 is next.',
  );
  expect(noticeText({ kind: 'placed', blank: 1, option, next: null }, task)).toContain('press Enter');
});

test('a wrong answer names its blanks and the attempts left', () => {
  const wrong = (blanks: number[], attemptsLeft: number) =>
    noticeText({ kind: 'wrong', blanks, attemptsLeft }, task);
  expect(wrong([1], 2)).toBe('Blank 2 is wrong. 2 attempts left.');
  expect(wrong([0, 1], 1)).toBe('Blanks 1 and 2 are wrong. 1 attempt left.');
  expect(wrong([0, 1, 2], 1)).toContain('Blanks 1, 2 and 3 are wrong.');
  expect(wrong([], 0)).toBe('Not this one. That was the last attempt; below is what works.');
});

test('an incomplete or repeated answer is said to cost nothing', () => {
  expect(noticeText({ kind: 'incomplete', blank: 1 }, task)).toBe(
    'Blank 2 is still empty. This cost no attempt.',
  );
  expect(noticeText({ kind: 'incomplete', blank: null }, task)).toContain('cost no attempt');
  expect(noticeText({ kind: 'repeated', attemptsLeft: 2 }, task)).toContain(
    'cost no attempt: 2 attempts left',
  );
});

test('a hint is read out as plain text', () => {
  expect(noticeText({ kind: 'hinted' }, task)).toBe('Hint: Use eps < 1.');
});

test('in an order lines are spoken of, and a prediction may be typed', () => {
  const order = sampleTask({ kind: 'order', blanks: 2, options: ['a()', 'b()'] });
  expect(noticeText({ kind: 'placed', blank: 0, option, next: 1 }, order)).toBe(
    'a() is in line 1. Line 2 is next.',
  );
  expect(noticeText({ kind: 'cleared', blank: 0 }, order)).toContain('moved up');
  expect(noticeText({ kind: 'incomplete', blank: 1 }, order)).toContain('Line 2 is still empty');
  const typed = sampleTask({ kind: 'predict', typed: true });
  expect(noticeText({ kind: 'incomplete', blank: null }, typed)).toContain('Type an answer');
});
