import { ranOnText } from '@tenfold/pattern/public';
import { sampleTask } from '@tenfold/practice/testing';
import { expect, test } from 'vitest';
import { countText, outcomeText } from './proof-text.ts';

const pytorch = { on: 'pytorch', python: '3.11.2', torch: '2.13.0+cpu' } as const;
const engine = { on: 'engine', python: '3.14.2', torch: '2.13.0+tenfold' } as const;

test('a proof says what it ran on, and claims no more than was recorded', () => {
  expect(ranOnText([engine, pytorch])).toBe("on PyTorch 2.13 and in this page's engine");
  expect(ranOnText([pytorch])).toBe('on PyTorch 2.13');
  expect(ranOnText([engine])).toBe("in this page's engine");
});

test('options or fillings are counted', () => {
  expect(countText(sampleTask().question)).toBe('4 options, 1 passes');
  const many = sampleTask({
    kind: 'fill-many',
    blanks: 2,
    options: ['a', 'b'],
    passing: [
      ['a', 'b'],
      ['b', 'a'],
    ],
  });
  expect(countText(many.question)).toBe('2 fillings, 2 pass');
});

test('an outcome is the value, the exception, or the silence', () => {
  expect(outcomeText({ kind: 'finished', shown: '0.92', error: null })).toBe('0.92');
  expect(outcomeText({ kind: 'finished', shown: '', error: null })).toBe('ran, printed nothing');
  const error = { type: 'RuntimeError', message: 'no' };
  expect(outcomeText({ kind: 'raised', shown: 'before', error })).toBe('RuntimeError: no');
  expect(outcomeText({ kind: 'timed-out', shown: '', error: null })).toContain('still running');
});
