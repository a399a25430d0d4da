import { expect, test } from 'vitest';
import { finder } from './find.ts';

const entry = (title: string, text: string) => ({ url: `/a#${title}`, title, page: 'Learn', text });
const find = finder([
  entry('The gradient', 'What flows back is p minus q.'),
  entry(
    'The floor',
    'However long it trains and however large the logits get, the loss cannot fall below the entropy of the target, where the gradient is zero.',
  ),
  entry('C++ (x*y)', 'A formula with a*b and signs.'),
]);
const titles = (query: string) => find(query).map(({ entry: { title } }) => title);

test('titles count more than text', () => {
  expect(titles('gradient')).toEqual(['The gradient', 'The floor']);
});

test('a begun word, a misspelt word and several words are found', () => {
  expect(titles('entro')).toEqual(['The floor']);
  expect(titles('gradeint')).toContain('The gradient');
  expect(titles('gradient entropy')).toEqual(['The floor']);
});

test('nothing is found for what is not there, nor for nothing', () => {
  expect(titles('zebra')).toEqual([]);
  expect(titles('')).toEqual([]);
});

test('the snippet is the text, cut at the words found', () => {
  const [found] = find('entropy');
  expect(found?.snippet[1]).toBe('entropy');
  expect(found?.snippet.join('')).toMatch(/^… .*entropy of the target/);
  expect(find('a*b')[0]?.snippet.join('')).toBe('A formula with a*b and signs.');
});
