/**
 * Challenges as the log tells them, without the problems' content. The clock of a problem starts when it is shown and
 * never pauses; whether its time is up is a matter of the events and of now, so closing the tab gains nothing. An
 * answer after the time does not count.
 */
import type { PatternId } from '@tenfold/pattern/public';
import { bySitting } from '../log/by-sitting.ts';
import type { EventId, EventOf, LogEvent } from '../log/event.ts';
import type { Drawn } from '../progress/variants-shown.ts';
import { deadlineOf, looser, type Timing } from './timing.ts';

export interface Attempted extends Drawn {
  readonly seconds: number;
  /** As it was while the problem was open. */
  readonly timing: Timing;
  /** Milliseconds since the epoch; null before the problem is shown. */
  readonly openedAt: number | null;
  /** Null before the problem is shown, and without a clock. */
  readonly deadline: number | null;
  /** Answers in time. */
  readonly attempts: number;
  /** How it ended by an answer, or by an expiry or surrender that is in the log; null otherwise. */
  readonly end: 'right' | 'wrong' | 'expired' | null;
}

export type ProblemStatus = 'waiting' | 'open' | 'right' | 'wrong' | 'expired';

export interface ChallengeSitting {
  readonly id: EventId;
  readonly timing: Timing;
  readonly problems: readonly Attempted[];
}

/** The challenges of a pattern in the order they were started. `events` in log order. */
export function challengeSittings(
  pattern: PatternId,
  events: readonly LogEvent[],
): readonly ChallengeSitting[] {
  const own = bySitting(events);
  return events
    .filter((event) => event.kind === 'challenge-started')
    .filter((event) => event.pattern === pattern)
    .map((started) => (own.get(started.id) ?? []).reduce(afterEvent, toSitting(started)));
}

/** What has become of a problem at `now`, in milliseconds since the epoch. */
export function statusAt(problem: Attempted, now: number): ProblemStatus {
  if (problem.end) return problem.end;
  if (problem.openedAt === null) return 'waiting';
  return isRunning(problem, now) ? 'open' : 'expired';
}

function toSitting({ id, timing, items }: EventOf<'challenge-started'>): ChallengeSitting {
  const untouched = { timing, openedAt: null, deadline: null, attempts: 0, end: null };
  return { id, timing, problems: items.map((item) => ({ ...item, ...untouched })) };
}

function afterEvent(sitting: ChallengeSitting, event: LogEvent): ChallengeSitting {
  if (event.kind === 'challenge-timed') return loosened(sitting, event);
  if (!('question' in event)) return sitting;
  const problems = sitting.problems.map((problem) =>
    problem.question === event.question ? attempted(problem, event, sitting.timing) : problem,
  );
  return { ...sitting, problems };
}

function attempted(problem: Attempted, event: LogEvent, timing: Timing): Attempted {
  switch (event.kind) {
    case 'problem-opened':
      return problem.openedAt === null ? clocked({ ...problem, openedAt: event.at }, timing) : problem;
    case 'answered':
      return isRunning(problem, event.at) ? answered(problem, event) : problem;
    case 'unanswered':
      return { ...problem, end: problem.end ?? 'expired' };
    default:
      return problem;
  }
}

function answered(problem: Attempted, { right, attemptsLeft }: EventOf<'answered'>): Attempted {
  const end = right ? 'right' : attemptsLeft === 0 ? 'wrong' : null;
  return { ...problem, attempts: problem.attempts + 1, end };
}

/** More time from the problem at hand on; one whose time was up stays so. */
function loosened(sitting: ChallengeSitting, event: EventOf<'challenge-timed'>): ChallengeSitting {
  const timing = looser(sitting.timing, event.timing);
  const problems = sitting.problems.map((problem) =>
    isRunning(problem, event.at) ? clocked(problem, timing) : problem,
  );
  return { ...sitting, timing, problems };
}

function clocked(problem: Attempted, timing: Timing): Attempted {
  const { openedAt, seconds } = problem;
  return { ...problem, timing, deadline: openedAt === null ? null : deadlineOf(openedAt, seconds, timing) };
}

function isRunning({ openedAt, deadline, end }: Attempted, at: number): boolean {
  return openedAt !== null && end === null && (deadline === null || at < deadline);
}
