import { expect, it } from 'vitest';
import type { Python } from '../session.ts';
import { keepSnapshot, NO_SHELF } from './keep-snapshot.ts';

const SNAPSHOT = new ArrayBuffer(1);
const PYTHON: Python = {
  info: { on: 'engine', python: '3', torch: '2' },
  alive: true,
  run: () => Promise.reject(new Error('not run here')),
  interrupt: () => false,
  kill: () => undefined,
  close: () => Promise.resolve(),
};

it('starts the first afresh and the next ones from its snapshot', async () => {
  const from: (ArrayBuffer | null)[] = [];
  const start = keepSnapshot(async (snapshot, keep) => {
    from.push(snapshot);
    if (snapshot === null) keep(SNAPSHOT);
    return PYTHON;
  }, NO_SHELF);
  await start();
  await start();
  await start();
  expect(from).toEqual([null, SNAPSHOT, SNAPSHOT]);
});

it('starts afresh where no snapshot was made', async () => {
  const from: (ArrayBuffer | null)[] = [];
  const start = keepSnapshot(async (snapshot) => {
    from.push(snapshot);
    return PYTHON;
  }, NO_SHELF);
  await start();
  await start();
  expect(from).toEqual([null, null]);
});

it('starts afresh where the snapshot does not work', async () => {
  const from: (ArrayBuffer | null)[] = [];
  const start = keepSnapshot(async (snapshot, keep) => {
    from.push(snapshot);
    if (snapshot !== null) throw new Error('of another version');
    keep(SNAPSHOT);
    return PYTHON;
  }, NO_SHELF);
  await start();
  expect(await start()).toBe(PYTHON);
  expect(from).toEqual([null, SNAPSHOT, null]);
});

it('fails where Python cannot be started at all', async () => {
  const start = keepSnapshot(() => Promise.reject(new Error('no memory')), NO_SHELF);
  await expect(start()).rejects.toThrow('no memory');
});

/** A shelf as far as a test looks at it. */
function shelfWith(snapshot: ArrayBuffer | null) {
  const told: string[] = [];
  return {
    told,
    take: async () => snapshot,
    put(made: ArrayBuffer) {
      told.push('put');
      return made;
    },
    drop: () => void told.push('drop'),
  };
}

it('starts the first from what an earlier visit has kept', async () => {
  const from: (ArrayBuffer | null)[] = [];
  const shelf = shelfWith(SNAPSHOT);
  const start = keepSnapshot(async (snapshot) => {
    from.push(snapshot);
    return PYTHON;
  }, shelf);
  await start();
  await start();
  expect(from).toEqual([SNAPSHOT, SNAPSHOT]);
  expect(shelf.told).toEqual([]);
});

it('keeps for the next visit what the first one made', async () => {
  const shelf = shelfWith(null);
  const start = keepSnapshot(async (snapshot, keep) => {
    if (snapshot === null) keep(SNAPSHOT);
    return PYTHON;
  }, shelf);
  await start();
  await start();
  expect(shelf.told).toEqual(['put']);
});

it('throws away what was kept and does not work, and keeps another', async () => {
  const shelf = shelfWith(SNAPSHOT);
  const start = keepSnapshot(async (snapshot, keep) => {
    if (snapshot !== null) throw new Error('of another browser');
    keep(SNAPSHOT);
    return PYTHON;
  }, shelf);
  expect(await start()).toBe(PYTHON);
  expect(shelf.told).toEqual(['drop', 'put']);
});
