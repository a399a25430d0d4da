import type { Problem } from './challenge-state.ts';

/** The seconds left at which the time is announced: often enough to plan by, too seldom to be a nuisance. */
const CALLS = [60, 30, 10] as const;

/** Time left for a problem, in milliseconds, never below 0; null where no clock runs. `now` since the epoch. */
export function remainingMs({ status, deadline }: Problem, now: number): number | null {
  return status === 'open' && deadline !== null ? Math.max(0, deadline - now) : null;
}

/** The seconds to announce when the time left went from `before` to `after`, in milliseconds; null for none. */
export function timeCall(before: number, after: number): (typeof CALLS)[number] | null {
  const passed = CALLS.filter((seconds) => before > seconds * 1000 && after <= seconds * 1000);
  return passed.at(-1) ?? null;
}
