import { describe, expect, it } from 'vitest';
import { broadcastShapes, inferSize, viewStrides, wrapDim } from './shape.ts';

describe('shapes', () => {
  it('broadcast from the right, size 1 giving way', () => {
    expect(broadcastShapes([3, 1], [2, 1, 4])).toEqual([2, 3, 4]);
    expect(broadcastShapes([], [0, 2])).toEqual([0, 2]);
    expect(broadcastShapes([1], [0])).toEqual([0]);
  });

  it('that do not broadcast raise what PyTorch raises', () => {
    expect(() => broadcastShapes([2, 3], [5])).toThrow(
      'The size of tensor a (3) must match the size of tensor b (5) at non-singleton dimension 1',
    );
  });

  it('infer one dimension of a view, and only where the sizes divide', () => {
    expect(inferSize([2, -1], 6)).toEqual([2, 3]);
    expect(() => inferSize([4, -1], 6)).toThrow("shape '[4, -1]' is invalid for input of size 6");
    expect(() => inferSize([-1, -1], 6)).toThrow('only one dimension can be inferred');
  });

  it('can be viewed without a copy where the strides allow it', () => {
    expect(viewStrides([2, 3], [3, 1], [6])).toEqual([1]);
    expect(viewStrides([3, 2], [1, 3], [6])).toBeNull();
    expect(viewStrides([4, 2, 3], [6, 3, 1], [4, 6])).toEqual([6, 1]);
    expect(viewStrides([2, 3, 4], [12, 4, 1], [6, 2, 2])).toEqual([4, 2, 1]);
  });

  it('count dimensions from the end, a 0-d tensor having one', () => {
    expect(wrapDim(-1, 3)).toBe(2);
    expect(wrapDim(0, 0)).toBe(0);
    expect(() => wrapDim(1, 0)).toThrow(
      'Dimension out of range (expected to be in range of [-1, 0], but got 1)',
    );
  });
});
