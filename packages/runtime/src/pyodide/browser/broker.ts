/**
 * The script of the sandboxed frame: the only thing between the page and the worker that runs strangers' programs.
 * The frame has an origin of its own that nothing else has, and a policy without any connection, so the worker made in
 * it has neither the page's storage nor a network. Compiled to one script whose hash the page's policy names.
 */
import type { FromFrame, HeldSnapshot, ToFrame, ToWorker } from './frame-protocol.ts';
import { digestOf } from './digest.ts';
import { FRAME_POLICY_NAME, trustedTypesPolicy } from './trusted-types.ts';

const canInterrupt = self.crossOriginIsolated && typeof SharedArrayBuffer === 'function';
const interrupts = canInterrupt ? new Uint8Array(new SharedArrayBuffer(1)) : null;
const policy = trustedTypesPolicy(FRAME_POLICY_NAME);

let scriptUrl = '';
type Parts = Omit<ToWorker, 'interrupts' | 'snapshot'>;
let onParts: (parts: Promise<Parts>) => void = () => undefined;
const parts = new Promise<Parts>((resolve) => {
  onParts = resolve;
});
let worker: Worker | null = null;
/** Python is ready in it for when `worker` has to be ended. No program has run in it. */
let next: Prepared | null = null;

interface Prepared {
  readonly worker: Worker;
  /** It has all that Python starts from. */
  readonly filled: Promise<void>;
}

function tell(message: FromFrame): void {
  // The page's origin cannot be known here; the message holds nothing secret.
  parent.postMessage(message, '*');
}

async function start(snapshot: HeldSnapshot | null, port: MessagePort | undefined): Promise<void> {
  worker?.terminate();
  if (port === undefined) throw new Error('start came without a port');
  if (snapshot === null) dropNext();
  const taken = next ?? prepare(snapshot);
  next = null;
  worker = taken.worker;
  await taken.filled;
  taken.worker.postMessage(null, [port]);
}

/** Makes a worker, which reads its script while what it starts from is still on its way. */
function prepare(snapshot: HeldSnapshot | null): Prepared {
  // A policy's `createScriptURL` gives an object where the page demands trusted types, which `Worker` then takes.
  const made = new Worker(policy.createScriptURL(scriptUrl));
  made.addEventListener('error', (event) => {
    if (made === next?.worker) dropNext();
    else tell({ kind: 'broken', why: event.message });
  });
  return { worker: made, filled: fill(made, snapshot) };
}

async function fill(made: Worker, held: HeldSnapshot | null): Promise<void> {
  const [files, snapshot] = await Promise.all([parts, held && read(held)]);
  const message: ToWorker = { ...files, interrupts, snapshot };
  made.postMessage(message, snapshot ? [snapshot] : []);
}

function dropNext(): void {
  next?.worker.terminate();
  next = null;
}

async function read({ content, sha256 }: HeldSnapshot): Promise<ArrayBuffer> {
  const snapshot = await content.arrayBuffer();
  if (sha256 !== null && sha256 !== (await digestOf(snapshot))) throw new Error('the snapshot is damaged');
  return snapshot;
}

addEventListener('message', (event: MessageEvent<ToFrame>) => {
  if (event.source !== parent) return;
  const message = event.data;
  switch (message.kind) {
    case 'script':
      scriptUrl = URL.createObjectURL(new Blob([message.worker], { type: 'text/javascript' }));
      break;
    case 'load': {
      const { wasm, stdlib, python } = message;
      onParts(WebAssembly.compile(wasm).then((module) => ({ module, stdlib, python })));
      break;
    }
    case 'start':
      start(message.snapshot, event.ports[0]).catch((error: unknown) =>
        tell({ kind: 'broken', why: String(error) }),
      );
      break;
    case 'prepare':
      next ??= prepare(message.snapshot);
      next.filled.catch(dropNext);
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
