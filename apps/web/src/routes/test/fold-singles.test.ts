import { expect, test } from 'vitest';
import { foldSingles } from './fold-singles.ts';

const group = (name: string, right: number, asked: number) => ({ name, right, asked });

test('skills of one question each become one line for the wrong and one for the right, in their places', () => {
  const groups = [
    group('targets', 1, 3),
    group('padding', 0, 1),
    group('binary', 0, 1),
    group('api', 1, 1),
    group('shapes', 2, 2),
    group('weights', 1, 1),
  ];
  expect(foldSingles(groups)).toEqual([
    group('targets', 1, 3),
    group('padding, binary', 0, 2),
    group('api, weights', 2, 2),
    group('shapes', 2, 2),
  ]);
});

test('one alone stays as it is', () => {
  const groups = [group('padding', 0, 1), group('api', 1, 1), group('shapes', 2, 2)];
  expect(foldSingles(groups)).toEqual(groups);
});
