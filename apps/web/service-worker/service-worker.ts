/**
 * Answers the pages' requests from what is kept on the device, so that the site works without a network. A new version
 * is kept whole before it is used, and takes over when no page of the old one is open or when the learner says so.
 */
import { dropOthers, keepAnswer, keepFiles, NotKept } from './keep-files.ts';
import { CHANNEL, type FromServiceWorker, USE } from './messages.ts';
import { fileFinder, KEPT, keyOf, type SiteFile, type SiteFiles } from './site-files.ts';

declare const self: ServiceWorkerGlobalScope;
/** Put in by the build. */
declare const SITE_FILES: SiteFiles;

const { site, python } = SITE_FILES;
const all = [...site, ...python];
const find = fileFinder(all);
const channel = new BroadcastChannel(CHANNEL);

function tell(message: FromServiceWorker): void {
  // oxlint-disable-next-line unicorn/require-post-message-target-origin -- a channel has no target
  channel.postMessage(message);
}

function tellNotKept(error: unknown): void {
  if (error instanceof NotKept) tell({ kind: 'not-kept', why: error.why, detail: error.message });
}

self.addEventListener('install', (event) => event.waitUntil(install()));
self.addEventListener('activate', (event) => event.waitUntil(Promise.all([self.clients.claim(), tidy()])));
self.addEventListener('message', (event) => {
  if (event.data === USE) event.waitUntil(self.skipWaiting());
});
self.addEventListener('fetch', (event) => {
  const { request } = event;
  const { origin, pathname } = new URL(request.url);
  if (request.method !== 'GET' || origin !== self.location.origin) return;
  if (request.mode === 'navigate') event.waitUntil(tidy());
  const file = find(pathname);
  event.respondWith(file ? answerWith(file, event) : answerUnknown(request, pathname));
});

async function install(): Promise<void> {
  const totalBytes = site.reduce((sum, { bytes }) => sum + bytes, 0);
  let keptBytes = 0;
  try {
    await keepFiles(await caches.open(KEPT), site, ({ bytes }) => {
      keptBytes += bytes;
      tell({ kind: 'keeping', keptBytes, totalBytes });
    });
  } catch (error) {
    tellNotKept(error);
    throw error;
  }
}

/** A file of this version: as it is kept, else from the network, and then kept. */
async function answerWith(file: SiteFile, event: FetchEvent): Promise<Response> {
  const cache = await caches.open(KEPT);
  // Who asks to reload has found what is kept damaged.
  const kept = event.request.cache === 'reload' ? undefined : await cache.match(keyOf(file));
  if (kept) return kept;
  const answer = await fetch(event.request);
  if (answer.ok) event.waitUntil(keepAnswer(cache, file, answer.clone()).catch(tellNotKept));
  return answer;
}

/** What this version does not have: kept for a page of an older one, or new, or nowhere. */
async function answerUnknown(request: Request, path: string): Promise<Response> {
  const cache = await caches.open(KEPT);
  const kept = await cache.match(path);
  if (kept) return kept;
  const missing = find('/404.html');
  try {
    return await fetch(request);
  } catch (error) {
    const page = missing && request.mode === 'navigate' ? await cache.match(keyOf(missing)) : null;
    if (page) return new Response(page.body, { status: 404, headers: page.headers });
    throw error;
  }
}

/** Drops what older versions have kept, once no page is open that may need it and no newer version waits. */
async function tidy(): Promise<void> {
  if (self.registration.waiting ?? self.registration.installing) return;
  const pages = await self.clients.matchAll({ type: 'window', includeUncontrolled: true });
  if (pages.length === 0) await dropOthers(await caches.open(KEPT), all);
}
