/**
 * The rules of a challenge: what each act adds to the log. Answers are given as in practice, by `step` on
 * `problemTask`. The new state is the fold of the longer log (`challengeState`).
 */
import type { LogEvent } from '../log/event.ts';
import type { RecordOf } from '../log/to-event.ts';
import { nextVariant } from '../progress/next-variant.ts';
import { type Bank, drawnTask } from '../task/bank.ts';
import { resumeTask } from '../task/resume-task.ts';
import type { Task } from '../task/task.ts';
import type { ChallengeState, Problem } from './challenge-state.ts';
import { looser, type Timing } from './timing.ts';

const ATTEMPTS = 2;
/** For a problem whose content names no time. */
const SECONDS = 120;

export type ChallengeRecord = RecordOf<
  'challenge-started' | 'challenge-timed' | 'problem-opened' | 'unanswered'
>;

export type ChallengeAct =
  /** Shows the next problem and starts its clock. */
  | { readonly kind: 'open' }
  /** More time, or none to keep: at any moment, and never less than before. */
  | { readonly kind: 'loosen'; readonly timing: Timing }
  /** Leaves the problem at hand unsolved. */
  | { readonly kind: 'give-up' }
  /** Keeps in the log that time was up: to be done before a solution is shown. */
  | { readonly kind: 'expire' };

/** Begins a challenge, on variants not met yet where there are any. */
export function drawChallenge(
  { pattern, entries }: Pick<Bank, 'pattern' | 'entries'>,
  events: readonly LogEvent[],
  timing: Timing,
): RecordOf<'challenge-started'> {
  const items = entries.map((question) => {
    const variant = nextVariant({ pattern, question }, events);
    return { question: question.id, variant: variant.id, seconds: question.seconds ?? SECONDS };
  });
  return { kind: 'challenge-started', timing, items };
}

/** The records to append; none when the act means nothing in this state. */
export function actInChallenge(state: ChallengeState, act: ChallengeAct): readonly ChallengeRecord[] {
  const { sitting, timing, phase, problems, at } = state;
  const problem = problems[at];
  switch (act.kind) {
    case 'open':
      return phase === 'between' && problem ? [{ kind: 'problem-opened', ...about(state, problem) }] : [];
    case 'loosen':
      if (phase === 'finished' || looser(timing, act.timing) === timing) return [];
      return [{ kind: 'challenge-timed', sitting, timing: act.timing }];
    case 'give-up':
      return phase === 'answering' && problem ? [{ kind: 'unanswered', ...about(state, problem) }] : [];
    case 'expire':
      return problems
        .filter(({ unrecorded }) => unrecorded)
        .map((expired) => ({ kind: 'unanswered', ...about(state, expired) }) as const);
  }
}

/**
 * A problem as a task of two attempts, for `step` and `toEvent`; spent once its time is up. Null while the question is
 * not loaded.
 */
export function problemTask(
  bank: Bank,
  { sitting }: ChallengeState,
  { entry, variant, status }: Problem,
  events: readonly LogEvent[],
): Task | null {
  const drawn = { question: entry.id, variant };
  const context = drawnTask(bank, drawn, { mode: 'challenge', sitting, attempts: ATTEMPTS });
  if (!context) return null;
  const state = resumeTask(context, events);
  const isLost = status === 'expired' || status === 'wrong';
  return { context, state: isLost ? { ...state, phase: 'spent', active: null } : state };
}

function about({ sitting }: ChallengeState, { entry, variant }: Problem) {
  return { sitting, question: entry.id, variant };
}
