import type { Mode, PatternId } from '@tenfold/pattern/public';
import type { TaskContext, TaskRecord } from '../task/task.ts';
import { EVENT_FORMAT } from './event-format.ts';
import type { EventId, EventOf, LogEvent } from './event.ts';

/** What a learner does with a question: the step of a task, or what goes on around it. */
export type LogEntry =
  | TaskRecord
  | { readonly kind: 'ran'; readonly outcome: EventOf<'ran'>['outcome'] }
  | { readonly kind: 'restarted' }
  | { readonly kind: 'unanswered' };

/** Identity and time, which only the caller can give. */
export interface Stamp {
  /** A fresh UUIDv7. */
  readonly id: EventId;
  /** Milliseconds since the epoch. */
  readonly at: number;
  /** Minutes to add to UTC for local time: `-new Date().getTimezoneOffset()`. */
  readonly utcOffsetMinutes: number;
}

/** Where something happens. */
export interface EventPlace {
  readonly pattern: PatternId;
  /** `PublicPattern.contentVersion`. */
  readonly contentVersion: string;
  readonly mode: Mode;
}

type Without<T, K extends PropertyKey> = T extends unknown ? Omit<T, K> : never;
/** An event of the kinds K but for its place and its stamp: what the rules of a mode give to be logged. */
export type RecordOf<K extends LogEvent['kind']> = Without<
  EventOf<K>,
  keyof Stamp | keyof EventPlace | 'format'
>;

/** The event to append for what was done in `context`. For `restarted` its variant is the one started. */
export function toEvent(context: TaskContext, entry: LogEntry, stamp: Stamp): LogEvent {
  const { question, variant, sitting } = context;
  const about = { question: question.id, variant: variant.id, ...(sitting && { sitting }) };
  return toLogEvent(context, { ...about, ...entry }, stamp);
}

/** The event to append for a record of a test, a challenge, a review or a mode without questions. */
export function toLogEvent(place: EventPlace, record: RecordOf<LogEvent['kind']>, stamp: Stamp): LogEvent {
  const { pattern, contentVersion, mode } = place;
  const { id, at, utcOffsetMinutes } = stamp;
  return { format: EVENT_FORMAT, id, at, utcOffsetMinutes, pattern, contentVersion, mode, ...record };
}
