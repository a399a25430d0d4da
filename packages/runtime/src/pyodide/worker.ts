/** The worker's end of the wire: boots an interpreter, says so, then runs what it is sent, one after another. */
import type { Request } from '../protocol.ts';
import type { Interpreter } from './interpreter.ts';

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
  return (request) => {
    try {
      interpreter.run(request, post);
      say({ kind: 'ended', python: 'ready', because: 'the program ended without a result' });
    } catch (error) {
      say({
        kind: 'ended',
        python: 'gone',
        because: `Python ended before the program did (${String(error)})`,
      });
    }
  };
}
