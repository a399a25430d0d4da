import type { LogRecord } from './parse-event.ts';

/**
 * The union of two logs by id, in order of id (which is the order of time). Of two records with the same id the
 * known one stays: nothing in a log is ever changed.
 */
export function mergeEvents<R extends LogRecord>(known: readonly R[], added: readonly R[]): readonly R[] {
  const byId = new Map([...added, ...known].map((record) => [record.id, record]));
  return [...byId.values()].sort((a, b) => (a.id < b.id ? -1 : 1));
}
