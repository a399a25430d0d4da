import type { LogEvent } from '../log/event.ts';
import { firstMeetings } from '../progress/first-attempts.ts';
import type { Tally } from '../verdict/posterior.ts';
import type { TestSitting } from './sitting.ts';

/** The events that are evidence at all: see `firstMeetings`. */
export type Meetings = ReadonlySet<LogEvent>;

export function meetingsIn(events: readonly LogEvent[]): Meetings {
  return new Set(firstMeetings(events));
}

/** What was submitted in a sitting on variants that were fresh. */
function evidenceOf({ marks }: TestSitting, meetings: Meetings): Tally {
  const counted = [...marks.values()].filter((mark) => meetings.has(mark));
  const right = counted.filter((mark) => mark.kind === 'answered' && mark.right);
  return { right: right.length, asked: counted.length };
}

/**
 * The sittings that a verdict at `last` rests on: for a test itself; for a re-test also the finished test that it
 * confirms and the finished re-tests between, so that every answer counts once and trying again hides nothing.
 */
export function chainTo(last: TestSitting, sittings: readonly TestSitting[]): readonly TestSitting[] {
  if (last.purpose === 'test') return [last];
  const before = sittings.slice(0, sittings.indexOf(last)).filter(({ finished }) => finished !== null);
  const test = before.findLastIndex(({ purpose }) => purpose === 'test');
  return [...before.slice(Math.max(test, 0)), last];
}

export function evidenceOfAll(sittings: readonly TestSitting[], meetings: Meetings): Tally {
  const tallies = sittings.map((sitting) => evidenceOf(sitting, meetings));
  const sum = (of: (tally: Tally) => number) => tallies.reduce((total, tally) => total + of(tally), 0);
  return { right: sum(({ right }) => right), asked: sum(({ asked }) => asked) };
}
