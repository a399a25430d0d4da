/**
 * What the page and the script of its sandboxed frame (`broker.ts`) say to each other. The frame holds the files and
 * the worker; the worker talks to the page directly, through the port that comes with `start`.
 */
import type { InterpreterParts, PythonFiles } from '../interpreter.ts';

/** A snapshot where it is kept: a handle, so that it does not go through the page. */
export interface HeldSnapshot {
  readonly content: Blob;
  /** What it must have, unless it was made in this visit. */
  readonly sha256: string | null;
}

export type ToFrame =
  | { readonly kind: 'script'; readonly worker: ArrayBuffer }
  /** What workers start from; may come after `start`. */
  | {
      readonly kind: 'load';
      readonly wasm: ArrayBuffer;
      readonly stdlib: ArrayBuffer;
      readonly python: PythonFiles;
    }
  /** Ends the worker there is and starts another; one port is transferred along. */
  | { readonly kind: 'start'; readonly snapshot: HeldSnapshot | null }
  /** Starts Python in another worker beside, for when the one that there is has to be ended. */
  | { readonly kind: 'prepare'; readonly snapshot: HeldSnapshot }
  | { readonly kind: 'interrupt' }
  | { readonly kind: 'stop' };

export type FromFrame =
  /** The script runs. `canInterrupt`: memory can be shared with the worker. */
  | { readonly kind: 'hello'; readonly canInterrupt: boolean }
  | { readonly kind: 'broken'; readonly why: string };

/** What the frame gives a new worker, which then starts Python. When it is needed, a port to the page comes. */
export interface ToWorker extends InterpreterParts {
  readonly module: WebAssembly.Module;
  readonly stdlib: ArrayBuffer;
}
