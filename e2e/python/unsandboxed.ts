/** The control of the escape tests: the same worker without frame and policy. Never do this with a learner's program. */
import type { Runtime } from '@tenfold/runtime';
import { download } from '../../packages/runtime/src/pyodide/browser/download.ts';
import type { ToWorker } from '../../packages/runtime/src/pyodide/browser/frame-protocol.ts';
import {
  keepSnapshot,
  NO_SHELF,
  type StartWorker,
} from '../../packages/runtime/src/pyodide/keep-snapshot.ts';
import { connect, type Wire } from '../../packages/runtime/src/pyodide/worker-python.ts';
import { openSession } from '../../packages/runtime/src/session.ts';

export async function startUnsandboxed(manifestUrl: string): Promise<Runtime> {
  const files = await download(manifestUrl, () => undefined);
  const script = URL.createObjectURL(new Blob([files.worker], { type: 'text/javascript' }));
  const module = await WebAssembly.compile(files.wasm);
  const python = JSON.parse(new TextDecoder().decode(files.python));
  const start: StartWorker = (snapshot, keep) => {
    const worker = new Worker(script);
    const { port1, port2 } = new MessageChannel();
    const message: ToWorker = { module, stdlib: files.stdlib, python, interrupts: null, snapshot };
    // oxlint-disable-next-line unicorn/require-post-message-target-origin -- a worker, not a window
    worker.postMessage(message);
    worker.postMessage(null, [port2]);
    const wire: Wire = {
      post: (request) => port1.postMessage(request),
      listen(take): void {
        port1.addEventListener('message', (event) => take(event.data));
        port1.start();
      },
      interrupt: () => false,
      terminate: () => worker.terminate(),
    };
    return connect(wire, keep);
  };
  return openSession(keepSnapshot(start, NO_SHELF));
}
