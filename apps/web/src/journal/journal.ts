/**
 * The learner's log as the pages see it: every event so far as a signal, and `record` to add to it. It is kept on the
 * device by `@tenfold/store`; while a page is prerendered, and until the store is open, it is empty.
 */
import { type LogEvent, mergeEvents } from '@tenfold/practice';
import type { EventStore, StoreStatus } from '@tenfold/store';
import { signal } from '@preact/signals';
import { say } from '../status/status-line.tsx';

export const events = signal<readonly LogEvent[]>([]);
/** Counts how often the log was changed by something else than `record` here: another tab, or a file that was read. */
export const changedElsewhere = signal(0);
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
    if (change.kind === 'status') keptIn.value = change.status;
    else if (change.kind === 'appended') takeIn(mergeEvents(events.peek(), change.events));
    else void forget(opened);
  });
  const { events: known } = await opened.load();
  events.value = mergeEvents(events.peek(), known);
  keptIn.value = opened.status;
}

/** Has the pages show a log that they did not record. */
export function takeIn(log: readonly LogEvent[]): void {
  events.value = log;
  changedElsewhere.value += 1;
}

async function forget(opened: EventStore): Promise<void> {
  takeIn((await opened.load()).events);
  say('Everything was deleted in another tab.');
}

/** The store behind it all, once it is open. */
export async function openedStore(): Promise<EventStore> {
  await startJournal();
  if (store === null) throw new Error('the journal was started without a store');
  return store;
}

/** Adds events, all or none of them, and leaves word for the next visit that there is a log (`boot.js` reads it). */
export function record(...added: readonly LogEvent[]): void {
  events.value = mergeEvents(events.peek(), added);
  void keep(added);
  try {
    localStorage.setItem('tenfold.started', '1');
  } catch {
    // Storage is forbidden: then there is no log to come back to either.
  }
}

async function keep(added: readonly LogEvent[]): Promise<void> {
  const opened = await store;
  await opened?.append(added);
  keptIn.value = opened?.status ?? null;
}
