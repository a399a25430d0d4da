/** Runs programs on our engine in Node: Pyodide in a worker thread. The same Python and torch as in the page. */
import { Worker } from 'node:worker_threads';
import type { Runtime } from '../../runtime.ts';
import { openSession } from '../../session.ts';
import { keepSnapshot, NO_SHELF, type StartWorker } from '../keep-snapshot.ts';
import { connect, type Wire } from '../worker-python.ts';
import type { WorkerParts } from './worker-entry.ts';

/** Starts Pyodide in a worker thread. Not a sandbox: a program can reach what Node can. */
export async function startNodePyodide(): Promise<Runtime> {
  return openSession(keepSnapshot(startWorker, NO_SHELF));
}

const startWorker: StartWorker = (snapshot, keep) => {
  const interrupts = new Uint8Array(new SharedArrayBuffer(1));
  const parts: WorkerParts = { interrupts, snapshot };
  const worker = new Worker(new URL('./worker.mjs', import.meta.url), { workerData: parts });
  const wire: Wire = {
    // oxlint-disable-next-line unicorn/require-post-message-target-origin -- a thread, not a window
    post: (request) => worker.postMessage(request),
    listen(take, gone): void {
      worker.on('message', take);
      worker.on('error', (error) => gone(String(error)));
      worker.on('exit', (code) => gone(`Python ended before the program did (exit status ${code})`));
    },
    interrupt(): boolean {
      interrupts[0] = 2;
      return true;
    },
    terminate: () => void worker.terminate(),
  };
  return connect(wire, keep);
};
