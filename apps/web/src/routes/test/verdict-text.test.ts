import { verdictAfter } from '@tenfold/practice';
import { expect, test } from 'vitest';
import { percent, strengthText, verdictSentence } from './verdict-text.ts';

test('no probability is said to be nothing or certain', () => {
  expect([0, 0.004, 0.5, 0.999, 1].map(percent)).toEqual([
    'under 1%',
    'under 1%',
    '50%',
    'over 99%',
    'over 99%',
  ]);
});

test('a confirmed verdict is said without reserve, a provisional one with it', () => {
  expect(verdictSentence('It', verdictAfter({ right: 10, asked: 10 }))).toMatch(
    /^It is strong, with a .* (?:over )?9\d%\.$/,
  );
  expect(verdictSentence('It', verdictAfter({ right: 7, asked: 10 }, true))).toContain('most likely');
});

test('strong is to be confirmed until it was on another day', () => {
  const verdict = verdictAfter({ right: 10, asked: 10 });
  const tested = { at: 0, utcOffsetMinutes: 0 };
  expect(strengthText({ verdict, final: false, retests: 0, tested })).toContain('to be confirmed');
  expect(strengthText({ verdict, final: true, retests: 1, tested })).toContain('confirmed on another day');
});
