/** The sandboxed frame, from the page's side: makes it, and makes workers in it. */
import { RuntimeUnavailable } from '../../runtime.ts';
import type { StartWorker } from '../keep-snapshot.ts';
import { connect, type Wire } from '../worker-python.ts';
import type { Downloading } from './download.ts';
import type { FromFrame, HeldSnapshot, ToFrame } from './frame-protocol.ts';
import { PAGE_POLICY_NAME, trustedTypesPolicy } from './trusted-types.ts';

export interface Frame {
  /** Ends the worker there may be, starts another, and waits until Python in it is ready. */
  readonly startWorker: StartWorker<HeldSnapshot>;
  close(): void;
}

/** How long the frame may take to run its first line: where a policy forbids its script, it never does. */
const HELLO_MS = 10_000;

/** How long the first program has the machine to itself, before another worker is started beside it. */
const PREPARE_AFTER_MS = 500;

/**
 * Makes the frame, and hands it the files as they come; `spare`: it has another worker ready for when one has to be ended. Rejects
 * with `RuntimeUnavailable` when the frame's script does not come or may not run.
 */
export async function openFrame(
  { broker, worker, files, policy }: Downloading,
  { spare }: { spare: boolean },
): Promise<Frame> {
  const element = document.createElement('iframe');
  element.hidden = true;
  element.title = 'Python';
  element.setAttribute('sandbox', 'allow-scripts');
  element.setAttribute('allow', 'cross-origin-isolated');
  const html = documentOf(new TextDecoder().decode(await broker), policy.scriptSrc);
  element.srcdoc = trustedTypesPolicy(PAGE_POLICY_NAME).createHTML(html);
  let onMessage: (message: FromFrame) => void = () => undefined;
  const listen = (event: MessageEvent<FromFrame>): void => {
    if (event.source === element.contentWindow) onMessage(event.data);
  };
  addEventListener('message', listen);
  const close = (): void => {
    removeEventListener('message', listen);
    element.remove();
  };
  const hello = new Promise<boolean>((resolve, reject) => {
    setTimeout(reject, HELLO_MS, new RuntimeUnavailable('The page does not let the frame for Python run.'));
    onMessage = (message) => message.kind === 'hello' && resolve(message.canInterrupt);
  });
  document.body.append(element);
  const [canInterrupt, script] = await Promise.all([hello, worker]).catch((error: unknown) => {
    close();
    throw error;
  });
  const send = (message: ToFrame, transfer: Transferable[] = []): void =>
    // An origin that is opaque has no name to send to.
    element.contentWindow?.postMessage(message, '*', transfer);
  send({ kind: 'script', worker: script }, [script]);
  const load = async (): Promise<void> => {
    const { wasm, stdlib, python } = await files;
    const text = new TextDecoder().decode(python);
    send({ kind: 'load', wasm, stdlib, python: JSON.parse(text) }, [wasm, stdlib]);
  };
  const loaded = load();
  return {
    close,
    async startWorker(snapshot, keep) {
      const { port1, port2 } = new MessageChannel();
      send({ kind: 'start', snapshot }, [port2]);
      const wire: Wire = {
        post: (request) => port1.postMessage(request),
        listen(take, gone): void {
          onMessage = (message) => message.kind === 'broken' && gone(message.why);
          port1.addEventListener('message', (event) => take(event.data));
          port1.start();
        },
        interrupt(): boolean {
          if (canInterrupt) send({ kind: 'interrupt' });
          return canInterrupt;
        },
        terminate(): void {
          port1.close();
          send({ kind: 'stop' });
        },
      };

      const [started] = await Promise.all([connect(wire, keep), loaded]);
      if (snapshot && spare) setTimeout(send, PREPARE_AFTER_MS, { kind: 'prepare', snapshot });
      return started;
    },
  };
}

/** Inside: no connection, no image, no frame; only the broker's script, WebAssembly and blob workers. */
function documentOf(script: string, scriptSrc: readonly string[]): string {
  const policy =
    `default-src 'none'; script-src ${scriptSrc.join(' ')}; worker-src blob:; connect-src 'none'; ` +
    `form-action 'none'; base-uri 'none'`;
  return `<!doctype html><meta http-equiv="Content-Security-Policy" content="${policy}"><script>${script}</script>`;
}
