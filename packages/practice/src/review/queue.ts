/**
 * What is asked today. At most so many cards a day, over all patterns: what is overdue beyond that is spread over the
 * days that follow, and is not counted against the learner. Of more than fits, what was missed comes first, then what
 * is most likely still remembered: those reviews cost least and keep most, and what is forgotten can wait.
 */
import type { PatternId } from '@tenfold/pattern/public';
import type { CardId, LogEvent } from '../log/event.ts';
import { localDay, type Moment } from '../progress/local-day.ts';
import { isDue, type Scheduled, schedule } from './schedule.ts';
import { recall } from './scheduler.ts';

/** The cards that a pattern's content has. */
export interface Deck {
  readonly pattern: PatternId;
  /** Offered to be learnt, a few a day, in this order: flip cards, and questions made for the review. */
  readonly offered: readonly CardId[];
  /** Those that are in the review only when they were missed: the questions of all other modes. */
  readonly others: readonly CardId[];
}

export interface Limits {
  /** Cards a day. One that comes again on the same day is not counted twice. */
  readonly perDay: number;
  /** How many of them may be cards of one pattern that are offered for the first time. */
  readonly newPerDay: number;
}

export const LIMITS: Limits = { perDay: 20, newPerDay: 5 };

export interface QueuedCard {
  readonly card: CardId;
  /** Null for a card that is offered for the first time. */
  readonly scheduled: Scheduled | null;
}

export interface ReviewQueue {
  /** In the order to ask them. */
  readonly cards: readonly QueuedCard[];
  /** Cards of all patterns reviewed today. */
  readonly doneToday: number;
  /** Cards of all patterns that are overdue and left for the next days. */
  readonly later: number;
}

/** How many cards are due today within the limit, over all patterns: for the header. Needs no content. */
export function dueCount(events: readonly LogEvent[], now: Moment, perDay = LIMITS.perDay): number {
  return today(schedule(events), now, perDay).due.length;
}

/** Today's cards of one pattern. `events` in log order. */
export function reviewQueue(
  deck: Deck,
  events: readonly LogEvent[],
  now: Moment,
  limits: Limits = LIMITS,
): ReviewQueue {
  const known = new Set([...deck.offered, ...deck.others]);
  const isHere = ({ pattern }: Scheduled) => pattern === deck.pattern;
  const cards = schedule(events).filter((each) => !isHere(each) || known.has(each.card));
  const { due, done, left, later } = today(cards, now, limits.perDay);
  const met = new Set(cards.filter(isHere).map(({ card }) => card));
  const isNew = (each: Scheduled) => deck.offered.includes(each.card) && isToday(each.first, now);
  const begun = cards.filter((each) => isHere(each) && isNew(each)).length;
  const room = Math.max(0, Math.min(left, limits.newPerDay - begun));
  const fresh = deck.offered.filter((card) => !met.has(card)).slice(0, room);
  return {
    cards: [
      ...due.filter(isHere).map((scheduled) => ({ card: scheduled.card, scheduled })),
      ...fresh.map((card) => ({ card, scheduled: null })),
    ],
    doneToday: done,
    later,
  };
}

/** Cards on each of the next `days` days, today first, when the overdue are spread and nothing new comes. */
export function forecast(
  events: readonly LogEvent[],
  now: Moment,
  days: number,
  perDay = LIMITS.perDay,
): readonly number[] {
  const cards = schedule(events);
  const { due, later } = today(cards, now, perDay);
  let carried = later;
  const coming = Array.from({ length: days - 1 }, (_, index) => {
    const day = localDay(now) + index + 1;
    const waiting = carried + cards.filter((card) => dayOf(card, now) === day).length;
    carried = Math.max(0, waiting - perDay);
    return waiting - carried;
  });
  return [due.length, ...coming];
}

interface Today {
  readonly due: readonly Scheduled[];
  readonly done: number;
  /** How many more cards fit into the day. */
  readonly left: number;
  readonly later: number;
}

function today(cards: readonly Scheduled[], now: Moment, perDay: number): Today {
  const due = cards.filter((card) => isDue(card, now));
  const done = cards.filter(({ last }) => isToday(last, now)).length;
  const again = due.filter(({ last }) => isToday(last, now));
  const waiting = due.filter((card) => !again.includes(card)).sort((a, b) => worth(b, now) - worth(a, now));
  const room = Math.max(0, perDay - done);
  const asked = waiting.slice(0, room);
  return {
    due: [...again, ...asked],
    done,
    left: room - asked.length,
    later: waiting.length - asked.length,
  };
}

/** What was missed and not reviewed since is worth more than any recall. */
function worth({ memory }: Scheduled, now: Moment): number {
  return memory ? recall(memory, now) : 2;
}

function isToday(when: Moment | null, now: Moment): boolean {
  return when !== null && localDay(when) === localDay(now);
}

/** The day on which a card falls due, by the calendar of `now`. */
function dayOf({ due }: Scheduled, { utcOffsetMinutes }: Moment): number {
  return due.kind === 'day' ? due.day : localDay({ at: due.at, utcOffsetMinutes });
}
