/**
 * The append-only log: small events with client-made ids. Standing, streak, due reviews and verdicts are folds
 * over it (`progress/`), so they can be computed again when the rules improve. Nothing in it is ever changed.
 * The types are inferred from schemas, because a log comes back from storage and from other machines.
 */
import {
  MODES,
  type OptionId,
  type PatternId,
  type QuestionId,
  type VariantId,
} from '@tenfold/pattern/public';
import * as v from 'valibot';
import { EVENT_FORMAT } from './event-format.ts';

/** UUIDv7, lower case: sorting by id is sorting by time. */
export type EventId = string & { readonly brand: 'EventId' };

const UUID_V7 = /^[0-9a-f]{8}-[0-9a-f]{4}-7[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/;
export const eventIdSchema = v.custom<EventId>((id) => typeof id === 'string' && UUID_V7.test(id));
const isName = (id: unknown) => typeof id === 'string' && id.length > 0 && id.length <= 200;
const option = v.nullable(v.custom<OptionId>(isName));
const count = (least: number) => v.pipe(v.number(), v.integer(), v.minValue(least));

const answer = v.variant('kind', [
  v.object({ kind: v.literal('fill'), blank: option }),
  v.object({ kind: v.literal('fill-many'), blanks: v.pipe(v.array(option), v.readonly()) }),
  v.object({ kind: v.literal('value'), option }),
  v.object({ kind: v.literal('claim'), option }),
  v.object({ kind: v.literal('program'), option }),
]);

const base = {
  format: v.literal(EVENT_FORMAT),
  id: eventIdSchema,
  /** Milliseconds since the epoch, by the learner's clock. */
  at: count(0),
  /** Minutes to add to UTC for the learner's local time at that moment. */
  utcOffsetMinutes: v.pipe(v.number(), v.integer(), v.minValue(-24 * 60), v.maxValue(24 * 60)),
  pattern: v.custom<PatternId>(isName),
  /** `PublicPattern.contentVersion` that the learner saw. */
  contentVersion: v.string(),
  mode: v.picklist(MODES),
  question: v.custom<QuestionId>(isName),
  variant: v.custom<VariantId>(isName),
};

/** A complete answer was submitted. `attempt` counts from 1; only attempt 1 is evidence, and not after a hint. */
const answered = v.object({
  ...base,
  kind: v.literal('answered'),
  answer,
  right: v.boolean(),
  attempt: count(1),
  /** As the question allowed at that time: wrong with none left is spent. */
  attemptsLeft: count(0),
  hinted: v.boolean(),
});
/** The hint was shown. */
const hinted = v.object({ ...base, kind: v.literal('hinted') });
/** The learner ran code; `outcome` is the kind of its end. */
const ran = v.object({
  ...base,
  kind: v.literal('ran'),
  outcome: v.picklist(['finished', 'raised', 'timed-out', 'interrupted']),
});
/** The learner starts the question anew, with the variant named. */
const restarted = v.object({ ...base, kind: v.literal('restarted') });

export const logEventSchema = v.variant('kind', [answered, hinted, ran, restarted]);

export type LogEvent = Readonly<v.InferOutput<typeof logEventSchema>>;
export type Answered = Readonly<v.InferOutput<typeof answered>>;
export type RanCode = Readonly<v.InferOutput<typeof ran>>;
