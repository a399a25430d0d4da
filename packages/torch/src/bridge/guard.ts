/** Every call from Python: drops what Python released, opens a scope, and turns a TorchError into a pending one. */
import { TorchError } from '../errors/torch-error.ts';
import { closeScope, openScope } from '../tensor/scope.ts';
import { dropReleased } from './handles.ts';

let pending: { readonly kind: string; readonly message: string } | null = null;

/** Runs `body`; on a torch error gives `failure` and keeps the error for Python to fetch. Other errors are our bugs. */
export function guarded<T>(body: () => T, failure: T): T {
  dropReleased();
  const outer = openScope();
  try {
    return body();
  } catch (error) {
    if (error instanceof TorchError) pending = error;
    else if (error instanceof RangeError) pending = { kind: 'MemoryError', message: error.message };
    else throw error;
    return failure;
  } finally {
    closeScope(outer, []);
  }
}

/** The class and text of the last failure. */
export function takeError(): readonly [string, string] {
  const error = pending;
  pending = null;
  return error ? [error.kind, error.message] : ['SystemError', 'no error is pending'];
}
