/**
 * The log in the browser's IndexedDB, shared by all tabs of the site. Where it cannot be kept, practice goes on:
 * records wait in memory, `status` says why, and each append tries again to keep all that wait.
 */
import { type EventId, type LogRecord, mergeEvents } from '@tenfold/practice';
import { type DBSchema, deleteDB, type IDBPDatabase, openDB } from 'idb';
import { type EventStore, readRecords, type StoreChange, type StoreStatus } from '../event-store.ts';
import { openMemoryStore } from '../memory/memory-store.ts';

const VERSION = 1;

interface Tables extends DBSchema {
  events: { key: EventId; value: LogRecord };
}
type Database = IDBPDatabase<Tables>;

/** Opens the store of this origin; gives a memory store with the reason where storage is forbidden or broken. */
export async function openBrowserStore(name = 'tenfold'): Promise<EventStore> {
  try {
    const database: Database = await openDB<Tables>(name, VERSION, {
      upgrade: (fresh) => void fresh.createObjectStore('events', { keyPath: 'id' }),
      // A newer page wants to change the storage: let it, rather than hold it up.
      blocking: () => database.close(),
    });
    return keepIn(database);
  } catch (error) {
    return besideBroken(name, statusAfter(error));
  }
}

/** In memory, where the database cannot be opened. It can still be thrown away, unless there is none. */
function besideBroken(name: string, status: Extract<StoreStatus, { kind: 'memory' }>): EventStore {
  const memory = openMemoryStore(status);
  if (status.reason === 'forbidden') return memory;
  const deleteAll = async () => {
    await deleteDB(name);
    await memory.deleteAll();
  };
  return { ...memory, deleteAll };
}

function keepIn(database: Database): EventStore {
  let status: StoreStatus = { kind: 'persistent' };
  /** What has passed through here, for the day when the database can no longer be read. */
  let seen: readonly LogRecord[] = [];
  let waiting: readonly LogRecord[] = [];
  const listeners = new Set<(change: StoreChange) => void>();
  const tell = (change: StoreChange) => listeners.forEach((listener) => listener(change));
  const forget = () => {
    seen = [];
    waiting = [];
  };
  const tabs = joinTabs(database.name, (said) => {
    if (said === DELETED) forget();
    tell(said === DELETED ? { kind: 'deleted' } : { kind: 'appended', events: readRecords(said).events });
  });
  const become = (next: StoreStatus) => {
    if (JSON.stringify(next) === JSON.stringify(status)) return;
    status = next;
    tell({ kind: 'status', status });
  };

  return {
    get status() {
      return status;
    },
    async append(records) {
      seen = mergeEvents(seen, records);
      waiting = mergeEvents(waiting, records);
      const writing = new Set(waiting);
      try {
        const added = await write(database, [...writing]);
        waiting = waiting.filter((record) => !writing.has(record));
        become({ kind: 'persistent' });
        // oxlint-disable-next-line unicorn/require-post-message-target-origin -- a channel has no target
        tabs?.postMessage(added);
      } catch (error) {
        become(statusAfter(error));
      }
    },
    async load() {
      try {
        seen = mergeEvents(await database.getAll('events'), seen);
      } catch (error) {
        become(statusAfter(error));
      }
      return readRecords(seen);
    },
    async deleteAll() {
      await database.clear('events');
      forget();
      // oxlint-disable-next-line unicorn/require-post-message-target-origin -- a channel has no target
      tabs?.postMessage(DELETED);
    },
    subscribe(listener) {
      listeners.add(listener);
      return () => void listeners.delete(listener);
    },
    close() {
      tabs?.close();
      database.close();
    },
  };
}

/** Keeps all of `records` or none, and gives those that were not there yet. Resolves when they are on the disk. */
async function write(database: Database, records: readonly LogRecord[]): Promise<readonly LogRecord[]> {
  const transaction = database.transaction('events', 'readwrite', { durability: 'strict' });
  const add = async (record: LogRecord) => {
    if ((await transaction.store.getKey(record.id)) !== undefined) return [];
    await transaction.store.add(record);
    return [record];
  };
  const [, ...added] = await Promise.all([transaction.done, ...records.map(add)]);
  return added.flat();
}

/** What tabs tell each other: the records they have kept, or this. */
const DELETED = 'deleted';

/** The channel to the other tabs of the site that have this store open; null where the browser has none. */
function joinTabs(
  name: string,
  receive: (said: readonly unknown[] | typeof DELETED) => void,
): BroadcastChannel | null {
  if (typeof BroadcastChannel === 'undefined') return null;
  const channel = new BroadcastChannel(`${name}/events`);
  channel.addEventListener('message', ({ data }: MessageEvent<unknown>) => {
    if (Array.isArray(data) || data === DELETED) receive(data);
  });
  return channel;
}

function statusAfter(error: unknown): Extract<StoreStatus, { kind: 'memory' }> {
  const name = error instanceof Error ? error.name : '';
  const reason = REASONS.get(name) ?? 'failed';
  return { kind: 'memory', reason, detail: String(error) };
}

const REASONS = new Map<string, 'forbidden' | 'full' | 'newer'>([
  ['SecurityError', 'forbidden'],
  ['NotAllowedError', 'forbidden'],
  // There is no `indexedDB` at all, as in some private windows.
  ['ReferenceError', 'forbidden'],
  ['QuotaExceededError', 'full'],
  ['VersionError', 'newer'],
]);
