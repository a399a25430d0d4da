/**
 * Several Pythons at once: the one that the site has, and one or two more, each in a sandboxed frame of its own. They are
 * started while the first works already, and ended when all is done, as each holds about a hundred megabytes.
 */
import type { Runtime } from '@tenfold/runtime';
import { startPython } from '../../runner/python.ts';

/** How many may work at once: a core is left to the page. */
function mostPythons(): number {
  const { hardwareConcurrency, deviceMemory = 8 }: Navigator & { deviceMemory?: number } = navigator;
  if (deviceMemory < 4 || hardwareConcurrency < 3) return 1;
  return hardwareConcurrency < 6 ? 2 : 3;
}

/** Calls `work` with each Python as soon as it is there; resolves when all have done. What one throws, this throws. */
export async function withPythons(
  jobs: number,
  signal: AbortSignal,
  work: (python: Runtime) => Promise<void>,
): Promise<void> {
  const first = await startPython();
  const more = Math.max(0, Math.min(mostPythons(), jobs) - 1);
  const others = Array.from({ length: more }, async () => {
    const python = await startAnother();
    if (python === null) return;
    try {
      if (!signal.aborted) await work(python);
    } finally {
      await python.close();
    }
  });
  await Promise.all([work(first), ...others]);
}

/** Null where there is no room for another: the first works on alone. */
async function startAnother(): Promise<Runtime | null> {
  const { startBrowserPyodide } = await import('@tenfold/runtime/browser');
  return startBrowserPyodide({ manifestUrl: import.meta.env.PYTHON_MANIFEST }).catch(() => null);
}
