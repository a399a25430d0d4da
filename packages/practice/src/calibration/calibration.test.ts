import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { firstAttempts } from '../progress/first-attempts.ts';
import { answered, sampleEvent, sampleTask } from '../testing/index.ts';
import { CONFIDENCES, type Confidence, MEANING } from './confidence.ts';
import { reliability } from './reliability.ts';
import { wilson } from './wilson.ts';

/** `right` of `asked` answers given with this confidence, each to a variant of its own. */
const stated = (confidence: Confidence | null, right: number, asked: number) =>
  Array.from({ length: asked }, (_, index) => {
    const task = sampleTask({ variants: [`${confidence} ${index}`] });
    const entry = { ...answered({ right: index < right }), ...(confidence && { confidence }) };
    return sampleEvent(entry, { context: task });
  });
const rowOf = (confidence: Confidence, right: number, asked: number) =>
  reliability(firstAttempts(stated(confidence, right, asked))).find((row) => row.confidence === confidence);

test('the levels claim ranges that meet and together reach from none to all', () => {
  const ranges = CONFIDENCES.map((level) => MEANING[level]);
  expect(ranges.map(({ from }) => from)).toEqual([0, ...ranges.slice(0, -1).map(({ to }) => to)]);
  expect(ranges.at(-1)?.to).toBe(1);
});

test('a level never stated has nothing to show', () => {
  expect(reliability([])).toHaveLength(CONFIDENCES.length);
  expect(rowOf('sure', 0, 0)).toMatchObject({ asked: 0, seen: null, judgement: 'none' });
});

test('a level shows the share that was right, with its interval', () => {
  expect(rowOf('likely', 6, 8)).toMatchObject({
    asked: 8,
    right: 6,
    seen: { share: 0.75 },
    judgement: 'fits',
  });
});

test('answers without a stated confidence are left out', () => {
  expect(reliability(firstAttempts(stated(null, 3, 4))).map(({ asked }) => asked)).toEqual([0, 0, 0]);
});

test('sure and often wrong is said to be over, unsure and always right to be under', () => {
  expect(rowOf('sure', 10, 20)?.judgement).toBe('over');
  expect(rowOf('unsure', 20, 20)?.judgement).toBe('under');
});

test('a handful of answers is not called over or under', () => {
  expect(rowOf('sure', 1, 2)?.judgement).toBe('fits');
  expect(rowOf('unsure', 3, 3)?.judgement).toBe('fits');
});

test('Wilson’s interval is the one of the textbooks', () => {
  const { from, to } = wilson(8, 10);
  expect(from).toBeCloseTo(0.4902, 4);
  expect(to).toBeCloseTo(0.9433, 4);
  expect(wilson(0, 10)).toEqual({ from: 0, to: expect.closeTo(0.2775, 4) });
});

test('the interval holds the share, stays between 0 and 1, and narrows with more answers', () => {
  const counts = fc
    .integer({ min: 1, max: 500 })
    .chain((asked) => fc.tuple(fc.nat(asked), fc.constant(asked)));
  fc.assert(
    fc.property(counts, ([right, asked]) => {
      const { from, to } = wilson(right, asked);
      expect(from).toBeGreaterThanOrEqual(0);
      expect(to).toBeLessThanOrEqual(1);
      expect(from).toBeLessThanOrEqual(right / asked + 1e-12);
      expect(to).toBeGreaterThanOrEqual(right / asked - 1e-12);
      const wider = wilson(right * 4, asked * 4);
      expect(wider.to - wider.from).toBeLessThan(to - from);
    }),
  );
});
