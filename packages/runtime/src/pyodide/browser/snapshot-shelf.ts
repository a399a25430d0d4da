/**
 * Where the page keeps a snapshot of Python's memory from one visit to the next. It is made by our own start, before any
 * program ran, and belongs to the files it was made of: one of other files, or a damaged one, is thrown away.
 */
import type { Shelf } from '../keep-snapshot.ts';

const CACHE = 'tenfold-python-memory';
const DIGEST = 'x-sha256';

/** The shelf for the files of `version`. Whatever fails is as if nothing were there: then Python starts afresh. */
export function snapshotShelf(version: string): Shelf {
  const address = `/python-memory/${version}`;
  return {
    async take() {
      try {
        return await read(await caches.open(CACHE), address);
      } catch {
        return null;
      }
    },
    put: (snapshot) => void write(address, snapshot).catch(() => undefined),
    drop: () => void caches.delete(CACHE).catch(() => undefined),
  };
}

async function read(cache: Cache, address: string): Promise<ArrayBuffer | null> {
  const kept = await cache.match(address);
  if (kept === undefined) return null;
  const snapshot = await kept.arrayBuffer();
  if (kept.headers.get(DIGEST) === (await digestOf(snapshot))) return snapshot;
  await cache.delete(address);
  return null;
}

/** In place of those of other versions. */
async function write(address: string, snapshot: ArrayBuffer): Promise<void> {
  const kept = new Response(snapshot, { headers: { [DIGEST]: await digestOf(snapshot) } });
  await caches.delete(CACHE);
  await (await caches.open(CACHE)).put(address, kept);
}

async function digestOf(content: ArrayBuffer): Promise<string> {
  const digest = new Uint8Array(await crypto.subtle.digest('SHA-256', content));
  return Array.from(digest, (byte) => byte.toString(16).padStart(2, '0')).join('');
}
