/** The worker's end of the wire: boots an interpreter, says so, then runs what it is sent, one after another. */
import type { Request } from '../protocol.ts';
import type { Interpreter } from './interpreter.ts';
import { heldBytes } from './memory-cap.ts';

/** WebAssembly gives no memory back, so a worker that took more than this for a program is replaced after it. */
const MOST_KEPT_BYTES = 512 * 2 ** 20;

/** What the worker says besides the messages of a running program (`protocol.ts`). */
export type WorkerMessage =
  | { readonly kind: 'ready'; readonly python: string; readonly torch: string }
  | { readonly kind: 'failed'; readonly message: string }
  | { readonly kind: 'ended'; readonly python: 'ready' | 'gone'; readonly because: string };

/** Gives the function that takes requests; boots at once. `post` reaches the other side. */
export async function serve(
  boot: () => Promise<Interpreter>,
  post: (message: unknown) => void,
): Promise<(request: Request) => void> {
  const say = (message: WorkerMessage): void => post(message);
  const interpreter = await boot().catch((error: unknown) => {
    say({ kind: 'failed', message: String(error) });
    throw error;
  });
  say({ kind: 'ready', ...interpreter.info });
  // Told in a turn of its own, which a worker that was closed from inside no longer takes: then the time limit ends it.
  const end = (python: 'ready' | 'gone', because: string): void => {
    setTimeout(() => say({ kind: 'ended', python, because }));
  };
  return (request) => {
    try {
      interpreter.run(request, post);
      end(heldBytes() > MOST_KEPT_BYTES ? 'gone' : 'ready', 'the program ended without a result');
    } catch (error) {
      end('gone', `Python ended before the program did (${String(error)})`);
    }
  };
}
