import type { EventOf, LogEvent } from '../log/event.ts';

type Miss = EventOf<'answered' | 'unanswered'>;

/**
 * What enters the review: wrong answers and unanswered questions of practice, challenge and test. Of a test only when
 * it is finished, so that the review does not tell before the test does.
 */
export function missesIn(events: readonly LogEvent[]): readonly Miss[] {
  const finished = events.filter((event) => event.kind === 'test-finished');
  const ended = new Set(finished.map(({ sitting }) => sitting));
  return events.filter((event): event is Miss => {
    if (event.mode === 'review' || !isMiss(event)) return false;
    return event.mode !== 'test' || (event.sitting !== undefined && ended.has(event.sitting));
  });
}

function isMiss(event: LogEvent): event is Miss {
  return event.kind === 'unanswered' || (event.kind === 'answered' && !event.right);
}
