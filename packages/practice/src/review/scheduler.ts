/**
 * When a card comes again, as FSRS-6 has it (through ts-fsrs, with its published parameters: a new product has no
 * reviews to fit others to). FSRS counts days of UTC, so it is given the learner's wall clock as if that were UTC; a
 * card is then due for a whole day of the learner's calendar, and not from the hour of the last review on.
 */
import { type Card, createEmptyCard, fsrs } from 'ts-fsrs';
import { localDay, type Moment, wallClock } from '../progress/local-day.ts';
import { GRADES, type Grade } from './grade.ts';

/** What FSRS keeps of a card: stability, difficulty, step. */
export type Memory = Card;

/** Minutes while a card is being learnt, whole days after that. */
export interface Interval {
  readonly kind: 'minutes' | 'days';
  readonly count: number;
}

export type Due =
  | { readonly kind: 'moment'; readonly at: number }
  /** Any time of this day of the learner's calendar, in days since the epoch. */
  | { readonly kind: 'day'; readonly day: number };

const scheduler = fsrs();
const MINUTE_MS = 60_000;

/** The memory after a card was graded at `when`; `memory` is null at the first time. */
export function afterGrade(memory: Memory | null, when: Moment, grade: Grade): Memory {
  const wall = wallTime(memory, when);
  return scheduler.next(memory ?? createEmptyCard(wall), wall, grade).card;
}

/** What each grade would bring, for the buttons. */
export function intervals(memory: Memory | null, now: Moment): Readonly<Record<Grade, Interval>> {
  const [again, hard, good, easy] = GRADES.map((grade) => intervalOf(afterGrade(memory, now, grade)));
  if (!again || !hard || !good || !easy) throw new Error('A grade is missing');
  return { 1: again, 2: hard, 3: good, 4: easy };
}

/** When a card graded at `when` is due, by the memory that this left. */
export function dueAfter(memory: Memory, when: Moment): Due {
  const { kind, count } = intervalOf(memory);
  if (kind === 'minutes') return { kind: 'moment', at: when.at + count * MINUTE_MS };
  return { kind: 'day', day: localDay(when) + count };
}

/** How probable it is that a card is still remembered, from 0 to 1. */
export function recall(memory: Memory, now: Moment): number {
  return scheduler.get_retrievability(memory, wallTime(memory, now), false);
}

function intervalOf({ scheduled_days: days, due, last_review: reviewed = due }: Memory): Interval {
  if (days > 0) return { kind: 'days', count: days };
  return { kind: 'minutes', count: Math.round((due.getTime() - reviewed.getTime()) / MINUTE_MS) };
}

/** On a flight west the wall clock goes back; for FSRS it stands still. */
function wallTime(memory: Memory | null, when: Moment): Date {
  return new Date(Math.max(wallClock(when), memory?.last_review?.getTime() ?? Number.NEGATIVE_INFINITY));
}
