import * as torch from '@tenfold/torch';
import { expect, test } from 'vitest';
import { atBest, type Scene, START } from './scene.ts';
import { smoother } from './smoothing.ts';
import { announcement, whereNow, why } from './told.ts';

const smooth = smoother(torch);
const tell = (scene: Scene) => why(scene, smooth(scene));
const wrongYetHigher: Scene = { eps: 0.2, logits: [1, 1.5, -3], target: 0, convention: 'all' };

test('a true logit above the mean makes the loss higher, even of a wrong prediction', () => {
  expect(tell(wrongYetHigher)).toEqual({
    verdict: 'higher',
    sum: 'ε · (z − mean) = 0.2 × (1.00 − (−0.17)) = +0.23',
    reason: 'The true logit lies above the mean of all logits, and smoothing charges for the difference.',
  });
});

test('below the mean it makes it lower', () => {
  expect(tell({ ...wrongYetHigher, target: 2 })).toMatchObject({
    verdict: 'lower',
    sum: expect.stringContaining('= −0.57'),
  });
});

test('at the mean, and without smoothing, it changes nothing', () => {
  expect(tell({ ...wrongYetHigher, logits: [1, 2, 0] }).verdict).toBe('equal');
  expect(tell({ ...wrongYetHigher, eps: 0 }).reason).toContain('nothing is smoothed');
});

test('among the others alone it is their mean that counts', () => {
  const scene: Scene = { ...wrongYetHigher, convention: 'others' };
  expect(tell(scene).sum).toContain('(1.00 − (−0.75)) = +0.35');
});

test('past the best gap, training goes back', () => {
  const best = smooth(START).bestGap ?? 0;
  const at = (scene: Scene) => whereNow(scene, smooth(scene));
  expect(at(START)).toContain('would raise the true logit');
  expect(at({ ...START, logits: [8, 0, 0, 0, 0] })).toContain('Surer than its target');
  expect(at(atBest(START, best))).toContain('would leave it here');
  expect(at({ ...START, target: 4 })).toContain('lies 2.00 below the others; the best gap is 3.83');
  expect(at({ ...START, eps: 0 })).toContain('no finite gap is the best');
});

test('the best logits keep the mean where their bounds allow', () => {
  const { logits } = atBest(START, 3.85);
  expect(logits.reduce((sum, each) => sum + each, 0) / 5).toBeCloseTo(0.5, 1);
  expect(logits[0]! - logits[1]!).toBeCloseTo(3.85, 2);
  expect(Math.max(...atBest({ ...START, logits: [8, 8, 8, 8, 8] }, 3.85).logits)).toBe(8);
});

test('the announcement begins with the result', () => {
  expect(announcement(wrongYetHigher, smooth(wrongYetHigher))).toMatch(
    /^Loss 1\.21, higher than the plain loss 0\.98; floor 0\.\d\d\. The true logit lies/,
  );
});
