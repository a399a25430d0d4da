import { expect, it } from 'vitest';
import { Transcript } from './transcript.ts';

it('keeps text up to the limit, then says once that it was cut', () => {
  const told: string[] = [];
  const transcript = new Transcript(5, (text) => told.push(text));
  for (const text of ['abc', '', 'def', 'ghi']) transcript.add(text);
  expect(transcript.text).toBe('abcde\n[output cut after 5 characters]\n');
  expect(transcript.truncated).toBe(true);
  expect(told).toEqual(['abc', 'de\n[output cut after 5 characters]\n']);
});

it('does not cut text of exactly the limit', () => {
  const transcript = new Transcript(3);
  transcript.add('abc');
  expect(transcript.text).toBe('abc');
  expect(transcript.truncated).toBe(false);
});
