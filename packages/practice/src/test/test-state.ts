/**
 * A test as the page shows it: the sitting of the log joined with the content of its questions. Because every act is
 * logged as it happens and the state is nothing but a fold of the log, a reload or a closed tab loses nothing.
 */
import {
  type Answer,
  answerKey,
  type PatternId,
  type PublicEntry,
  type VariantId,
} from '@tenfold/pattern/public';
import type { Confidence } from '../calibration/confidence.ts';
import type { EventId, LogEvent } from '../log/event.ts';
import { hasMet } from '../progress/first-attempts.ts';
import type { Drawn } from '../progress/variants-shown.ts';
import type { Bank } from '../task/bank.ts';
import type { Tally } from '../verdict/posterior.ts';
import { type Verdict, verdictAfter } from '../verdict/verdict.ts';
import { chainTo, evidenceOfAll, type Meetings, meetingsIn } from './evidence.ts';
import { type TestSitting, testSittings } from './sitting.ts';

export interface TestItem {
  readonly entry: PublicEntry;
  readonly variant: VariantId;
  /** The draft, or what was submitted; null while untouched or when left unanswered. */
  readonly answer: Answer | null;
  readonly complete: boolean;
  readonly confidence: Confidence | null;
  readonly flagged: boolean;
  readonly submitted: boolean;
  /** Null until submitted. Not to be shown before the test is finished. */
  readonly right: boolean | null;
  /** Not met before this test: only then does the answer count for the verdict. */
  readonly fresh: boolean;
}

export interface TestState {
  readonly sitting: EventId;
  readonly purpose: TestSitting['purpose'];
  /** `undecided`: all is submitted, and one question more can be asked for. */
  readonly phase: 'answering' | 'undecided' | 'finished';
  /** Questions that have gone from the content since are left out. */
  readonly items: readonly TestItem[];
  /** Which item is shown, from 0. */
  readonly at: number;
  /** What the verdict rests on: for a re-test also the test before it. */
  readonly evidence: Tally;
  /** Null until something fresh was submitted. */
  readonly verdict: Verdict | null;
}

/** The last test or re-test that was started, or the one named; null when there is none. `events` in log order. */
export function testState(
  bank: Pick<Bank, 'pattern' | 'entries'>,
  events: readonly LogEvent[],
  id?: EventId,
): TestState | null {
  const sittings = testSittings(bank.pattern, events);
  const sitting = id === undefined ? sittings.at(-1) : sittings.find((each) => each.id === id);
  if (!sitting) return null;
  const meetings = meetingsIn(events);
  const items = sitting.drawn.flatMap((drawn) => {
    const found = toItem(bank.entries, sitting, drawn);
    return found ? [{ ...found, fresh: isFresh(bank.pattern, sitting, drawn, events, meetings) }] : [];
  });
  const evidence = evidenceOfAll(chainTo(sitting, sittings), meetings);
  const phase = phaseOf(sitting, items);
  return {
    sitting: sitting.id,
    purpose: sitting.purpose,
    phase,
    items,
    at: Math.max(
      0,
      items.findIndex(({ entry }) => entry.id === sitting.shown),
    ),
    evidence,
    verdict: evidence.asked > 0 ? verdictAfter(evidence, phase === 'finished') : null,
  };
}

function toItem(
  entries: readonly PublicEntry[],
  { drafts, flags, marks }: TestSitting,
  drawn: Drawn,
): Omit<TestItem, 'fresh'> | null {
  const entry = entries.find(({ id }) => id === drawn.question);
  if (!entry?.variants.some(({ id }) => id === drawn.variant)) return null;
  const mark = marks.get(entry.id) ?? null;
  const given = mark ?? drafts.get(entry.id) ?? null;
  const answer = given && 'answer' in given && given.answer?.kind === entry.kind ? given.answer : null;
  return {
    entry,
    variant: drawn.variant,
    answer,
    complete: answer !== null && answerKey(answer) !== null,
    confidence: given && 'confidence' in given ? given.confidence : null,
    flagged: flags.get(entry.id) ?? false,
    submitted: mark !== null,
    right: mark && (mark.kind === 'answered' ? mark.right : false),
  };
}

function isFresh(
  pattern: PatternId,
  { marks }: TestSitting,
  drawn: Drawn,
  events: readonly LogEvent[],
  meetings: Meetings,
): boolean {
  const mark = marks.get(drawn.question);
  return mark ? meetings.has(mark) : !hasMet(pattern, drawn, events);
}

function phaseOf({ finished }: TestSitting, items: readonly TestItem[]): TestState['phase'] {
  if (finished) return 'finished';
  return items.every(({ submitted }) => submitted) ? 'undecided' : 'answering';
}
