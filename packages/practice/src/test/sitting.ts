/**
 * Tests and re-tests as the log tells them, without the questions' content: what was drawn, drafted, submitted. All
 * else about tests (`test-state.ts`, `strength.ts`) is computed from this.
 */
import type { PatternId, QuestionId } from '@tenfold/pattern/public';
import { bySitting } from '../log/by-sitting.ts';
import type { EventId, EventOf, LogEvent } from '../log/event.ts';
import type { Moment } from '../progress/local-day.ts';
import type { Drawn } from '../progress/variants-shown.ts';

export interface TestSitting {
  readonly id: EventId;
  readonly purpose: EventOf<'test-started'>['purpose'];
  readonly started: Moment;
  readonly finished: Moment | null;
  readonly drawn: readonly Drawn[];
  /** The question the learner last turned to; null when that is the first. */
  readonly shown: QuestionId | null;
  /** The last draft of each question. */
  readonly drafts: ReadonlyMap<QuestionId, EventOf<'test-answered'>>;
  readonly flags: ReadonlyMap<QuestionId, boolean>;
  /** What was submitted; of two submissions (of two tabs) the first. */
  readonly marks: ReadonlyMap<QuestionId, Mark>;
}

/** How a submitted question came out. */
type Mark = EventOf<'answered' | 'unanswered'>;

/** The tests and re-tests of a pattern in the order they were started. `events` in log order. */
export function testSittings(pattern: PatternId, events: readonly LogEvent[]): readonly TestSitting[] {
  const own = bySitting(events);
  return events
    .filter((event) => event.kind === 'test-started')
    .filter((event) => event.pattern === pattern)
    .map((started) => toSitting(started, own.get(started.id) ?? []));
}

function toSitting(started: EventOf<'test-started'>, own: readonly LogEvent[]): TestSitting {
  const extended = own.filter((event) => event.kind === 'test-extended');
  const turned = own.findLast((event) => event.kind === 'test-moved' || event.kind === 'test-extended');
  const flagged = own.filter((event) => event.kind === 'test-flagged');
  const marks = own.filter(
    (event): event is Mark => event.kind === 'answered' || event.kind === 'unanswered',
  );
  return {
    id: started.id,
    purpose: started.purpose,
    started,
    finished: own.find((event) => event.kind === 'test-finished') ?? null,
    drawn: [...started.items, ...extended],
    shown: turned && 'question' in turned ? turned.question : null,
    drafts: lastByQuestion(own.filter((event) => event.kind === 'test-answered')),
    flags: new Map(flagged.map(({ question, flagged }) => [question, flagged])),
    marks: lastByQuestion(marks.toReversed()),
  };
}

function lastByQuestion<E extends Drawn>(events: readonly E[]): ReadonlyMap<QuestionId, E> {
  return new Map(events.map((event) => [event.question, event]));
}
