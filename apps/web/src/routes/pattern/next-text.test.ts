import { expect, test } from 'vitest';
import { nextText } from './next-text.ts';

const title = () => 'Why';

test('the reason of the next step is said with its figures', () => {
  const step = { mode: 'practice', reason: { kind: 'practice', done: 3, total: 10 } } as const;
  expect(nextText(step, title)).toEqual({
    why: '3 of 10 questions are done.',
    button: 'Go on practising',
  });
  expect(nextText({ mode: 'review', reason: { kind: 'due', cards: 1 } }, title).why).toMatch(
    /^1 card is due/,
  );
  expect(nextText({ mode: 'why', reason: { kind: 'unread' } }, title).button).toBe('Open Why');
});
