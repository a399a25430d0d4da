import type { Mode, PatternId, QuestionId } from '@tenfold/pattern/public';
import type { LogEvent } from '../log/event.ts';
import type { QuestionEvent } from '../log/question-event.ts';
import { firstAttempts } from './first-attempts.ts';

/** `solved` once a right answer was given, for good; `spent` when all attempts were used up without one. */
export type QuestionStatus = 'new' | 'started' | 'spent' | 'solved';

export interface ModeProgress {
  readonly total: number;
  readonly solved: number;
  readonly spent: number;
  /** Questions solved at the first attempt and without a hint, on a variant not met before. */
  readonly points: number;
  readonly status: ReadonlyMap<QuestionId, QuestionStatus>;
}

/** What is done of a mode whose questions are `questions`. `events` of any pattern and mode, in log order. */
export function modeProgress(
  place: {
    readonly pattern: PatternId;
    readonly mode: Mode;
    readonly questions: readonly QuestionId[];
  },
  events: readonly LogEvent[],
): ModeProgress {
  const status = new Map<QuestionId, QuestionStatus>(place.questions.map((question) => [question, 'new']));
  const isHere = (event: LogEvent): event is QuestionEvent =>
    event.pattern === place.pattern &&
    event.mode === place.mode &&
    'question' in event &&
    status.has(event.question);
  for (const event of events.filter(isHere)) {
    status.set(event.question, statusAfter(status.get(event.question) ?? 'new', event));
  }
  const scored = firstAttempts(events).filter((event) => event.right && isHere(event));
  const count = (wanted: QuestionStatus) => [...status.values()].filter((each) => each === wanted).length;
  return {
    total: status.size,
    solved: count('solved'),
    spent: count('spent'),
    points: new Set(scored.map((event) => event.question)).size,
    status,
  };
}

function statusAfter(before: QuestionStatus, event: LogEvent): QuestionStatus {
  if (event.kind === 'answered' && event.right) return 'solved';
  if (before === 'solved') return 'solved';
  if (event.kind === 'answered' && event.attemptsLeft === 0) return 'spent';
  return before === 'new' ? 'started' : before;
}
