/**
 * Where the page keeps a snapshot of Python's memory from one visit to the next. It is made by our own start, before any
 * program ran, and belongs to the files it was made of. Its megabytes are not read here: the frame that starts workers from it
 * gets a handle to them, and refuses them when they are damaged (`broker.ts`).
 */
import type { Shelf } from '../keep-snapshot.ts';
import { digestOf } from './digest.ts';
import type { HeldSnapshot } from './frame-protocol.ts';

const CACHE = 'tenfold-python-memory';
const DIGEST = 'x-sha256';

/** The shelf for the files of `version`. Whatever fails is as if nothing were there: then Python starts afresh. */
export function snapshotShelf(version: string): Shelf<HeldSnapshot> {
  const address = `/python-memory/${version}`;
  const kept = read(address).catch(() => null);
  return {
    take: () => kept,
    put(made) {
      const content = new Blob([made]);
      write(address, made).catch(() => undefined);
      return { content, sha256: null };
    },
    drop: () => void caches.delete(CACHE).catch(() => undefined),
  };
}

async function read(address: string): Promise<HeldSnapshot | null> {
  const kept = await (await caches.open(CACHE)).match(address);
  const sha256 = kept?.headers.get(DIGEST);
  return kept && sha256 ? { content: await kept.blob(), sha256 } : null;
}

/** In place of those of other versions. */
async function write(address: string, made: ArrayBuffer): Promise<void> {
  const kept = new Response(made, { headers: { [DIGEST]: await digestOf(made) } });
  await caches.delete(CACHE);
  await (await caches.open(CACHE)).put(address, kept);
}
