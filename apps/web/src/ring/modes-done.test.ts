import type { ModeStanding } from '@tenfold/practice';
import { expect, test } from 'vitest';
import { modesDone } from './modes-done.ts';

const shareOf = (standing: ModeStanding) => modesDone([standing]).find((share) => share > 0) ?? 0;

test('a segment is as full as its mode is done; a mode that counts nothing is half full once it is begun', () => {
  expect(shareOf({ mode: 'practice', kind: 'begun', progress: { done: 3, total: 10 } })).toBe(0.3);
  expect(shareOf({ mode: 'challenge', kind: 'done', progress: { done: 5, total: 5 } })).toBe(1);
  expect(shareOf({ mode: 'review', kind: 'begun', progress: null })).toBe(0.5);
  expect(shareOf({ mode: 'review', kind: 'done', progress: null })).toBe(1);
  expect(shareOf({ mode: 'learn', kind: 'new', progress: null })).toBe(0);
});

test('there are ten segments, in the order of the modes', () => {
  expect(modesDone([{ mode: 'why', kind: 'done', progress: null }])).toEqual([1, 0, 0, 0, 0, 0, 0, 0, 0, 0]);
});
