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
import { CONFIDENCES } from '../calibration/confidence.ts';
import { TIMINGS } from '../challenge/timing.ts';
import { GRADES } from '../review/grade.ts';
import { EVENT_FORMAT } from './event-format.ts';

/** UUIDv7, lower case: sorting by id is sorting by time. */
export type EventId = string & { readonly brand: 'EventId' };

/** A card of the review: `flip:<id>` or `question:<question id>`. */
export type CardId = string & { readonly brand: 'CardId' };

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
  v.object({ kind: v.literal('order'), lines: v.pipe(v.array(option), v.readonly()) }),
  v.object({ kind: v.literal('predict'), option }),
  v.object({ kind: v.literal('predict'), text: v.string() }),
  v.object({
    kind: v.literal('write'),
    code: v.string(),
    result: v.nullable(v.object({ passed: v.boolean(), message: v.string() })),
  }),
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
};
/** A test, re-test or challenge from its start to its end. Its name is the id of the event that started it. */
const sitting = eventIdSchema;
const drawn = { question: v.custom<QuestionId>(isName), variant: v.custom<VariantId>(isName) };
const aboutQuestion = { ...base, ...drawn, sitting: v.exactOptional(sitting) };
const inSitting = { ...base, sitting };
const aboutDrawn = { ...inSitting, ...drawn };
const confidence = v.picklist(CONFIDENCES);

/** A complete answer was submitted. `attempt` counts from 1; only attempt 1 is evidence, and not after a hint. */
const answered = v.object({
  ...aboutQuestion,
  kind: v.literal('answered'),
  answer,
  right: v.boolean(),
  attempt: count(1),
  /** As the question allowed at that time: wrong with none left is spent. */
  attemptsLeft: count(0),
  hinted: v.boolean(),
  /** How sure the learner was, where that was stated: with the first attempt only. */
  confidence: v.exactOptional(confidence),
});
/** The hint was shown. */
const hinted = v.object({ ...aboutQuestion, kind: v.literal('hinted') });
/** The learner ran code; `outcome` is the kind of its end. */
const ran = v.object({
  ...aboutQuestion,
  kind: v.literal('ran'),
  outcome: v.picklist(['finished', 'raised', 'timed-out', 'interrupted']),
});
/** The learner starts the question anew, with the variant named. */
const restarted = v.object({ ...aboutQuestion, kind: v.literal('restarted') });
/** The solution was shown without a complete answer (test submitted, time up, given up): counts as not known. */
const unanswered = v.object({ ...aboutQuestion, kind: v.literal('unanswered') });

/** A test begins with these questions, in this order. */
const testStarted = v.object({
  ...base,
  kind: v.literal('test-started'),
  purpose: v.picklist(['test', 're-test']),
  items: v.pipe(v.array(v.object(drawn)), v.minLength(1), v.readonly()),
});
/** One question more, because the verdict was still open. */
const testExtended = v.object({ ...aboutDrawn, kind: v.literal('test-extended') });
/** The answer as it stands, complete or not; the last one before submission counts. Null: only confidence is stated. */
const testAnswered = v.object({
  ...aboutDrawn,
  kind: v.literal('test-answered'),
  answer: v.nullable(answer),
  confidence: v.exactOptional(confidence),
});
const testFlagged = v.object({ ...aboutDrawn, kind: v.literal('test-flagged'), flagged: v.boolean() });
/** The learner turned to this question. */
const testMoved = v.object({ ...aboutDrawn, kind: v.literal('test-moved') });
/** Nothing more is asked: decided, or the learner wants to know the most probable verdict. */
const testFinished = v.object({ ...inSitting, kind: v.literal('test-finished') });

const timing = v.picklist(TIMINGS);
/** A challenge begins with these problems; `seconds` is the time for each, before it is doubled or turned off. */
const challengeStarted = v.object({
  ...base,
  kind: v.literal('challenge-started'),
  timing,
  items: v.pipe(v.array(v.object({ ...drawn, seconds: count(1) })), v.minLength(1), v.readonly()),
});
/** The learner wants more time than before, from the problem at hand on. */
const challengeTimed = v.object({ ...inSitting, kind: v.literal('challenge-timed'), timing });
/** A problem is shown, and its clock starts. */
const problemOpened = v.object({ ...aboutDrawn, kind: v.literal('problem-opened') });

/** A card of the review was graded: 1 again, 2 hard, 3 good, 4 easy. */
const reviewed = v.object({
  ...base,
  kind: v.literal('reviewed'),
  card: v.custom<CardId>(isName),
  grade: v.picklist(GRADES),
});
/** The learner takes back the event named, which is a `reviewed` one: it counts as if it had not been. */
const undone = v.object({ ...base, kind: v.literal('undone'), event: eventIdSchema });
/** The learner has worked through a mode that asks no questions. */
const finished = v.object({ ...base, kind: v.literal('finished') });

export const logEventSchema = v.variant('kind', [
  answered,
  hinted,
  ran,
  restarted,
  unanswered,
  testStarted,
  testExtended,
  testAnswered,
  testFlagged,
  testMoved,
  testFinished,
  challengeStarted,
  challengeTimed,
  problemOpened,
  reviewed,
  undone,
  finished,
]);

export type LogEvent = Readonly<v.InferOutput<typeof logEventSchema>>;
export type EventOf<K extends LogEvent['kind']> = Extract<LogEvent, { readonly kind: K }>;
export type Answered = EventOf<'answered'>;
