import type { Answered, LogEvent } from '../log/event.ts';

/**
 * The evidence: first answers to variants that the learner had not met before, neither answered nor hinted at, in
 * any mode. `events` in log order.
 */
export function firstAttempts(events: readonly LogEvent[]): readonly Answered[] {
  const met = new Set<string>();
  return events.filter((event): event is Answered => {
    if (event.kind !== 'answered' && event.kind !== 'hinted') return false;
    const name = JSON.stringify([event.pattern, event.question, event.variant]);
    const fresh = !met.has(name);
    met.add(name);
    return fresh && event.kind === 'answered' && event.attempt === 1 && !event.hinted;
  });
}
