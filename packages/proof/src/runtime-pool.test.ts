import { expect, it } from 'vitest';
import { poolOf } from './runtime-pool.ts';
import { finished, scriptedRuntime } from './scripted.ts';

/** A runtime whose programs end only when they are let go; it counts how many run at once. */
function heldRuntime(held: (() => void)[]) {
  const state = { running: 0, most: 0, closed: false };
  const runtime = {
    ...scriptedRuntime(() => finished('passed')),
    run: async () => {
      state.most = Math.max(state.most, ++state.running);
      await new Promise<void>((resolve) => held.push(resolve));
      state.running--;
      return finished('passed');
    },
    close: async () => {
      state.closed = true;
    },
  };
  return { runtime, state };
}

const settle = () => new Promise((resolve) => setImmediate(resolve));

it('runs a program on every runtime at once, and never two on one', async () => {
  const held: (() => void)[] = [];
  const [a, b] = [heldRuntime(held), heldRuntime(held)];
  const pool = poolOf([a.runtime, b.runtime]);
  const all = Promise.all(Array.from({ length: 5 }, () => pool.run({ code: '' })));
  for (let done = 0; done < 5; done++) {
    await settle();
    expect(a.state.running + b.state.running).toBe(Math.min(2, 5 - done));
    held.shift()?.();
  }
  expect(await all).toHaveLength(5);
  expect([a.state.most, b.state.most]).toEqual([1, 1]);
});

it('goes on with a runtime whose program was refused', async () => {
  const runtime = scriptedRuntime(() => {
    throw new Error('refused');
  });
  const pool = poolOf([runtime]);
  await expect(pool.run({ code: '', prelude: '' })).rejects.toThrow('refused');
  await expect(pool.run({ code: '' })).resolves.toMatchObject({ kind: 'finished' });
});

it('closes all', async () => {
  const [a, b] = [heldRuntime([]), heldRuntime([])];
  await poolOf([a.runtime, b.runtime]).close();
  expect([a.state.closed, b.state.closed]).toEqual([true, true]);
});
