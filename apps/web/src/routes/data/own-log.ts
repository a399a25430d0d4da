/** What the learner can do with the log: save it as a file, read one, delete it; and what of it cannot be used. */
import type { Imported, SetAside } from '@tenfold/store';
import { openedStore, takeIn } from '../../journal/journal.ts';

/** Has the browser save the log as a file. */
export async function saveLog(): Promise<void> {
  const [store, { exportLog }] = await Promise.all([openedStore(), import('@tenfold/store')]);
  save('tenfold', await exportLog(store));
}

/** Has the browser save records that cannot be used, one a line with what is wrong with it. */
export function saveSetAside(records: readonly SetAside[]): void {
  save('tenfold-set-aside', records.map((each) => `${JSON.stringify(each)}\n`).join(''));
}

function save(name: string, text: string): void {
  const url = URL.createObjectURL(new Blob([text], { type: 'application/jsonl' }));
  const link = document.createElement('a');
  link.href = url;
  link.download = `${name}-${new Date().toISOString().slice(0, 10)}.jsonl`;
  link.click();
  // The browser has taken it by then.
  setTimeout(() => URL.revokeObjectURL(url), 60_000);
}

/** Adds what `file` holds and is not here yet. */
export async function readLog(file: File): Promise<Imported> {
  const [store, { importLog }] = await Promise.all([openedStore(), import('@tenfold/store')]);
  const imported = await importLog(store, await file.text());
  takeIn((await store.load()).events);
  return imported;
}

/** Records that this version cannot use: damaged ones, and those of a newer version. */
export async function loadSetAside(): Promise<readonly SetAside[]> {
  const store = await openedStore();
  return (await store.load()).setAside;
}

/** Deletes the log and all choices, and begins anew on the home page. Rejects when the browser does not delete it. */
export async function deleteAll(): Promise<void> {
  const store = await openedStore();
  await store.deleteAll();
  localStorage.clear();
  location.assign('/');
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
