import { expect, test } from 'vitest';
import { judgeGoal, toGoalRun } from './judge-goal.ts';

const plain = [0.02, 0.022, 0.018].map((ece) => ({ acc: 0.96, ece }));
const experiment = {
  plain: 0,
  record: { ranOn: [], between: {}, runs: [], engineMeans: {}, measures: { 0: plain } },
};
const judge = (...runs: [acc: number, ece: number][]) =>
  judgeGoal(
    runs.map(([acc, ece]) => ({ acc, ece })),
    experiment,
  );

test('lower ECE at the same accuracy reaches it', () => {
  expect(judge([0.96, 0.01], [0.96, 0.0125], [0.96, 0.008])).toEqual({
    reached: true,
    text: 'Reached. Over 3 seeds: accuracy 96.0% (plain 96.0%), ECE 0.0102 (plain 0.0200).',
  });
});

test('what is lost in accuracy counts', () => {
  expect(judge([0.95, 0.01], [0.95, 0.0125], [0.95, 0.008])).toMatchObject({
    reached: false,
    text: expect.stringContaining('accuracy is below plain. Over'),
  });
});

test('a lower ECE that could be chance does not reach it', () => {
  expect(judge([0.97, 0.001], [0.97, 0.05], [0.97, 0.001]).text).toContain('the seeds do not support it');
  expect(judge([0.97, 0.03], [0.97, 0.03], [0.97, 0.03]).text).toContain('ECE is not lower');
});

test('a program that leaves nothing to judge is told what is missing', () => {
  const ran = { stdout: '', truncated: false, check: null, values: {}, ms: 1, kind: 'finished' } as const;
  expect(toGoalRun({ ...ran, shown: '[0.97, 0.01]\n' })).toEqual({ acc: 0.97, ece: 0.01 });
  expect(toGoalRun({ ...ran, shown: "NameError: name 'p' is not defined\n" })).toBe(
    "NameError: name 'p' is not defined",
  );
  expect(toGoalRun({ ...ran, shown: '[0.97, NaN]\n' })).toBe('[0.97, NaN]');
});
