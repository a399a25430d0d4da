import * as torch from '@tenfold/torch';
import { expect, test } from 'vitest';
import { type Scene, START } from './scene.ts';
import { smoother } from './smoothing.ts';

const smooth = smoother(torch);
const sum = (values: readonly number[]) => values.reduce((total, each) => total + each, 0);
/** Written out by hand: the textbook's formulas, against the engine's operations. */
const softmax = (z: readonly number[]) => z.map((each) => Math.exp(each) / sum(z.map(Math.exp)));

test("the target is PyTorch's: eps / K for every class", () => {
  expect(smooth(START).targets.map((each) => each.toFixed(4))).toEqual([
    '0.9200',
    '0.0200',
    '0.0200',
    '0.0200',
    '0.0200',
  ]);
});

test('shared among the others alone it is 1 - eps and eps / (K - 1)', () => {
  const { targets } = smooth({ ...START, convention: 'others' });
  expect(targets.map((each) => each.toFixed(4))).toEqual(['0.9000', '0.0250', '0.0250', '0.0250', '0.0250']);
});

test('the gradient is p - q, and sums to 0', () => {
  const { gradient, probabilities, targets } = smooth(START);
  expect(sum(probabilities)).toBeCloseTo(1, 12);
  softmax(START.logits).forEach((p, k) => expect(probabilities[k]).toBeCloseTo(p, 12));
  gradient.forEach((each, k) => expect(each).toBeCloseTo((probabilities[k] ?? 0) - (targets[k] ?? 0), 12));
  expect(sum(gradient)).toBeCloseTo(0, 12);
});

const cases: readonly Scene[] = [
  START,
  { ...START, target: 3, eps: 0.3 },
  { ...START, convention: 'others', eps: 0.25 },
  { eps: 0.2, logits: [1, 1.5, -3], target: 0, convention: 'all' },
  { eps: 0.2, logits: [1, 1.5, -3], target: 0, convention: 'others' },
];

test.each(cases)('smoothing changes the loss by eps times the lead of the true logit (%o)', (scene) => {
  const { loss, plain, meanLogit } = smooth(scene);
  expect(plain).toBeCloseTo(-Math.log(softmax(scene.logits)[scene.target] ?? 0), 12);
  expect(loss - plain).toBeCloseTo(scene.eps * ((scene.logits[scene.target] ?? 0) - meanLogit), 10);
});

test.each(cases)('logits at the best gap have the floor as their loss and no gradient (%o)', (scene) => {
  const { floor, bestGap } = smooth(scene);
  const best = smooth({
    ...scene,
    logits: scene.logits.map((_, k) => (k === scene.target ? (bestGap ?? 0) : 0)),
  });
  expect(best.loss).toBeCloseTo(floor, 12);
  best.gradient.forEach((each) => expect(each).toBeCloseTo(0, 12));
});

test('for ten classes and eps 0.1 the best gap is 4.5109 and the floor 0.5003', () => {
  const ten = { ...START, logits: Array.from({ length: 10 }, () => 0) };
  expect(smooth(ten).bestGap).toBeCloseTo(4.5109, 4);
  expect(smooth(ten).floor).toBeCloseTo(0.5003, 4);
  expect(smooth({ ...ten, convention: 'others' }).bestGap).toBeCloseTo(4.3944, 4);
});

test('without smoothing the floor is 0, which no finite logits reach', () => {
  const { floor, bestGap, loss, plain } = smooth({ ...START, eps: 0 });
  expect(floor).toBeCloseTo(0, 12);
  expect(bestGap).toBeNull();
  expect(loss).toBe(plain);
});

test("the sweep meets the losses at the scene's own logit", () => {
  const scene = { ...START, logits: [3, 0.6, -0.4] };
  const { sweep, loss, plain } = smooth(scene);
  const here = sweep.find(({ logit }) => logit === 3);
  expect(here?.loss).toBeCloseTo(loss, 12);
  expect(here?.plain).toBeCloseTo(plain, 12);
});

test('a thousand scenes leave nothing behind in the engine', () => {
  const engine = torch.createEngine();
  smooth(START);
  const before = engine.memory().liveBlocks;
  for (let i = 0; i < 1000; i++) smooth(START);
  expect(engine.memory().liveBlocks).toBe(before);
});
