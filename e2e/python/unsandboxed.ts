/** The control of the escape tests: the same worker without frame and policy. Never do this with a learner's program. */
import type { Runtime } from '@tenfold/runtime';
import { download } from '../../packages/runtime/src/pyodide/browser/download.ts';
import type { ToWorker } from '../../packages/runtime/src/pyodide/browser/frame-protocol.ts';
import { connect } from '../../packages/runtime/src/pyodide/worker-python.ts';
import { openSession } from '../../packages/runtime/src/session.ts';

export async function startUnsandboxed(baseUrl: string): Promise<Runtime> {
  const { files } = await download(baseUrl, () => undefined);
  const worker = new Worker(URL.createObjectURL(new Blob([files.worker], { type: 'text/javascript' })));
  const { port1, port2 } = new MessageChannel();
  const message: ToWorker = {
    module: await WebAssembly.compile(files.wasm),
    stdlib: files.stdlib,
    python: JSON.parse(new TextDecoder().decode(files.python)),
    interrupts: null,
  };
  worker.postMessage(message, [port2]);
  return openSession(() =>
    connect({
      post: (request) => port1.postMessage(request),
      listen(take): void {
        port1.addEventListener('message', (event) => take(event.data));
        port1.start();
      },
      interrupt: () => false,
      terminate: () => worker.terminate(),
    }),
  );
}
