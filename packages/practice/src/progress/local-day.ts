/** A time as the learner's clock showed it. Events are moments. */
export interface Moment {
  /** Milliseconds since the epoch. */
  readonly at: number;
  /** Minutes to add to UTC for local time. */
  readonly utcOffsetMinutes: number;
}

const DAY_MS = 24 * 60 * 60_000;

/** Milliseconds since the epoch that a clock of UTC would show when it showed the learner's local time. */
export function wallClock({ at, utcOffsetMinutes }: Moment): number {
  return at + utcOffsetMinutes * 60_000;
}

/** Days since the epoch on the learner's own calendar. */
export function localDay(moment: Moment): number {
  return Math.floor(wallClock(moment) / DAY_MS);
}
