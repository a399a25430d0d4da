import type { Answered, EventOf, LogEvent } from '../log/event.ts';

/**
 * The evidence: first answers to variants that the learner had not met before, neither answered nor hinted at, in
 * any mode. `events` in log order.
 */
export function firstAttempts(events: readonly LogEvent[]): readonly Answered[] {
  return firstMeetings(events).filter((event) => event.kind === 'answered');
}

/** The evidence, with the fresh variants that were left unanswered in a test or a challenge: those were not known. */
export function firstMeetings(events: readonly LogEvent[]): readonly (Answered | EventOf<'unanswered'>)[] {
  const met = new Set<string>();
  return events.filter((event): event is Answered | EventOf<'unanswered'> => {
    if (event.kind !== 'answered' && event.kind !== 'hinted' && event.kind !== 'unanswered') return false;
    const name = JSON.stringify([event.pattern, event.question, event.variant]);
    const fresh = !met.has(name);
    met.add(name);
    return fresh && (event.kind === 'unanswered' || isUnaided(event));
  });
}

function isUnaided(event: Answered | EventOf<'hinted'>): boolean {
  return event.kind === 'answered' && event.attempt === 1 && !event.hinted;
}
