/**
 * Python for the whole site: one worker, started when it is first likely to be needed, kept while the learner moves
 * about. Its code and files are fetched only then.
 */
import { signal } from '@preact/signals';
import type { Runtime } from '@tenfold/runtime';

export type PythonState =
  | { readonly kind: 'idle' }
  | {
      readonly kind: 'downloading';
      /** Of all files together, unpacked. */
      readonly loadedBytes: number;
      /** 0 until it is known. */
      readonly totalBytes: number;
    }
  | { readonly kind: 'starting' }
  | { readonly kind: 'ready'; readonly runtime: Runtime }
  | { readonly kind: 'failed'; readonly why: string };

export const python = signal<PythonState>({ kind: 'idle' });

let starting: Promise<Runtime> | null = null;

/** Starts Python unless it runs. Rejects when it cannot be had; the next call tries again. */
export function startPython(): Promise<Runtime> {
  starting ??= start().catch((error: unknown) => {
    starting = null;
    python.value = { kind: 'failed', why: error instanceof Error ? error.message : String(error) };
    throw error;
  });
  return starting;
}

async function start(): Promise<Runtime> {
  python.value = { kind: 'downloading', loadedBytes: 0, totalBytes: 0 };
  const { startBrowserPyodide } = await import('@tenfold/runtime/browser');
  const runtime = await startBrowserPyodide({
    manifestUrl: import.meta.env.PYTHON_MANIFEST,
    spare: hasRoom(),
    onProgress(progress) {
      // Files are fetched side by side: one may still be told about after another has failed.
      if (python.peek().kind !== 'failed') python.value = progress;
    },
  });
  python.value = { kind: 'ready', runtime };
  return runtime;
}

/** A second Python takes some fifty megabytes, which a small phone does not have. */
function hasRoom(): boolean {
  const { deviceMemory = 8 }: Navigator & { deviceMemory?: number } = navigator;
  return deviceMemory >= 4;
}
