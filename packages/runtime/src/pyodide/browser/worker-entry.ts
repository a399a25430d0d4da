/**
 * Runs in the browser's worker, bundled to one classic script: Pyodide from bytes it is handed, with no network.
 * Its only way out is a port, which may come long after them, when this worker is needed.
 */
import { loadPyodide, type PyodideAPI, type PyodideConfig, version } from 'pyodide';
import createPyodideModule from 'pyodide/pyodide.asm.mjs';
import { info } from 'pyodide/pyodide-lock.json';
import { type Interpreter, startInterpreter } from '../interpreter.ts';
import { serve } from '../worker.ts';
import type { ToWorker } from './frame-protocol.ts';

/** Pyodide names its files below this address; nothing is fetched from it. */
const NOWHERE = 'https://python.invalid/';

let starting: Promise<Interpreter> | null = null;

async function take({ data, ports: [port] }: MessageEvent<ToWorker | null>): Promise<void> {
  if (data) {
    const load = (config: PyodideConfig) => loadFromBytes(data, config);
    starting ??= startInterpreter(load, data);
    // Told to the page, once there is a port to it.
    starting.catch(() => undefined);
  }
  if (port === undefined || starting === null) return;
  removeEventListener('message', take);
  const run = await serve(starting, (message, transfer) => port.postMessage(message, transfer));
  port.addEventListener('message', (request) => run(request.data));
  port.start();
}

addEventListener('message', take);

async function loadFromBytes({ module, stdlib }: ToWorker, config: PyodideConfig): Promise<PyodideAPI> {
  const { fetch } = self;
  const { instantiateStreaming } = WebAssembly;
  // Pyodide asks for two files. It reads the library; the WebAssembly is compiled already, in the frame for all workers.
  self.fetch = async () => new Response(stdlib);
  WebAssembly.instantiateStreaming = async (_response, imports) => ({
    module,
    instance: await WebAssembly.instantiate(module, imports),
  });
  try {
    return await loadPyodide({
      indexURL: NOWHERE,
      packageBaseUrl: NOWHERE,
      lockFileContents: { info: { ...info, arch: 'wasm32', version }, packages: {} },
      createPyodideModule,
      ...config,
    });
  } finally {
    Object.assign(self, { fetch });
    Object.assign(WebAssembly, { instantiateStreaming });
  }
}
