import type { PatternId } from '@tenfold/pattern/public';
import type { Answered, EventOf, LogEvent } from '../log/event.ts';
import { type Drawn, variantName } from './variants-shown.ts';

/** What tells a learner the answer to a variant, or a part of it. */
type Meeting = EventOf<'answered' | 'hinted' | 'unanswered'>;

/**
 * The evidence: first answers to variants that the learner had not met before, neither answered nor hinted at, in
 * any mode. `events` in log order.
 */
export function firstAttempts(events: readonly LogEvent[]): readonly Answered[] {
  return firstMeetings(events).filter((event) => event.kind === 'answered');
}

/** The evidence, with the fresh variants that were left unanswered in a test or a challenge: those were not known. */
export function firstMeetings(events: readonly LogEvent[]): readonly EventOf<'answered' | 'unanswered'>[] {
  const met = new Set<string>();
  return events.filter(isMeeting).filter((event): event is EventOf<'answered' | 'unanswered'> => {
    const name = variantName(event.pattern, event);
    const fresh = !met.has(name);
    met.add(name);
    return fresh && isUnaided(event);
  });
}

/** Whether the learner has met a variant: then no later answer to it is evidence. */
export function hasMet(pattern: PatternId, drawn: Drawn, events: readonly LogEvent[]): boolean {
  const isSame = (event: Meeting) =>
    event.pattern === pattern && event.question === drawn.question && event.variant === drawn.variant;
  return events.some((event) => isMeeting(event) && isSame(event));
}

function isMeeting(event: LogEvent): event is Meeting {
  return event.kind === 'answered' || event.kind === 'hinted' || event.kind === 'unanswered';
}

function isUnaided(event: Meeting): boolean {
  if (event.kind === 'answered') return event.attempt === 1 && !event.hinted;
  return event.kind === 'unanswered';
}
