import type { Python } from '../session.ts';

/**
 * Starts a worker from a snapshot, or afresh; `keep` gets the snapshot that a fresh one makes. `Held` is how a snapshot is held
 * that workers start from.
 */
export type StartWorker<Held = ArrayBuffer> = (
  snapshot: Held | null,
  keep: (made: ArrayBuffer) => void,
) => Promise<Python>;

/** Where a snapshot outlives the page. Nothing here fails: a shelf that cannot be used is empty. */
export interface Shelf<Held> {
  take(): Promise<Held | null>;
  put(made: ArrayBuffer): Held;
  /** What was taken does not work. */
  drop(): void;
}

/** Holds a snapshot as it was made, and nothing outlives the process. */
export const NO_SHELF: Shelf<ArrayBuffer> = {
  take: async () => null,
  put: (made) => made,
  drop: () => undefined,
};

/**
 * Starts the first worker from what is on the shelf, else afresh, and the next from the first one's snapshot; afresh again
 * should one fail.
 */
export function keepSnapshot<Held>(start: StartWorker<Held>, shelf: Shelf<Held>): () => Promise<Python> {
  let kept: Held | null = null;
  let looked: Promise<void> | null = null;
  const look = async (): Promise<void> => {
    kept = await shelf.take();
  };
  const keep = (made: ArrayBuffer): void => {
    kept = shelf.put(made);
  };
  return async () => {
    looked ??= look();
    await looked;
    const snapshot = kept;
    kept = null;
    if (snapshot === null) return start(null, keep);
    try {
      const python = await start(snapshot, keep);
      kept = snapshot;
      return python;
    } catch {
      shelf.drop();
      return start(null, keep);
    }
  };
}
