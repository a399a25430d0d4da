/**
 * What the page and the script of its sandboxed frame (`broker.ts`) say to each other. The frame holds the files and
 * the worker; the worker talks to the page directly, through the port that comes with `start`.
 */
import type { InterpreterParts, PythonFiles } from '../interpreter.ts';

export type ToFrame =
  | {
      readonly kind: 'load';
      readonly worker: ArrayBuffer;
      readonly wasm: ArrayBuffer;
      readonly stdlib: ArrayBuffer;
      readonly python: PythonFiles;
    }
  /** Ends the worker there is and makes another; one port is transferred along. */
  | { readonly kind: 'start'; readonly snapshot: ArrayBuffer | null }
  | { readonly kind: 'interrupt' }
  | { readonly kind: 'stop' };

export type FromFrame =
  /** The script runs. `canInterrupt`: memory can be shared with the worker. */
  | { readonly kind: 'hello'; readonly canInterrupt: boolean }
  | { readonly kind: 'broken'; readonly why: string };

/** What the frame gives a new worker; one port is transferred along. */
export interface ToWorker extends InterpreterParts {
  readonly module: WebAssembly.Module;
  readonly stdlib: ArrayBuffer;
}
