import type { EventId, LogEvent } from './event.ts';

/** What was logged in each test, re-test and challenge, by the name of the sitting, in one pass over the log. */
export function bySitting(events: readonly LogEvent[]): ReadonlyMap<EventId, readonly LogEvent[]> {
  const found = new Map<EventId, LogEvent[]>();
  for (const event of events) {
    if (!('sitting' in event) || event.sitting === undefined) continue;
    const own = found.get(event.sitting);
    if (own) own.push(event);
    else found.set(event.sitting, [event]);
  }
  return found;
}
