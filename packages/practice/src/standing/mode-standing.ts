/** What is done of each mode: one line a mode, and a missing one does not compile. */
import type { Mode, PatternId, QuestionId } from '@tenfold/pattern/public';
import { challengeSittings, statusAt } from '../challenge/sitting.ts';
import { bestChallenge } from '../challenge/challenge-result.ts';
import type { LogEvent } from '../log/event.ts';
import type { Moment } from '../progress/local-day.ts';
import { modeProgress } from '../progress/mode-progress.ts';
import { testSittings } from '../test/sitting.ts';

export interface ModeStanding {
  readonly mode: Mode;
  readonly kind: 'new' | 'begun' | 'done';
  /** How much of how much, where that can be counted: questions, problems, the questions of a test at hand. */
  readonly progress: { readonly done: number; readonly total: number } | null;
}

/** What the standing of one mode is computed from. */
export interface ModeFacts {
  readonly pattern: PatternId;
  readonly mode: Mode;
  readonly questions: readonly QuestionId[];
  readonly events: readonly LogEvent[];
  readonly now: Moment;
  /** Cards due of all patterns (`dueCount`); null while that is not known. */
  readonly due: number | null;
}

type Judge = (facts: ModeFacts) => Omit<ModeStanding, 'mode'>;

const JUDGES: Readonly<Record<Mode, Judge>> = {
  why: toRead,
  learn: toRead,
  'deep-dive': toRead,
  visualize: toRead,
  practice: toSolve,
  challenge: toMaster,
  experiment: toRead,
  metrics: toRead,
  review: toRecall,
  test: toTest,
};

export function modeStanding(facts: ModeFacts): ModeStanding {
  return { mode: facts.mode, ...JUDGES[facts.mode](facts) };
}

/** Whether a challenge is at hand whose next problem waits or runs. */
export function isChallengeOpen({ pattern, events, now }: ModeFacts): boolean {
  const last = challengeSittings(pattern, events).at(-1);
  const status = last?.problems.map((problem) => statusAt(problem, now.at)) ?? [];
  return status.includes('open') || status.includes('waiting');
}

function toRead(facts: ModeFacts): Omit<ModeStanding, 'mode'> {
  const own = eventsOf(facts);
  const done = own.some((event) => event.kind === 'finished');
  return { kind: done ? 'done' : own.length > 0 ? 'begun' : 'new', progress: null };
}

/** Done when every question is solved or spent. */
function toSolve(facts: ModeFacts): Omit<ModeStanding, 'mode'> {
  const { solved, spent, total } = modeProgress(facts, facts.events);
  const done = solved + spent;
  const begun = eventsOf(facts).length > 0;
  return { kind: total > 0 && done === total ? 'done' : begun ? 'begun' : 'new', progress: { done, total } };
}

/** Done with the badge. */
function toMaster(facts: ModeFacts): Omit<ModeStanding, 'mode'> {
  const best = bestChallenge(facts.pattern, facts.events, facts.now.at);
  const kind = best?.badge ? 'done' : eventsOf(facts).length > 0 ? 'begun' : 'new';
  return { kind, progress: { done: best?.right ?? 0, total: best?.total ?? facts.questions.length } };
}

/** Done while nothing is due. */
function toRecall(facts: ModeFacts): Omit<ModeStanding, 'mode'> {
  const reviewed = eventsOf(facts).some((event) => event.kind === 'reviewed');
  return { kind: !reviewed ? 'new' : facts.due === 0 ? 'done' : 'begun', progress: null };
}

/** A test at hand counts its answers; else it is done when one was finished. */
function toTest({ pattern, events }: ModeFacts): Omit<ModeStanding, 'mode'> {
  const sittings = testSittings(pattern, events);
  const last = sittings.at(-1);
  if (!last) return { kind: 'new', progress: null };
  if (last.finished) return { kind: 'done', progress: null };
  const answered = new Set([...last.drafts.keys(), ...last.marks.keys()]);
  return { kind: 'begun', progress: { done: answered.size, total: last.drawn.length } };
}

function eventsOf({ pattern, mode, events }: ModeFacts): readonly LogEvent[] {
  return events.filter((event) => event.pattern === pattern && event.mode === mode);
}
