import { expect, test } from 'vitest';
import { answerKey, keyOf, optionsIn } from './answer-key.ts';
import type { OptionId } from './question.ts';

const option = (id: string) => id as OptionId;

test('a complete answer is named by its options in the order of their places', () => {
  expect(answerKey({ kind: 'fill', blank: option('o2') })).toBe('o2');
  expect(answerKey({ kind: 'fill-many', blanks: [option('o4'), option('o1')] })).toBe('o4,o1');
  expect(answerKey({ kind: 'claim', option: option('o3') })).toBe('o3');
});

test('what is typed is named by what it says, and code by itself', () => {
  expect(answerKey({ kind: 'predict', text: ' [0.5,  2]' })).toBe(
    answerKey({ kind: 'predict', text: '0.5 2' }),
  );
  expect(answerKey({ kind: 'predict', option: option('o2') })).toBe('o2');
  const result = { passed: false, message: 'no' };
  expect(answerKey({ kind: 'write', code: 'x = 1\n', result })).toBe('x = 1');
});

test('nothing typed, and code that was not run, has no key', () => {
  expect(answerKey({ kind: 'predict', text: ' \n' })).toBeNull();
  expect(answerKey({ kind: 'write', code: 'x = 1', result: null })).toBeNull();
  expect(answerKey({ kind: 'order', lines: [option('o1'), null] })).toBeNull();
});

test('an answer with an empty place has no key', () => {
  expect(answerKey({ kind: 'fill', blank: null })).toBeNull();
  expect(answerKey({ kind: 'fill-many', blanks: [option('o4'), null] })).toBeNull();
  expect(answerKey({ kind: 'program', option: null })).toBeNull();
});

test('a key gives back the options it was made of', () => {
  const options = [option('o3'), option('o10'), option('o3')];
  expect(optionsIn(keyOf(options))).toEqual(options);
});
