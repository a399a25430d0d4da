/**
 * How many days in a row have at least one answered question. A day is a day of the learner's own calendar at the
 * time of the answer, so that neither daylight saving nor a night's practice after midnight UTC confuses it.
 */
import { answerKey } from '@tenfold/pattern/public';
import type { LogEvent } from '../log/event.ts';
import { localDay, type Moment } from './local-day.ts';

export interface DayStreak {
  /** 0 when neither today nor yesterday has an answer. */
  readonly days: number;
  /** False when today's answer is still to come and the streak stands on yesterday's. */
  readonly today: boolean;
}

/** The streak that stands at `now`. Events later than `now` (of a wrong clock) are left out. */
export function dayStreak(events: readonly LogEvent[], now: Moment): DayStreak {
  const newestFirst = events
    .filter((event) => isAnswer(event) && event.at <= now.at)
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

/** A question was answered: checked, drafted in a test whose end is still to come, or recalled in a review. */
function isAnswer(event: LogEvent): boolean {
  if (event.kind === 'test-answered') return event.answer !== null && answerKey(event.answer) !== null;
  return event.kind === 'answered' || event.kind === 'reviewed';
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
