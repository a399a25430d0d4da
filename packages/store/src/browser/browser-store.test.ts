import 'fake-indexeddb/auto';
import { IDBFactory } from 'fake-indexeddb';
import * as fc from 'fast-check';
import { openDB } from 'idb';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { eventStoreContract, numbered } from '../contract.ts';
import type { EventStore, StoreChange } from '../event-store.ts';
import { openBrowserStore } from './browser-store.ts';

const opened: EventStore[] = [];
let fresh = 0;

async function open(name?: string): Promise<EventStore> {
  const store = await openBrowserStore(name);
  opened.push(store);
  return store;
}

/** The next change that the store tells of. */
function nextChange(store: EventStore): Promise<StoreChange> {
  return new Promise((resolve) => store.subscribe(resolve));
}

beforeEach(() => vi.stubGlobal('indexedDB', new IDBFactory()));
afterEach(() => {
  for (const store of opened.splice(0)) store.close();
  vi.restoreAllMocks();
  vi.unstubAllGlobals();
});

eventStoreContract('browser', () => open(`store-${fresh++}`));

test('what was appended is there after the page is closed and opened again', async () => {
  const before = await open();
  expect(before.status).toEqual({ kind: 'persistent' });
  await before.append([numbered(1)]);
  before.close();
  expect((await (await open()).load()).events).toEqual([numbered(1)]);
});

test('two tabs keep what both of them append', async () => {
  const [left, right] = [await open(), await open()];
  await Promise.all([left.append([numbered(1), numbered(2)]), right.append([numbered(2), numbered(3)])]);
  expect((await left.load()).events).toEqual([numbered(1), numbered(2), numbered(3)]);
});

test('a tab is told of what another tab has kept, once and in order of keeping', async () => {
  const [left, right] = [await open(), await open()];
  const first = nextChange(right);
  await left.append([numbered(1)]);
  expect(await first).toEqual({ kind: 'appended', events: [numbered(1)] });
  const second = nextChange(right);
  await left.append([numbered(1), numbered(2)]);
  expect(await second).toEqual({ kind: 'appended', events: [numbered(2)] });
});

test('a tab is not told of its own events, nor after it unsubscribed', async () => {
  const [left, right] = [await open(), await open()];
  const [toLeft, toRight] = [vi.fn<(change: StoreChange) => void>(), vi.fn<(change: StoreChange) => void>()];
  left.subscribe(toLeft);
  right.subscribe(toRight)();
  const reached = nextChange(right);
  await left.append([numbered(1)]);
  await reached;
  expect(toLeft).not.toHaveBeenCalled();
  expect(toRight).not.toHaveBeenCalled();
});

test('without a way to other tabs the log is still kept', async () => {
  vi.stubGlobal('BroadcastChannel', undefined);
  const store = await open();
  await store.append([numbered(1)]);
  expect(store.status.kind).toBe('persistent');
  expect((await store.load()).events).toEqual([numbered(1)]);
});

test.each([
  ['SecurityError', 'forbidden'],
  ['QuotaExceededError', 'full'],
  ['UnknownError', 'failed'],
])('when opening ends in a %s, practice goes on in memory: %s', async (name, reason) => {
  const error = new DOMException('no', name);
  vi.spyOn(indexedDB, 'open').mockImplementation(() => {
    throw error;
  });
  const store = await open();
  expect(store.status).toEqual({ kind: 'memory', reason, detail: `${name}: no` });
  await store.append([numbered(1)]);
  expect((await store.load()).events).toEqual([numbered(1)]);
});

test('a browser without IndexedDB is one where storage is forbidden', async () => {
  Reflect.deleteProperty(globalThis, 'indexedDB');
  expect((await open()).status).toMatchObject({ kind: 'memory', reason: 'forbidden' });
});

test('storage that a newer version of the page has changed is left alone', async () => {
  (await openDB('tenfold', 2)).close();
  expect((await open()).status).toMatchObject({ kind: 'memory', reason: 'newer' });
});

test('a newer page that changes the storage is not held up, and this one goes on in memory', async () => {
  const store = await open();
  await store.append([numbered(1)]);
  (await openDB('tenfold', 2)).close();
  await store.append([numbered(2)]);
  expect(store.status.kind).toBe('memory');
  expect((await store.load()).events).toEqual([numbered(1), numbered(2)]);
});

test('a full store is told, and what it could not take is kept as soon as there is room', async () => {
  const store = await open();
  await store.append([numbered(1)]);
  const full = vi.spyOn(IDBObjectStore.prototype, 'add').mockImplementation(() => {
    throw new DOMException('no room', 'QuotaExceededError');
  });
  const told = nextChange(store);
  await store.append([numbered(2)]);
  const status = { kind: 'memory', reason: 'full', detail: 'QuotaExceededError: no room' };
  expect(await told).toEqual({ kind: 'status', status });
  expect(store.status).toEqual(status);
  expect((await store.load()).events).toEqual([numbered(1), numbered(2)]);

  full.mockRestore();
  await store.append([numbered(3)]);
  expect(store.status).toEqual({ kind: 'persistent' });
  store.close();
  expect((await (await open()).load()).events).toEqual([numbered(1), numbered(2), numbered(3)]);
});

