import { type LogRecord, mergeEvents } from '@tenfold/practice';
import { type EventStore, readRecords, type StoreStatus } from '../event-store.ts';

const CHOSEN: StoreStatus = { kind: 'memory', reason: 'chosen', detail: '' };

/** A store that lasts as long as the page; `status` says why it is not more. */
export function openMemoryStore(status: StoreStatus = CHOSEN): EventStore {
  let records: readonly LogRecord[] = [];
  return {
    status,
    async append(added) {
      records = mergeEvents(records, added);
    },
    load: async () => readRecords(records),
    async deleteAll() {
      records = [];
    },
    subscribe: () => () => {},
    close() {},
  };
}
