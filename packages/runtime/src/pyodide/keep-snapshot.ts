import type { Python } from '../session.ts';

/** Starts a worker from a snapshot, or afresh; `keep` gets the snapshot that a fresh one makes. */
export type StartWorker = (
  snapshot: ArrayBuffer | null,
  keep: (snapshot: ArrayBuffer) => void,
) => Promise<Python>;

/** Starts the first worker afresh and the next from its snapshot, or afresh again should that fail. */
export function keepSnapshot(start: StartWorker): () => Promise<Python> {
  let kept: ArrayBuffer | null = null;
  const keep = (snapshot: ArrayBuffer): void => {
    kept = snapshot;
  };
  return async () => {
    const snapshot = kept;
    kept = null;
    if (snapshot === null) return start(null, keep);
    try {
      const python = await start(snapshot, keep);
      kept = snapshot;
      return python;
    } catch {
      return start(null, keep);
    }
  };
}
