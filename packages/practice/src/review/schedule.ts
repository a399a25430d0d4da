/** Every card that the log knows of, and when it is due: a fold over reviews and misses. */
import type { PatternId } from '@tenfold/pattern/public';
import type { CardId, EventOf, LogEvent } from '../log/event.ts';
import { localDay, type Moment } from '../progress/local-day.ts';
import { questionCard } from './card-id.ts';
import { missesIn } from './misses.ts';
import { afterGrade, type Due, dueAfter, type Memory } from './scheduler.ts';

export interface Scheduled {
  readonly pattern: PatternId;
  readonly card: CardId;
  /** Null for what was missed and not reviewed yet. */
  readonly memory: Memory | null;
  readonly due: Due;
  /** The first review and the last; null before any. */
  readonly first: Moment | null;
  readonly last: Moment | null;
}

/** All cards of all patterns, in the order they entered. `events` in log order. */
export function schedule(events: readonly LogEvent[]): readonly Scheduled[] {
  const misses = new Set<LogEvent>(missesIn(events));
  const reviews = new Set<LogEvent>(reviewsIn(events));
  const cards = new Map<string, Scheduled>();
  const put = (next: Scheduled) => cards.set(cardName(next), next);
  for (const event of events) {
    if (event.kind === 'reviewed' && reviews.has(event)) {
      put(reviewed(cards.get(cardName(event)) ?? null, event));
    } else if ('question' in event && misses.has(event)) {
      const about = { pattern: event.pattern, card: questionCard(event.question) };
      put(missed(cards.get(cardName(about)) ?? null, about, event));
    }
  }
  return [...cards.values()];
}

/** The reviews that were not taken back. */
export function reviewsIn(events: readonly LogEvent[]): readonly EventOf<'reviewed'>[] {
  const undone = new Set(events.flatMap((event) => (event.kind === 'undone' ? [event.event] : [])));
  return events.filter((event) => event.kind === 'reviewed').filter(({ id }) => !undone.has(id));
}

/** Is it time for the card? */
export function isDue({ due }: Scheduled, now: Moment): boolean {
  return due.kind === 'moment' ? due.at <= now.at : due.day <= localDay(now);
}

type About = Pick<Scheduled, 'pattern' | 'card'>;

function cardName({ pattern, card }: About): string {
  return JSON.stringify([pattern, card]);
}

function reviewed(before: Scheduled | null, event: EventOf<'reviewed'>): Scheduled {
  const memory = afterGrade(before?.memory ?? null, event, event.grade);
  const { pattern, card } = event;
  return {
    pattern,
    card,
    memory,
    due: dueAfter(memory, event),
    first: before?.first ?? event,
    last: event,
  };
}

/** A card that is missed is due at once; one that was due already stays so. */
function missed(before: Scheduled | null, about: About, when: Moment): Scheduled {
  const due: Due = { kind: 'moment', at: when.at };
  if (before) return isDue(before, when) ? before : { ...before, due };
  return { ...about, memory: null, due, first: null, last: null };
}
