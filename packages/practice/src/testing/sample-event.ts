import type { OptionId } from '@tenfold/pattern/public';
import type { Answered, EventId, LogEvent } from '../log/event.ts';
import { type LogEntry, type RecordOf, type Stamp, toEvent, toLogEvent } from '../log/to-event.ts';
import type { Drawn } from '../progress/variants-shown.ts';
import type { TaskContext } from '../task/task.ts';
import { sampleTask } from './sample-task.ts';

/** A valid UUIDv7 for the moment `at`; `order` tells apart the events of one millisecond. */
export function sampleId(at: number, order = 0): EventId {
  const time = at.toString(16).padStart(12, '0');
  const rest = order.toString(16).padStart(12, '0');
  return `${time.slice(0, 8)}-${time.slice(8)}-7000-8000-${rest}` as EventId;
}

/** The stamp of a moment told as a local time with its offset: `2026-03-28T23:30-05:00`. */
export function stampAt(local: string): Stamp {
  const [, sign, hours, minutes] = /([+-])(\d\d):(\d\d)$/.exec(local) ?? [];
  const at = Date.parse(local);
  const offset = (Number(hours) * 60 + Number(minutes)) * (sign === '-' ? -1 : 1);
  return { id: sampleId(at), at, utcOffsetMinutes: offset };
}

export function sampleEvent(
  entry: LogEntry,
  { at = '2026-03-01T12:00+00:00', context = sampleTask() }: { at?: string; context?: TaskContext } = {},
): LogEvent {
  return toEvent(context, entry, stampAt(at));
}

/** An event of a test, a challenge, a review or a mode without questions. */
export function sampleRecord(
  record: RecordOf<LogEvent['kind']>,
  { at = '2026-03-01T12:00+00:00', context = sampleTask() }: { at?: string; context?: TaskContext } = {},
): LogEvent {
  return toLogEvent(context, record, stampAt(at));
}

/** The question and variant that a task is about, by their names. */
export function itemOf({ question, variant }: TaskContext): Drawn {
  return { question: question.id, variant: variant.id };
}

/** An answer with what decides about it; a right first attempt without a hint unless told otherwise. */
export function answered(changes: Partial<Pick<Answered, 'right' | 'attempt' | 'hinted'>> = {}) {
  const { right = true, attempt = 1, hinted = false } = changes;
  const answer = { kind: 'fill', blank: (right ? 'o1' : 'o2') as OptionId } as const;
  return { kind: 'answered', answer, right, attempt, attemptsLeft: 3 - attempt, hinted } as const;
}
