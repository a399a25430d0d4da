/**
 * Has the browser keep the site on the device: first the pages, by the service worker, then Python. Called when the page
 * has long been usable. What is kept is whole, so whatever fails can be tried again and goes on from there.
 */
import { CHANNEL, type FromServiceWorker } from '../../service-worker/messages.ts';
import { showNotices } from './show-notices.tsx';
import { isPythonKept, keepPython } from './keep-python.ts';
import { offline } from './offline-state.ts';
import { register } from './register.ts';
import { watchVersions } from './watch-versions.ts';

let keeping: Promise<void> | null = null;

/** What a page does by itself: all of it, but nothing where the device asks to save data. */
export async function startOffline(): Promise<void> {
  if (import.meta.env.DEV) return;
  showNotices();
  if (!('serviceWorker' in navigator)) {
    offline.value = { kind: 'unsupported' };
    return;
  }
  const saving = savesData() && !(await navigator.serviceWorker.getRegistration());
  if (saving) offline.value = { kind: 'saving-data' };
  else await keepOffline();
}

/** Keeps pages and Python, or tries again. Never rejects: `offline` tells what came of it. */
export function keepOffline(): Promise<void> {
  keeping ??= keep().finally(() => {
    keeping = null;
  });
  return keeping;
}

async function keep(): Promise<void> {
  listen();
  offline.value = { kind: 'keeping', what: 'pages', keptBytes: 0, totalBytes: 0 };
  try {
    const registration = await register();
    if (!registration) return;
    watchVersions(registration);
    if (!(await isPythonKept())) await keepPython();
    if (!hasFailed()) offline.value = { kind: 'kept' };
  } catch (error) {
    // What the service worker has told is more exact.
    if (!hasFailed()) offline.value = { kind: 'failed', why: 'network', detail: String(error) };
  }
}

const hasFailed = (): boolean => offline.peek().kind === 'failed';

let channel: BroadcastChannel | null = null;

/** The service worker tells what it keeps, and when there is no more room, whichever page it was for. */
function listen(): void {
  if (channel) return;
  channel = new BroadcastChannel(CHANNEL);
  channel.addEventListener('message', ({ data }: MessageEvent<FromServiceWorker>) => {
    if (data.kind === 'not-kept') offline.value = { kind: 'failed', why: data.why, detail: data.detail };
    // A new version, kept beside the one that is used, is told of when it is whole.
    else if (offline.peek().kind === 'keeping') offline.value = { ...data, what: 'pages' };
  });
}

/** Not yet in TypeScript's own DOM types. */
interface Connection {
  readonly saveData?: boolean;
}

function savesData(): boolean {
  const { connection } = navigator as Navigator & { readonly connection?: Connection };
  return connection?.saveData === true;
}
