import type { AnswerKey, OptionId } from '@tenfold/pattern/public';
import { expect, test } from 'vitest';
import { sampleTask, session } from '../testing/index.ts';
import { passingKeys } from '../kinds/proved.ts';
import { grade, judgeAnswer } from './grade.ts';

const twoWays = {
  kind: 'fill-many',
  options: ['a', 'b', 'c', 'd'],
  blanks: 3,
  passing: [
    ['a', 'b', 'c'],
    ['d', 'c', 'b'],
  ],
} as const;

test('every filling that passes is right', () => {
  session(twoWays).fill(1, 'a').fill(2, 'b').fill(3, 'c').check().expectRight();
  session(twoWays).fill(1, 'd').fill(2, 'c').fill(3, 'b').check().expectRight();
});

test('blanks are marked against the nearest filling that passes', () => {
  session(twoWays)
    .fill(1, 'a')
    .fill(2, 'b')
    .fill(3, 'd')
    .check()
    .expectWrong({ blanks: [3] });
  session(twoWays)
    .fill(1, 'a')
    .fill(2, 'c')
    .fill(3, 'b')
    .check()
    .expectWrong({ blanks: [1] });
});

test('the keys of all passing answers can be shown', () => {
  expect(passingKeys(sampleTask(twoWays).open())).toEqual(['o1,o2,o3', 'o4,o3,o2']);
});

test('an answer that was never proved is our fault, not the learner’s', () => {
  const gone = { kind: 'fill', blank: 'o9' as OptionId } as const;
  expect(() => grade(sampleTask().open(), gone, 'o9' as AnswerKey)).toThrow('no outcome for the answer o9');
  expect(judgeAnswer(sampleTask().open(), gone)).toBeNull();
});
