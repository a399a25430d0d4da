/**
 * Runs programs on our engine in a page. The program runs in a worker inside a sandboxed frame that can reach neither
 * the page nor a network (docs/security.md); the page fetches the files and hands them in as bytes.
 */
import type { RunOptions, Runtime } from '../../runtime.ts';
import { openSession } from '../../session.ts';
import { keepSnapshot } from '../keep-snapshot.ts';
import { batched } from './batched.ts';
import { type Progress, startDownload } from './download.ts';
import { openFrame } from './frame.ts';
import { snapshotShelf } from './snapshot-shelf.ts';

export interface BrowserPyodideOptions {
  /** Where the page reaches the `manifest.json` that `build-browser.ts` wrote; the files it names are beside it. */
  readonly manifestUrl: string;
  readonly onProgress?: (progress: Progress) => void;
  /** Keeps another Python ready for when one has to be ended, at about half of its memory again. */
  readonly spare?: boolean;
}

/**
 * Downloads and starts Python; calling it again after a failure tries again from the start.
 * Rejects with `RuntimeUnavailable`.
 */
export async function startBrowserPyodide(options: BrowserPyodideOptions): Promise<Runtime> {
  const onProgress = options.onProgress ?? (() => undefined);

  const downloading = await startDownload(options.manifestUrl, onProgress);
  downloading.files.then(
    () => onProgress({ kind: 'starting' }),
    () => undefined,
  );
  const shelf = snapshotShelf(downloading.version);
  const frame = await openFrame(downloading, { spare: options.spare ?? false });
  const session = await openSession(keepSnapshot(frame.startWorker, shelf)).catch((error: unknown) => {
    frame.close();
    throw error;
  });

  return {
    info: session.info,
    async run(program, runOptions: RunOptions = {}) {
      if (!runOptions.onOutput) return session.run(program, runOptions);
      const output = batched(runOptions.onOutput);
      return session.run(program, { ...runOptions, onOutput: output.add }).finally(output.flush);
    },
    async close(): Promise<void> {
      await session.close();
      frame.close();
    },
  };
}
