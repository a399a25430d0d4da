/** Python's files, kept before they are needed: fetched through the service worker, which keeps what it fetches. */
import { offline } from './offline-state.ts';

const MANIFEST = import.meta.env.PYTHON_MANIFEST;

export async function isPythonKept(): Promise<boolean> {
  const manifest = await caches.match(MANIFEST);
  if (!manifest) return false;
  const { files }: { files: Record<string, { name: string }> } = await manifest.json();
  const kept = Object.values(files).map(({ name }) => caches.match(MANIFEST.replace(/[^/]*$/, name)));
  return (await Promise.all(kept)).every((file) => file !== undefined);
}

/** Rejects when a file cannot be fetched. */
export async function keepPython(): Promise<void> {
  const { download } = await import('@tenfold/runtime/browser');
  offline.value = { kind: 'keeping', what: 'python', keptBytes: 0, totalBytes: 0 };
  let isOver = false;
  const fetched = download(MANIFEST, ({ loadedBytes, totalBytes }) => {
    // Files are fetched side by side: one may still be told about after another has failed.
    if (!isOver) offline.value = { kind: 'keeping', what: 'python', keptBytes: loadedBytes, totalBytes };
  });
  await fetched.finally(() => {
    isOver = true;
  });
}
