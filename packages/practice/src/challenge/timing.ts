/** How the clock of a challenge runs, from the strictest on. Only `timed` keeps the mark of that name. */
export const TIMINGS = ['timed', 'doubled', 'off'] as const;
export type Timing = (typeof TIMINGS)[number];

/** The looser of two: a learner may ask for more time at any moment, and never gets less. */
export function looser(a: Timing, b: Timing): Timing {
  return TIMINGS.indexOf(a) > TIMINGS.indexOf(b) ? a : b;
}

/** When the time for a problem is up, in milliseconds since the epoch; null without a clock. */
export function deadlineOf(openedAt: number, seconds: number, timing: Timing): number | null {
  if (timing === 'off') return null;
  return openedAt + seconds * 1000 * (timing === 'doubled' ? 2 : 1);
}
