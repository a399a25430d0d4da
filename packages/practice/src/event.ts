/**
 * The append-only log: small events with client-made ids. Standing, streak, due reviews and verdicts are folds
 * over it (`progress/`), so they can be computed again when the rules improve. Nothing in it is ever changed.
 * Schemas (valibot) are in this file too, because a log comes back from storage and from other machines.
 */
import type { Answer, Mode, PatternId, QuestionId, VariantId } from '@tenfold/pattern/public';

export type EventId = string & { readonly brand: 'EventId' };

interface EventBase {
  /** UUIDv7, made by the caller. */
  readonly id: EventId;
  /** Milliseconds since the epoch, by the learner's clock. */
  readonly at: number;
  /** Minutes to add to UTC for the learner's local time at that moment. */
  readonly utcOffsetMinutes: number;
  readonly pattern: PatternId;
  /** `PublicPattern.contentVersion` that the learner saw. */
  readonly contentVersion: string;
  readonly mode: Mode;
}

/** A complete answer was submitted. `attempt` counts from 1; only attempt 1 is evidence, and not after a hint. */
export interface Answered extends EventBase {
  readonly kind: 'answered';
  readonly question: QuestionId;
  readonly variant: VariantId;
  readonly answer: Answer;
  readonly right: boolean;
  readonly attempt: number;
  readonly hinted: boolean;
}
export interface Hinted extends EventBase {
  readonly kind: 'hinted';
  readonly question: QuestionId;
  readonly variant: VariantId;
}
/** The learner ran code; `outcome` is the kind of its end. */
export interface RanCode extends EventBase {
  readonly kind: 'ran';
  readonly question: QuestionId;
  readonly outcome: 'finished' | 'raised' | 'timed-out' | 'interrupted';
}
/** The learner starts the question anew with the variant named (after it was solved or spent). */
export interface Restarted extends EventBase {
  readonly kind: 'restarted';
  readonly question: QuestionId;
  readonly variant: VariantId;
}

export type LogEvent = Answered | Hinted | RanCode | Restarted;
