/** A Pyodide in some worker, as a `Python`. Where the worker is and how it is stopped is behind `Wire`. */
import * as v from 'valibot';
import { parseMessage, type Request } from '../protocol.ts';
import { RuntimeUnavailable } from '../runtime.ts';
import type { End, Listener, Python } from '../session.ts';

export interface Wire {
  post(request: Request): void;
  /** `take` gets what the worker posts; `gone` is told when the worker ends by itself, and why. */
  listen(take: (message: unknown) => void, gone: (why: string) => void): void;
  /** Raises the flag that Python looks at; false where there is no shared memory to raise it in. */
  interrupt(): boolean;
  terminate(): void;
}

const controlSchema = v.variant('kind', [
  v.object({
    kind: v.literal('ready'),
    python: v.string(),
    torch: v.string(),
    snapshot: v.nullable(v.instance(ArrayBuffer)),
  }),
  v.object({ kind: v.literal('failed'), message: v.string() }),
  v.object({ kind: v.literal('ended'), python: v.picklist(['ready', 'gone']), because: v.string() }),
]);

type Ready = Extract<v.InferOutput<typeof controlSchema>, { kind: 'ready' }>;

/**
 * Waits until the worker is ready, and keeps the snapshot that it then may have made: later, with a stranger's program in
 * the worker, one would not be taken. Rejects with `RuntimeUnavailable` when Python could not be started in it.
 */
export async function connect(wire: Wire, keep: (snapshot: ArrayBuffer) => void): Promise<Python> {
  let onReady: (ready: Ready) => void = () => undefined;
  let onFailed: (why: Error) => void = () => undefined;
  const ready = new Promise<Ready>((resolve, reject) => {
    onReady = resolve;
    onFailed = reject;
  });
  let run: { readonly listener: Listener; readonly end: (end: End) => void } | null = null;
  let alive = true;
  const finish = (end: End): void => {
    run?.end(end);
    run = null;
  };
  const goneFor = (why: string): void => {
    alive = false;
    wire.terminate();
    onFailed(new RuntimeUnavailable(`Python could not be started: ${why}`));
    finish({ python: 'gone', because: why });
  };
  wire.listen((data) => {
    const control = v.safeParse(controlSchema, data);
    const message = control.success ? control.output : parseMessage(data);
    switch (message?.kind) {
      case 'ready':
        return onReady(message);
      case 'failed':
        return goneFor(message.message);
      case 'ended':
        return message.python === 'gone'
          ? goneFor(message.because)
          : finish({ python: 'ready', because: message.because });
      case 'output':
        return run?.listener.onOutput(message.text);
      case 'result':
        return run?.listener.onResult(message);
      case undefined:
        return undefined;
    }
  }, goneFor);
  const { python, torch, snapshot } = await ready;
  if (snapshot) keep(snapshot);
  return {
    info: { on: 'engine', python, torch },
    get alive(): boolean {
      return alive;
    },
    run: (request, listener) =>
      new Promise((end) => {
        run = { listener, end };
        wire.post(request);
      }),
    interrupt: () => wire.interrupt(),
    kill: () => goneFor('it was stopped'),
    close: async () => goneFor('it was closed'),
  };
}
