/**
 * The learner's log as the pages see it: every event so far as a signal, and `record` to add one. It is kept on the
 * device by `@tenfold/store`; while a page is prerendered, and until the store is open, it is empty.
 */
import { type LogEvent, mergeEvents } from '@tenfold/practice';
import type { EventStore, StoreStatus } from '@tenfold/store';
import { signal } from '@preact/signals';

export const events = signal<readonly LogEvent[]>([]);
/** Where the log is kept; null until that is known. */
export const keptIn = signal<StoreStatus | null>(null);

let store: Promise<EventStore> | null = null;
let started: Promise<void> | null = null;

/** Opens the store and fills `events`, once. Never rejects: without storage the log lives until the page is closed. */
export function startJournal(): Promise<void> {
  started ??= fill();
  return started;
}

async function fill(): Promise<void> {
  store = import('@tenfold/store').then(({ openBrowserStore }) => openBrowserStore());
  const opened = await store;
  opened.subscribe((change) => {
    if (change.kind === 'appended') events.value = mergeEvents(events.peek(), change.events);
    else keptIn.value = change.status;
  });
  const { events: known } = await opened.load();
  events.value = mergeEvents(events.peek(), known);
  keptIn.value = opened.status;
}

/** Adds an event, and leaves word for the next visit that there is a log (`boot.js` reads it). */
export function record(event: LogEvent): void {
  events.value = mergeEvents(events.peek(), [event]);
  void keep(event);
  try {
    localStorage.setItem('tenfold.started', '1');
  } catch {
    // Storage is forbidden: then there is no log to come back to either.
  }
}

async function keep(event: LogEvent): Promise<void> {
  const opened = await store;
  await opened?.append([event]);
  keptIn.value = opened?.status ?? null;
}
