/**
 * The rules of a challenge: what each act adds to the log. Answers are given as in practice, by `step` on
 * `problemTask`. The new state is the fold of the longer log (`challengeState`).
 */
import type { LogEvent } from '../log/event.ts';
import type { RecordOf } from '../log/to-event.ts';
import { nextVariant } from '../progress/next-variant.ts';
import { resumeTask } from '../task/resume-task.ts';
import type { Task, TaskContext } from '../task/task.ts';
import type { ChallengeContext, ChallengeState, Problem } from './challenge-state.ts';
import { looser, type Timing } from './timing.ts';

const ATTEMPTS = 2;

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
  { pattern, problems }: Pick<ChallengeContext, 'pattern' | 'problems'>,
  events: readonly LogEvent[],
  timing: Timing,
): RecordOf<'challenge-started'> {
  const items = problems.map(({ question, seconds }) => {
    const variant = nextVariant({ pattern, question }, events);
    return { question: question.id, variant: variant.id, seconds };
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

/** A problem as a task of two attempts, for `step` and `toEvent`; spent once its time is up. */
export function problemTask(
  context: ChallengeContext,
  state: ChallengeState,
  problem: Problem,
  events: readonly LogEvent[],
): Task {
  const { question, variant, status } = problem;
  const task: TaskContext = {
    pattern: context.pattern,
    contentVersion: context.contentVersion,
    mode: 'challenge',
    question: { ...question, attempts: ATTEMPTS, hintHtml: null },
    variant,
    sitting: state.sitting,
    open: () => context.open(question, variant),
  };
  const resumed = resumeTask(task, events);
  const isLost = status === 'expired' || status === 'wrong';
  return { context: task, state: isLost ? { ...resumed, phase: 'spent', active: null } : resumed };
}

function about({ sitting }: ChallengeState, { question, variant }: Problem) {
  return { sitting, question: question.id, variant: variant.id };
}
