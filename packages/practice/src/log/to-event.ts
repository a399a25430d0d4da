import type { TaskContext, TaskRecord } from '../task/task.ts';
import type { EventId, LogEvent, RanCode } from './event.ts';
import { EVENT_FORMAT } from './event-format.ts';

/** What a learner does with a question: the step of a task, or what goes on around it. */
export type LogEntry =
  | TaskRecord
  | { readonly kind: 'ran'; readonly outcome: RanCode['outcome'] }
  | { readonly kind: 'restarted' };

/** Identity and time, which only the caller can give. */
export interface Stamp {
  /** A fresh UUIDv7. */
  readonly id: EventId;
  /** Milliseconds since the epoch. */
  readonly at: number;
  /** Minutes to add to UTC for local time: `-new Date().getTimezoneOffset()`. */
  readonly utcOffsetMinutes: number;
}

/** The event to append for what was done in `context`. For `restarted` its variant is the one started. */
export function toEvent(context: TaskContext, entry: LogEntry, stamp: Stamp): LogEvent {
  const { pattern, contentVersion, mode, question, variant } = context;
  const { id, at, utcOffsetMinutes } = stamp;
  const place = { pattern, contentVersion, mode, question: question.id, variant: variant.id };
  return { format: EVENT_FORMAT, id, at, utcOffsetMinutes, ...place, ...entry };
}
