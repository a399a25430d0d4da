import { describe, expect, it } from 'vitest';
import { createEngine } from '../engine.ts';
import type { Tensor } from '../tensor/tensor.ts';
import { backward as run } from './backward.ts';

const { torch, tensor, tidy, backward, valuesOf, noGrad } = createEngine();
const leaf = (values: number[], shape = [values.length]) => tensor(values, shape, { requiresGrad: true });
const gradOf = (t: Tensor) => [...valuesOf(t.grad!)];

describe('gradients', () => {
  it('of a tensor used twice add up', () => {
    const x = leaf([3]);
    backward(torch.sum(torch.add(torch.mul(x, x), x)));
    expect(gradOf(x)).toEqual([7]);
  });

  it('are summed over broadcast dimensions', () => {
    const row = leaf([1, 2, 3]);
    const column = leaf([10, 20], [2, 1]);
    backward(torch.sum(torch.mul(row, column)));
    expect(gradOf(row)).toEqual([30, 30, 30]);
    expect(gradOf(column)).toEqual([6, 6]);
    expect(column.grad!.shape).toEqual([2, 1]);
  });

  it('accumulate over calls of backward', () => {
    const x = leaf([2]);
    for (let i = 0; i < 3; i++) tidy(() => backward(torch.sum(torch.mul(x, x))));
    expect(gradOf(x)).toEqual([12]);
  });

  it('can be differentiated again', () => {
    tidy(() => {
      const x = leaf([2]);
      const y = torch.sum(torch.powScalar(x, { value: 3, of: 'int' }));
      const once = { retainGraph: true, createGraph: true, inputs: [x], accumulateInputs: false };
      const [first] = run([y], [torch.ones([])], once);
      expect([...valuesOf(first!)]).toEqual([12]);
      const [second] = run([torch.sum(first!)], [torch.ones([])], once);
      expect([...valuesOf(second!)]).toEqual([12]);
    });
  });

  it('flow through an in-place op on a view to the base', () => {
    const x = leaf([1, 2, 3]);
    const y = torch.clone(x);
    torch.mul_(torch.select(y, 0, 1), 10);
    backward(torch.sum(y));
    expect([...valuesOf(y)]).toEqual([1, 20, 3]);
    expect(gradOf(x)).toEqual([1, 10, 1]);
  });

  it('are not recorded under noGrad', () => {
    const x = leaf([1]);
    expect(noGrad(() => torch.mul(x, 2)).requiresGrad).toBe(false);
  });
});

describe('misuse raises PyTorch’s texts', () => {
  it('backward through a freed graph', () => {
    const y = torch.sum(torch.exp(leaf([1])));
    backward(y);
    expect(() => backward(y)).toThrow(/^Trying to backward through the graph a second time/);
  });

  it('a graph without saved tensors can be run again', () => {
    const x = leaf([1]);
    const y = torch.sum(torch.add(x, 1));
    backward(y);
    backward(y);
    expect(gradOf(x)).toEqual([2]);
  });

  it('a saved tensor that was changed in place', () => {
    const y = torch.exp(leaf([1, 2, 3]));
    const z = torch.sum(torch.mul(y, y));
    torch.add_(y, 1);
    expect(() => backward(z)).toThrow(
      'one of the variables needed for gradient computation has been modified by an inplace operation: [torch.FloatTensor [3]], which is output 0 of Add, is at version 1; expected version 0 instead.',
    );
  });

  it('an in-place op on a leaf, and on a view of a leaf', () => {
    const x = leaf([1, 2]);
    expect(() => torch.add_(x, 1)).toThrow(
      'a leaf Variable that requires grad is being used in an in-place operation.',
    );
    expect(() => torch.add_(torch.select(x, 0, 0), 1)).toThrow(
      'a view of a leaf Variable that requires grad is being used in an in-place operation.',
    );
  });

  it('backward of something without a graph', () => {
    expect(() => backward(torch.ones([]))).toThrow(
      'element 0 of tensors does not require grad and does not have a grad_fn',
    );
  });
});
