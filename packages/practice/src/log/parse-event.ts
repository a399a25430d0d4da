/**
 * The door through which stored and received records come in. Every record is either understood, or written by a
 * newer version (kept as it is, and understood after an update), or damaged (set aside and reported).
 */
import * as v from 'valibot';
import { type EventId, eventIdSchema, type LogEvent, logEventSchema } from './event.ts';
import { EVENT_FORMAT } from './event-format.ts';

/** What a store keeps: an event, or a record of a newer version that is passed on unread. */
export interface LogRecord {
  readonly id: EventId;
}

export type ParsedRecord =
  | { readonly kind: 'known'; readonly event: LogEvent }
  | { readonly kind: 'newer'; readonly record: LogRecord }
  | { readonly kind: 'damaged'; readonly record: unknown; readonly problem: string };

const recordSchema = v.object({ id: eventIdSchema, format: v.number() });

/** Tells what `record` is. A known event comes back as the same object, with whatever fields it has beyond ours. */
export function parseEvent(record: unknown): ParsedRecord {
  if (v.is(logEventSchema, record)) return { kind: 'known', event: record };
  const issues = v.safeParse(logEventSchema, record).issues ?? [];
  if (v.is(recordSchema, record) && (record.format > EVENT_FORMAT || issues.every(isUnknownWord))) {
    return { kind: 'newer', record };
  }
  return { kind: 'damaged', record, problem: issues.map(toProblem).join('; ') };
}

/** A kind of event or question, a mode or an outcome that this version does not know; all else is in order. */
function isUnknownWord(issue: v.BaseIssue<unknown>): boolean {
  return (issue.type === 'variant' || issue.type === 'picklist') && typeof issue.input === 'string';
}

function toProblem(issue: v.BaseIssue<unknown>): string {
  return `${v.getDotPath(issue) ?? 'record'}: ${issue.message}`;
}
