import { expect, it } from 'vitest';
import { createEngine } from '../engine.ts';
import { arena } from './arena.ts';

const { torch, tensor, tidy, backward, memory, valuesOf } = createEngine();

it('a block is used again after it was released', () => {
  const first = arena.allocate(100);
  arena.release(first);
  expect(arena.allocate(97)).toBe(first);
  arena.release(first);
});

it('a block holds what was asked for, whatever its size', () => {
  const blocks = [1, 16, 17, 65, 1000, 4097, 70_000, 1_000_001].map((bytes) => ({
    bytes,
    at: arena.allocate(bytes),
  }));
  const ordered = blocks.toSorted((a, b) => a.at - b.at);
  const overlaps = ordered.filter((b, i) => i > 0 && b.at < ordered[i - 1]!.at + ordered[i - 1]!.bytes);
  expect(overlaps).toEqual([]);
  for (const b of blocks) arena.release(b.at);
});

it('memory grows and what was there stays', () => {
  const small = tidy(() => tensor([1, 2, 3], [3]));
  const before = memory().reservedBytes;
  const large = tidy(() => torch.ones([before / 4 + 1]));
  expect(memory().reservedBytes).toBeGreaterThan(before);
  expect([...valuesOf(small)]).toEqual([1, 2, 3]);
  large.dispose();
  small.dispose();
});

it('a scope frees all but what it returns', () => {
  const before = memory().liveBlocks;
  const kept = tidy(() => {
    const a = tensor([1, 2], [2]);
    return torch.add(torch.mul(a, a), 1);
  });
  expect(memory().liveBlocks).toBe(before + 1);
  expect([...valuesOf(kept)]).toEqual([2, 5]);
  kept.dispose();
  expect(memory().liveBlocks).toBe(before);
});

it('a scope that raises frees everything', () => {
  const before = memory().liveBlocks;
  expect(() => tidy(() => torch.matmul(torch.ones([2, 3]), torch.ones([2, 3])))).toThrow(
    'cannot be multiplied',
  );
  expect(memory().liveBlocks).toBe(before);
});

it('the memory of a view is freed with its last tensor', () => {
  const before = memory().liveBlocks;
  const view = tidy(() => torch.t(torch.ones([2, 3])));
  expect(memory().liveBlocks).toBe(before + 1);
  expect([...valuesOf(view)]).toEqual([1, 1, 1, 1, 1, 1]);
  view.dispose();
  expect(memory().liveBlocks).toBe(before);
});

it('a training loop of 10,000 steps does not grow', () => {
  const weight = tidy(() => tensor([0.1, -0.2, 0.3, 0.4, 0.5, -0.6], [2, 3], { requiresGrad: true }));
  const x = tidy(() => tensor([1, 2, 3, 4, 5, 6], [2, 3]));
  const y = tidy(() => torch.arange(2));
  const step = () =>
    tidy(() => {
      const loss = torch.crossEntropy(torch.linear(x, weight), y, null, 1, -100, 0.1);
      backward(loss);
      torch.add_(torch.detach(weight), weight.grad!, -0.1);
      weight.setGrad(null);
    });
  step();
  const before = memory();
  for (let i = 0; i < 10_000; i++) step();
  expect(memory()).toEqual(before);
  for (const t of [weight, x, y]) t.dispose();
});
