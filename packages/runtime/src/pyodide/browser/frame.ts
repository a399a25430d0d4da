/** The sandboxed frame, from the page's side: makes it, and makes workers in it. */
import { RuntimeUnavailable } from '../../runtime.ts';
import type { StartWorker } from '../keep-snapshot.ts';
import { connect, type Wire } from '../worker-python.ts';
import type { Downloaded } from './download.ts';
import type { FromFrame, ToFrame } from './frame-protocol.ts';
import { PAGE_POLICY_NAME, trustedTypesPolicy } from './trusted-types.ts';

export interface Frame {
  /** Ends the worker there may be, starts another, and waits until Python in it is ready. */
  readonly startWorker: StartWorker;
  close(): void;
}

/** How long the frame may take to run its first line: where a policy forbids its script, it never does. */
const HELLO_MS = 10_000;

/** Makes the frame and hands it the files. Rejects with `RuntimeUnavailable` when its script may not run. */
export async function openFrame({ files, policy }: Downloaded): Promise<Frame> {
  const element = document.createElement('iframe');
  element.hidden = true;
  element.title = 'Python';
  element.setAttribute('sandbox', 'allow-scripts');
  element.setAttribute('allow', 'cross-origin-isolated');
  const html = documentOf(new TextDecoder().decode(files.broker), policy.scriptSrc);
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
  const canInterrupt = await hello.catch((error: unknown) => {
    close();
    throw error;
  });
  const send = (message: ToFrame, transfer: Transferable[] = []): void =>
    // An origin that is opaque has no name to send to.
    element.contentWindow?.postMessage(message, '*', transfer);
  const { worker, wasm, stdlib } = files;
  const python = JSON.parse(new TextDecoder().decode(files.python));
  send({ kind: 'load', worker, wasm, stdlib, python }, [worker, wasm, stdlib]);
  return {
    close,
    startWorker(snapshot, keep) {
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
      return connect(wire, keep);
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
