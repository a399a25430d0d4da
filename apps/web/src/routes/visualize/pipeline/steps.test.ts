import { expect, test } from 'vitest';
import { depths, isLineOf, STEPS } from './steps.ts';

const program = [
  'eps = 0.1',
  'logits = torch.tensor([',
  '    [1.0],',
  '])',
  'label = 0',
  'loss = x',
  'loss.backward()',
];
const linesOf = (name: string) => {
  const step = STEPS.find((each) => each.name === name);
  return program.filter((_, i) => step && isLineOf(step, program, i));
};

test('a statement over several lines is marked as a whole', () => {
  expect(linesOf('Logits')).toEqual(['logits = torch.tensor([', '    [1.0],', '])', 'label = 0']);
});

test('a step marks only what makes it', () => {
  expect(linesOf('Loss')).toEqual(['loss = x']);
  expect(linesOf('Gradient')).toEqual(['loss.backward()']);
});

test('the value farthest from 0 has the deepest colour, and signs differ', () => {
  expect(
    depths([
      [2, -4],
      [0, 1],
    ]),
  ).toEqual([
    [0.5, -1],
    [0, 0.25],
  ]);
});
