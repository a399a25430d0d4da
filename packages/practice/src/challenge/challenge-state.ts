/** A challenge as the page shows it: the sitting of the log joined with the content of its problems, at a moment. */
import type { PublicEntry } from '@tenfold/pattern/public';
import type { EventId, LogEvent } from '../log/event.ts';
import type { Bank } from '../task/bank.ts';
import { type Attempted, challengeSittings, type ProblemStatus, statusAt } from './sitting.ts';
import type { Timing } from './timing.ts';

export interface Problem extends Omit<Attempted, 'question' | 'end'> {
  readonly entry: PublicEntry;
  readonly status: ProblemStatus;
  /** Its time is up, and the log does not say so yet: act `expire`. */
  readonly unrecorded: boolean;
}

export interface ChallengeState {
  readonly sitting: EventId;
  readonly timing: Timing;
  /** `between`: the next problem waits for the learner, no clock runs. */
  readonly phase: 'between' | 'answering' | 'finished';
  /** Problems that have gone from the content since are left out. */
  readonly problems: readonly Problem[];
  /** The problem that is open or waits next, from 0; the last one when finished. */
  readonly at: number;
}

/**
 * The last challenge that was started, or the one named; null when there is none. `events` in log order, `now` in
 * milliseconds since the epoch.
 */
export function challengeState(
  bank: Pick<Bank, 'pattern' | 'entries'>,
  events: readonly LogEvent[],
  now: number,
  id?: EventId,
): ChallengeState | null {
  const sittings = challengeSittings(bank.pattern, events);
  const sitting = id === undefined ? sittings.at(-1) : sittings.find((each) => each.id === id);
  if (!sitting) return null;
  const problems = sitting.problems.flatMap((attempted) => toProblem(bank.entries, attempted, now));
  const next = problems.findIndex(({ status }) => status === 'open' || status === 'waiting');
  const phase = next === -1 ? 'finished' : problems[next]?.status === 'open' ? 'answering' : 'between';
  const at = next === -1 ? Math.max(0, problems.length - 1) : next;
  return { sitting: sitting.id, timing: sitting.timing, phase, problems, at };
}

function toProblem(entries: readonly PublicEntry[], attempted: Attempted, now: number): readonly Problem[] {
  const { end, question, ...known } = attempted;
  const entry = entries.find(({ id }) => id === question);
  if (!entry?.variants.some(({ id }) => id === known.variant)) return [];
  const status = statusAt(attempted, now);
  return [{ ...known, entry, status, unrecorded: status === 'expired' && end === null }];
}
