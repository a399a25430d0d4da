/**
 * The script of the sandboxed frame: the only thing between the page and the worker that runs strangers' programs.
 * The frame has an origin of its own that nothing else has, and a policy without any connection, so the worker made in
 * it has neither the page's storage nor a network. Compiled to one script whose hash the page's policy names.
 */
import type { FromFrame, ToFrame, ToWorker } from './frame-protocol.ts';
import { FRAME_POLICY_NAME, trustedTypesPolicy } from './trusted-types.ts';

const canInterrupt = self.crossOriginIsolated && typeof SharedArrayBuffer === 'function';
const interrupts = canInterrupt ? new Uint8Array(new SharedArrayBuffer(1)) : null;
const policy = trustedTypesPolicy(FRAME_POLICY_NAME);

let scriptUrl = '';
let parts: Promise<Omit<ToWorker, 'interrupts' | 'snapshot'>> | null = null;
let worker: Worker | null = null;

function tell(message: FromFrame): void {
  // The page's origin cannot be known here; the message holds nothing secret.
  parent.postMessage(message, '*');
}

async function start(snapshot: ArrayBuffer | null, port: MessagePort | undefined): Promise<void> {
  worker?.terminate();
  if (parts === null || port === undefined) throw new Error('start came before load');
  const message: ToWorker = { ...(await parts), interrupts, snapshot };
  // A policy's `createScriptURL` gives an object where the page demands trusted types, which `Worker` then takes.
  worker = new Worker(policy.createScriptURL(scriptUrl));
  worker.addEventListener('error', (event) => tell({ kind: 'broken', why: event.message }));
  worker.postMessage(message, snapshot ? [port, snapshot] : [port]);
}

addEventListener('message', (event: MessageEvent<ToFrame>) => {
  if (event.source !== parent) return;
  const message = event.data;
  switch (message.kind) {
    case 'load': {
      scriptUrl = URL.createObjectURL(new Blob([message.worker], { type: 'text/javascript' }));
      const { stdlib, python } = message;
      parts = WebAssembly.compile(message.wasm).then((module) => ({ module, stdlib, python }));
      break;
    }
    case 'start':
      start(message.snapshot, event.ports[0]).catch((error: unknown) =>
        tell({ kind: 'broken', why: String(error) }),
      );
      break;
    case 'interrupt':
      interrupts?.fill(2);
      break;
    case 'stop':
      worker?.terminate();
      worker = null;
      break;
  }
});

tell({ kind: 'hello', canInterrupt });
