/**
 * Where the log is kept, whatever keeps it. A store holds records: events, and what a newer version wrote, which is
 * kept unread. A record is never changed, nor deleted alone, and appending one again does nothing.
 */
import { type LogEvent, type LogRecord, type ParsedRecord, parseEvent } from '@tenfold/practice';

export type StoreStatus =
  | { readonly kind: 'persistent' }
  | {
      readonly kind: 'memory';
      /** `newer`: a newer version of the page has changed the storage. `chosen`: nobody asked for more. */
      readonly reason: 'chosen' | 'forbidden' | 'full' | 'newer' | 'failed';
      /** The platform's own words, for a report. */
      readonly detail: string;
    };

export type SetAside = Exclude<ParsedRecord, { readonly kind: 'known' }>;

export interface LoadedLog {
  /** In log order, which is that of their ids. */
  readonly events: readonly LogEvent[];
  /** Records that this version cannot use. They stay where they are. */
  readonly setAside: readonly SetAside[];
}

export type StoreChange =
  /** Another tab has kept these. */
  | { readonly kind: 'appended'; readonly events: readonly LogEvent[] }
  /** Another tab has deleted everything. What `load` gives now is all there is. */
  | { readonly kind: 'deleted' }
  | { readonly kind: 'status'; readonly status: StoreStatus };

export interface EventStore {
  /** Whether what has been appended outlives the page. */
  readonly status: StoreStatus;
  /** Resolves when the records are kept, or, where that fails, when `status` tells so and they are held in memory. */
  readonly append: (records: readonly LogRecord[]) => Promise<void>;
  readonly load: () => Promise<LoadedLog>;
  /** Deletes every record, also those set aside. Rejects when that cannot be done; then all is as it was. */
  readonly deleteAll: () => Promise<void>;
  /** Calls `listener` for what this store's user did not do. Gives the way to stop it. */
  readonly subscribe: (listener: (change: StoreChange) => void) => () => void;
  readonly close: () => void;
}

/** What stored records, in log order, say to this version. */
export function readRecords(records: readonly unknown[]): LoadedLog {
  const parsed = records.map(parseEvent);
  return {
    events: parsed.flatMap((each) => (each.kind === 'known' ? [each.event] : [])),
    setAside: parsed.filter((each) => each.kind !== 'known'),
  };
}
