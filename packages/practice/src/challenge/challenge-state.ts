/** A challenge as the page shows it: the sitting of the log joined with the content of its problems, at a moment. */
import type { PatternId, PublicQuestion, PublicVariant, SealedVariant } from '@tenfold/pattern/public';
import type { EventId, LogEvent } from '../log/event.ts';
import { type Attempted, challengeSittings, type ProblemStatus, statusAt } from './sitting.ts';
import type { Timing } from './timing.ts';

export interface ChallengeContext {
  readonly pattern: PatternId;
  /** `PublicPattern.contentVersion`. */
  readonly contentVersion: string;
  /** In their order, each with the seconds it is given. */
  readonly problems: readonly { readonly question: PublicQuestion; readonly seconds: number }[];
  /** Opens `variant.sealed` (`unseal`). Called only when a complete answer is checked. */
  readonly open: (question: PublicQuestion, variant: PublicVariant) => SealedVariant;
}

export interface Problem extends Omit<Attempted, 'question' | 'variant' | 'end'> {
  readonly question: PublicQuestion;
  readonly variant: PublicVariant;
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
  context: ChallengeContext,
  events: readonly LogEvent[],
  now: number,
  id?: EventId,
): ChallengeState | null {
  const sittings = challengeSittings(context.pattern, events);
  const sitting = id === undefined ? sittings.at(-1) : sittings.find((each) => each.id === id);
  if (!sitting) return null;
  const problems = sitting.problems.flatMap((attempted) => toProblem(context, attempted, now));
  const next = problems.findIndex(({ status }) => status === 'open' || status === 'waiting');
  const phase = next === -1 ? 'finished' : problems[next]?.status === 'open' ? 'answering' : 'between';
  const at = next === -1 ? Math.max(0, problems.length - 1) : next;
  return { sitting: sitting.id, timing: sitting.timing, phase, problems, at };
}

function toProblem({ problems }: ChallengeContext, attempted: Attempted, now: number): readonly Problem[] {
  const question = problems.find((each) => each.question.id === attempted.question)?.question;
  const variant = question?.variants.find(({ id }) => id === attempted.variant);
  if (!question || !variant) return [];
  const status = statusAt(attempted, now);
  const { end, ...known } = attempted;
  return [{ ...known, question, variant, status, unrecorded: status === 'expired' && end === null }];
}