test('a write that breaks off in the middle keeps nothing of it, and says so', async () => {
  const store = await open();
  const add = IDBObjectStore.prototype.add;
  vi.spyOn(IDBObjectStore.prototype, 'add').mockImplementation(function (this: IDBObjectStore, record) {
    const request = add.call(this, record);
    if (record.id === numbered(2).id) this.transaction.abort();
    return request;
  });
  await store.append([numbered(1), numbered(2), numbered(3)]);
  expect(store.status).toMatchObject({ kind: 'memory', reason: 'failed' });
  vi.restoreAllMocks();
  const afterCrash = await open();
  expect((await afterCrash.load()).events).toEqual([]);
});

test('a damaged record is set aside, and the rest is used', async () => {
  const store = await open();
  await store.append([numbered(1), numbered(3)]);
  const database = await openDB('tenfold', 1);
  const damaged = { ...numbered(2), at: 'noon' };
  await database.add('events', damaged);
  database.close();
  expect(await store.load()).toMatchObject({
    events: [numbered(1), numbered(3)],
    setAside: [{ kind: 'damaged', record: damaged }],
  });
});

test('when one tab deletes everything the others are told, and forget it too', async () => {
  const [here, other] = [await open(), await open()];
  await here.append([numbered(1)]);
  await other.load();
  const told = nextChange(other);
  await here.deleteAll();
  expect(await told).toEqual({ kind: 'deleted' });
  expect((await other.load()).events).toEqual([]);
  await other.append([numbered(2)]);
  expect(other.status).toEqual({ kind: 'persistent' });
  expect((await (await open()).load()).events).toEqual([numbered(2)]);
});

test('what another tab keeps while everything is deleted is there for both, or for none', async () => {
  const orders = fc.array(fc.nat({ max: 9 }), { minLength: 1, maxLength: 4 });
  await fc.assert(
    fc.asyncProperty(orders, orders, fc.boolean(), async (before, during, deletesFirst) => {
      const name = `deleted-${fresh++}`;
      const [here, other] = [await open(name), await open(name)];
      await here.append(before.map(numbered));
      const told = new Promise<void>((resolve) => {
        other.subscribe((change) => change.kind === 'deleted' && resolve());
      });
      const append = () => other.append(during.map(numbered));
      await Promise.all(deletesFirst ? [here.deleteAll(), append()] : [append(), here.deleteAll()]);
      await told;
      expect(await other.load()).toEqual(await here.load());
      expect(await other.load()).toEqual(await (await open(name)).load());
    }),
    { numRuns: 50 },
  );
});

test('a store that cannot be opened can be thrown away', async () => {
  (await openDB('tenfold', 2)).close();
  await (await open()).deleteAll();
  expect((await open()).status).toEqual({ kind: 'persistent' });
});

test('a store that cannot be deleted says so, and all is as it was', async () => {
  const store = await open();
  await store.append([numbered(1)]);
  vi.spyOn(IDBObjectStore.prototype, 'clear').mockImplementation(() => {
    throw new DOMException('no', 'UnknownError');
  });
  await expect(store.deleteAll()).rejects.toThrow('no');
  expect((await store.load()).events).toEqual([numbered(1)]);
});

/** What a tab does next: appends, appends and is cut off while it writes, or is closed and opened again. */
const action = fc.record({
  tab: fc.nat({ max: 1 }),
  kind: fc.constantFrom('append' as const, 'append' as const, 'cut off' as const, 'reopen' as const),
  orders: fc.array(fc.nat({ max: 20 }), { minLength: 1, maxLength: 4 }),
  waits: fc.boolean(),
});

test('whatever two tabs do, and wherever they are cut off: nothing acknowledged is lost, nothing is there twice', async () => {
  const add = IDBObjectStore.prototype.add;
  let cutOff = new Set<string>();
  vi.spyOn(IDBObjectStore.prototype, 'add').mockImplementation(function (this: IDBObjectStore, record) {
    const request = add.call(this, record);
    if (cutOff.delete(record.id)) this.transaction.abort();
    return request;
  });
  await fc.assert(
    fc.asyncProperty(fc.array(action, { maxLength: 12 }), async (actions) => {
      const name = `tabs-${fresh++}`;
      const tabs = [await open(name), await open(name)];
      const tried = new Set<number>();
      const acknowledged = new Set<number>();
      let pending: Promise<void>[] = [];
      for (const { tab, kind, orders, waits } of actions) {
        if (kind === 'reopen') {
          await Promise.all(pending);
          tabs[tab]!.close();
          tabs[tab] = await open(name);
          continue;
        }
        if (kind === 'cut off') cutOff = new Set([numbered(orders[0]!).id]);
        orders.forEach((order) => tried.add(order));
        const store = tabs[tab]!;
        const append = async () => {
          await store.append(orders.map(numbered));
          if (store.status.kind === 'persistent') orders.forEach((order) => acknowledged.add(order));
        };
        const appended = append();
        pending = [...pending, appended];
        if (waits) await appended;
      }
      await Promise.all(pending);
      cutOff = new Set();
      const kept = (await (await open(name)).load()).events;
      const orders = kept.map(({ id }) => [...tried].find((order) => numbered(order).id === id));
      expect(new Set(orders).size).toBe(kept.length);
      expect(orders).not.toContain(undefined);
      for (const order of acknowledged) expect(orders).toContain(order);
    }),
    { numRuns: 100 },
  );
});
