import type { PatternId } from '@tenfold/pattern/public';
import type { EventId, LogEvent } from '../log/event.ts';
import type { Moment } from '../progress/local-day.ts';
import { type Verdict, verdictAfter } from '../verdict/verdict.ts';
import { chainTo, evidenceOfAll, meetingsIn } from './evidence.ts';
import { type TestSitting, testSittings } from './sitting.ts';

export interface PastTest {
  readonly id: EventId;
  readonly purpose: TestSitting['purpose'];
  readonly finished: Moment;
  /** What it said at its end, a re-test together with what it confirms; null when no question was fresh. */
  readonly verdict: Verdict | null;
}

/** The finished tests and re-tests of a pattern, the last one first. `events` in log order. */
export function pastTests(pattern: PatternId, events: readonly LogEvent[]): readonly PastTest[] {
  const sittings = testSittings(pattern, events);
  const meetings = meetingsIn(events);
  const past = sittings.flatMap((sitting): PastTest[] => {
    const { id, purpose, finished } = sitting;
    if (!finished) return [];
    const evidence = evidenceOfAll(chainTo(sitting, sittings), meetings);
    return [{ id, purpose, finished, verdict: evidence.asked > 0 ? verdictAfter(evidence, true) : null }];
  });
  return past.toReversed();
}
