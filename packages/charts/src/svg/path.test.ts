import { expect, test } from 'vitest';
import { linePath, type Point } from './path.ts';

/** The points of a path, walked. */
function walked(path: string): Point[] {
  const numbers = (path.match(/-?[\d.]+/g) ?? []).map(Number);
  let [x, y] = [0, 0];
  return numbers.flatMap((dx, i) => {
    if (i % 2 === 1) return [];
    [x, y] = [x + dx, y + (numbers[i + 1] ?? 0)];
    return [[x, y] as Point];
  });
}

test('a straight line keeps its ends only', () => {
  expect(linePath(Array.from({ length: 50 }, (_, i): Point => [i, 2 * i]))).toBe('M0 0l49 98');
});

test('steps do not add up their rounding', () => {
  const points = Array.from({ length: 500 }, (_, i): Point => [i * 1.37, 100 + 60 * Math.sin(i)]);
  const [x, y] = walked(linePath(points)).at(-1) ?? [0, 0];
  expect(x).toBeCloseTo(499 * 1.37, 0);
  expect(y).toBeCloseTo(100 + 60 * Math.sin(499), 0);
});

test('a sharp corner stays', () => {
  expect(
    linePath([
      [0, 10],
      [5, 10],
      [5, 0],
      [10, 0],
    ]),
  ).toBe('M0 10l5 0 0-10 5 0');
});
