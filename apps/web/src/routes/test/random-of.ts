import type { EventId } from '@tenfold/practice';

/**
 * Numbers from 0 up to 1 that follow from an event's identity alone: what a test draws can be drawn again from the
 * learner's log. The random bits of the id are hashed (FNV-1a) into the seed of Tommy Ettinger's mulberry32.
 */
export function randomOf(id: EventId): () => number {
  let state = 0x811c9dc5;
  for (const char of id) state = Math.imul(state ^ char.charCodeAt(0), 0x01000193);
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}
