/** The worker's end of the wire: boots an interpreter, says so, then runs what it is sent, one after another. */
import type { Request } from '../protocol.ts';
import type { Interpreter } from './interpreter.ts';
import { heldBytes } from './memory-cap.ts';

/** WebAssembly gives no memory back, so a worker that took more than this for a program is replaced after it. */
const MOST_KEPT_BYTES = 512 * 2 ** 20;

/** What the worker says besides the messages of a running program (`protocol.ts`). */
type WorkerMessage =
  | {
      readonly kind: 'ready';
      readonly python: string;
      readonly torch: string;
      readonly snapshot: ArrayBuffer | null;
    }
  | { readonly kind: 'failed'; readonly message: string }
  | { readonly kind: 'ended'; readonly python: 'ready' | 'gone'; readonly because: string };

/** Gives the function that takes requests, once Python is there. `post` reaches the other side. */
export async function serve(
  starting: Promise<Interpreter>,
  post: (message: unknown, transfer: ArrayBuffer[]) => void,
): Promise<(request: Request) => void> {
  const say = (message: WorkerMessage, transfer: ArrayBuffer[] = []): void => post(message, transfer);
  const interpreter = await starting.catch((error: unknown) => {
    say({ kind: 'failed', message: String(error) });
    throw error;
  });
  const { info, snapshot } = interpreter;
  say({ kind: 'ready', ...info, snapshot }, snapshot ? [snapshot] : []);
  // Told in a turn of its own, which a worker that was closed from inside no longer takes: then the time limit ends it.
  const end = (python: 'ready' | 'gone', because: string): void => {
    setTimeout(() => say({ kind: 'ended', python, because }));
  };
  return (request) => {
    try {
      interpreter.run(request, (message) => post(message, []));
      end(heldBytes() > MOST_KEPT_BYTES ? 'gone' : 'ready', 'the program ended without a result');
    } catch (error) {
      end('gone', `Python ended before the program did (${String(error)})`);
    }
  };
}
