/**
 * How many days in a row have at least one answered question. A day is a day of the learner's own calendar at the
 * time of the answer, so that neither daylight saving nor a night's practice after midnight UTC confuses it.
 */
import type { LogEvent } from '../log/event.ts';

export interface Moment {
  /** Milliseconds since the epoch. */
  readonly at: number;
  /** Minutes to add to UTC for local time. */
  readonly utcOffsetMinutes: number;
}

export interface DayStreak {
  /** 0 when neither today nor yesterday has an answer. */
  readonly days: number;
  /** False when today's answer is still to come and the streak stands on yesterday's. */
  readonly today: boolean;
}

const DAY_MS = 24 * 60 * 60_000;

/** The streak that stands at `now`. Events later than `now` (of a wrong clock) are left out. */
export function dayStreak(events: readonly LogEvent[], now: Moment): DayStreak {
  const newestFirst = events
    .filter((event) => event.kind === 'answered' && event.at <= now.at)
    .sort((a, b) => b.at - a.at);
  const days = new Set<number>();
  let later = now;
  for (const event of newestFirst) {
    if (!isNextDay(event, later)) break;
    days.add(localDay(event));
    later = event;
  }
  return { days: days.size, today: days.has(localDay(now)) };
}

/**
 * No calendar day lies between, or only one that a traveller jumped over: then the two moments are at most a day
 * apart by one of the two clocks. A change of an hour or less is daylight saving, which takes no day away.
 */
function isNextDay(earlier: Moment, later: Moment): boolean {
  const travelled = Math.abs(later.utcOffsetMinutes - earlier.utcOffsetMinutes) > 60;
  const onClock = ({ utcOffsetMinutes }: Moment) =>
    localDay({ at: later.at, utcOffsetMinutes }) - localDay({ at: earlier.at, utcOffsetMinutes });
  if (localDay(later) - localDay(earlier) <= 1) return true;
  return travelled && Math.min(onClock(earlier), onClock(later)) <= 1;
}

/** Days since the epoch on the local calendar. */
function localDay({ at, utcOffsetMinutes }: Moment): number {
  return Math.floor((at + utcOffsetMinutes * 60_000) / DAY_MS);
}
