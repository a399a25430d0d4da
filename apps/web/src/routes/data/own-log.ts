/** What the learner can do with the log: save it as a file, read one, delete it, and ask that the browser keep it. */
import { mergeEvents } from '@tenfold/practice';
import type { Imported } from '@tenfold/store';
import { events, openedStore } from '../../journal/journal.ts';

/** Has the browser save the log as a file. */
export async function saveLog(): Promise<void> {
  const [store, { exportLog }] = await Promise.all([openedStore(), import('@tenfold/store')]);
  const url = URL.createObjectURL(new Blob([await exportLog(store)], { type: 'application/jsonl' }));
  const link = document.createElement('a');
  link.href = url;
  link.download = `tenfold-${new Date().toISOString().slice(0, 10)}.jsonl`;
  link.click();
  // The browser has taken it by then.
  setTimeout(() => URL.revokeObjectURL(url), 60_000);
}

/** Adds what `file` holds and is not here yet. */
export async function readLog(file: File): Promise<Imported> {
  const [store, { importLog }] = await Promise.all([openedStore(), import('@tenfold/store')]);
  const imported = await importLog(store, await file.text());
  events.value = mergeEvents(events.peek(), (await store.load()).events);
  return imported;
}

/** Deletes the log and all choices, and begins anew on the home page. */
export async function deleteAll(): Promise<void> {
  const [store, { deleteBrowserStore }] = await Promise.all([openedStore(), import('@tenfold/store')]);
  store.close();
  await deleteBrowserStore();
  localStorage.clear();
  location.assign('/');
}

/** Whether the browser has promised not to clear this site's storage by itself; null where it cannot be told. */
export async function isPromised(): Promise<boolean | null> {
  if (!('storage' in navigator)) return null;
  return navigator.storage.persisted().catch(() => null);
}

/** Asks for that promise. Some browsers ask the learner, some decide by how often the site is used. */
export async function askForPromise(): Promise<boolean> {
  return navigator.storage.persist().catch(() => false);
}

/** `Added 12 answers and more; 3 were here already.` */
export function importText(imported: Imported): string {
  if (imported.kind === 'refused')
    return imported.reason === 'newer'
      ? 'This file was saved by a newer version of Tenfold. Load this page again to get it, then try once more.'
      : 'This is not a file that Tenfold saved. Nothing was changed.';
  const damaged = imported.setAside.filter(({ kind }) => kind === 'damaged').length;
  const newer = imported.setAside.length - damaged;
  return [
    `${imported.added === 1 ? '1 event was' : `${imported.added} events were`} added, ${imported.known} were here already.`,
    damaged > 0 ? `${damaged === 1 ? '1 line is' : `${damaged} lines are`} damaged and left out.` : '',
    newer > 0 ? `${newer} of a newer version ${newer === 1 ? 'is' : 'are'} kept for it.` : '',
  ]
    .filter((part) => part !== '')
    .join(' ');
}
