/**
 * Deterministic lifetime without releases in op code. Every dispatched call runs in a scope; tensors made in it that
 * nobody durable holds at its end are freed. Durable holders (Tensor.refs): Python's handle table, a graph node's
 * saved tensors, `.grad`, a view's base, hooks. Finalizers are not used: they don't run inside synchronous loops.
 */
import type { Tensor } from './tensor.ts';

let current: Tensor[] | null = null;

/** Called by the Tensor constructor and when the last durable holder lets go. False: no scope is open. */
export function enlist(t: Tensor): boolean {
  if (!current) return false;
  t.enlisted = true;
  current.push(t);
  return true;
}

/** Opens a scope and returns the one that was open, to be given back to `closeScope`. */
export function openScope(): Tensor[] | null {
  const outer = current;
  current = [];
  return outer;
}

/** Frees what the scope made and nobody holds; `keep` moves to the outer scope (or stays free-standing). */
export function closeScope(outer: Tensor[] | null, keep: readonly Tensor[]): void {
  const list = current!;
  for (const t of keep) t.refs++;
  // `current` stays open while freeing: what a freed tensor held is enlisted here and freed in the same pass.
  for (let i = 0; i < list.length; i++) {
    const t = list[i]!;
    t.enlisted = false;
    if (t.refs === 0) t.free();
  }
  current = outer;
  // Outside any scope the caller becomes the holder.
  if (outer === null) return;
  for (const t of keep) {
    t.refs--;
    if (t.refs === 0 && !t.enlisted) enlist(t);
  }
}

const tensorsIn = (value: unknown): Tensor[] => {
  if (Array.isArray(value)) return value.flatMap(tensorsIn);
  return typeof value === 'object' && value !== null && 'refs' in value ? [value as Tensor] : [];
};

/**
 * Runs `body`, then frees every tensor made in it except the returned one(s) (a tensor or nested arrays of tensors).
 * Called outside any scope the result stays alive until `dispose()`.
 */
export function tidy<T>(body: () => T): T {
  const outer = openScope();
  let result: T;
  try {
    result = body();
  } catch (error) {
    closeScope(outer, []);
    throw error;
  }
  closeScope(outer, tensorsIn(result));
  return result;
}
