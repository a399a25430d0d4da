import { expect, test } from 'vitest';
import { nearest, suggestion } from './suggest.ts';

test.each([
  ['levl', 'level'],
  ['lvele', 'level'],
  ['Level', 'level'],
  ['tolerence', 'tolerance'],
  ['wehre', 'where'],
])('%j is near %j', (written, word) => {
  expect(nearest(written, ['level', 'tolerance', 'where', 'vary'])).toBe(word);
});

test('what is far from every word is near none: then all words are named', () => {
  expect(nearest('author', ['level', 'kind'])).toBeNull();
  expect(suggestion('author', ['level', 'kind'])).toBe('There is `level`, `kind`.');
  expect(suggestion('levle', ['level', 'kind'])).toBe('Did you mean `level`?');
});
