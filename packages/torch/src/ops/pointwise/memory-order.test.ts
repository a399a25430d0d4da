import { expect, it } from 'vitest';
import { createEngine } from '../../index.ts';
import { memoryOrder } from './memory-order.ts';

const { torch, tidy, valuesOf } = createEngine();

it('takes the operands’ order in memory, and the usual one where they don’t tell', () => {
  expect(memoryOrder([3, 4], [[4, 1]])).toBe(null);
  expect(memoryOrder([3, 4], [[1, 3]])).toEqual([1, 0]);
  // Broadcast dimensions don't count.
  expect(
    memoryOrder(
      [3, 4],
      [
        [0, 1],
        [1, 0],
      ],
    ),
  ).toBe(null);
});

it('keeps the layout of a transposed operand, and its values', () =>
  tidy(() => {
    const x = torch.transpose(torch.reshape(torch.arange(6), [2, 3]), 0, 1);
    const y = torch.add(x, 1);
    expect(y.strides).toEqual([1, 3]);
    expect([...valuesOf(y)]).toEqual([1, 4, 2, 5, 3, 6]);
  }));
