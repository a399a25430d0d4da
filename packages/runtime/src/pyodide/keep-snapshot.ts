import type { Python } from '../session.ts';

/** Starts a worker from a snapshot, or afresh; `keep` gets the snapshot that a fresh one makes. */
export type StartWorker = (
  snapshot: ArrayBuffer | null,
  keep: (snapshot: ArrayBuffer) => void,
) => Promise<Python>;

/** Where a snapshot outlives the page. Nothing here fails: a shelf that cannot be used is empty. */
export interface Shelf {
  take(): Promise<ArrayBuffer | null>;
  /** The buffer stays the caller's, who does not change it. */
  put(snapshot: ArrayBuffer): void;
  /** What was taken does not work. */
  drop(): void;
}

const NO_SHELF: Shelf = { take: async () => null, put: () => undefined, drop: () => undefined };

/**
 * Starts the first worker from what is on the shelf, else afresh, and the next from the first one's snapshot; afresh again
 * should one fail.
 */
export function keepSnapshot(start: StartWorker, shelf: Shelf = NO_SHELF): () => Promise<Python> {
  let kept: ArrayBuffer | null = null;
  let looked: Promise<void> | null = null;
  const look = async (): Promise<void> => {
    kept = await shelf.take();
  };
  const keep = (snapshot: ArrayBuffer): void => {
    kept = snapshot;
    shelf.put(snapshot);
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
