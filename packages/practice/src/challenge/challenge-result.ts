import type { PatternId } from '@tenfold/pattern/public';
import type { LogEvent } from '../log/event.ts';
import type { ChallengeState } from './challenge-state.ts';
import { type Attempted, challengeSittings, type ProblemStatus, statusAt } from './sitting.ts';

export interface ChallengeResult {
  readonly right: number;
  readonly total: number;
  /** Right at the first attempt. */
  readonly atFirst: number;
  /** For all right, in however much time; `timed` when the clock ran as it was set. */
  readonly badge: { readonly timed: boolean } | null;
}

type Judged = Pick<Attempted, 'attempts' | 'timing'> & { readonly status: ProblemStatus };

/** Null before the challenge is finished. */
export function challengeResult({ phase, problems }: ChallengeState): ChallengeResult | null {
  return phase === 'finished' ? toResult(problems) : null;
}

/** The best of a pattern's finished challenges: a badge first, with its mark, then the most right. */
export function bestChallenge(
  pattern: PatternId,
  events: readonly LogEvent[],
  now: number,
): ChallengeResult | null {
  const judged = challengeSittings(pattern, events).map(({ problems }) =>
    problems.map((problem) => ({ ...problem, status: statusAt(problem, now) })),
  );
  const isOver = ({ status }: Judged) => status !== 'open' && status !== 'waiting';
  const results = judged.filter((problems) => problems.every(isOver)).map(toResult);
  const worth = ({ badge, right, atFirst }: ChallengeResult) =>
    (badge ? (badge.timed ? 2 : 1) : 0) * 1e6 + right * 1e3 + atFirst;
  return results.toSorted((a, b) => worth(b) - worth(a))[0] ?? null;
}

/** What a learner may paste anywhere: how it went, and nothing of what was asked or answered. */
export function shareText(
  state: ChallengeState,
  page: { readonly title: string; readonly url: string },
): string {
  const result = toResult(state.problems);
  const marks = state.problems.map(markOf).join('');
  const clock = result.badge?.timed ? ', against the clock' : '';
  return [
    `Tenfold challenge: ${page.title}`,
    `${marks} ${result.right} of ${result.total}${clock}`,
    '● first attempt, ◐ second attempt, ○ not solved',
    page.url,
  ].join('\n');
}

function toResult(problems: readonly Judged[]): ChallengeResult {
  const solved = problems.filter(({ status }) => status === 'right');
  const all = problems.length > 0 && solved.length === problems.length;
  const timed = problems.every(({ timing }) => timing === 'timed');
  return {
    right: solved.length,
    total: problems.length,
    atFirst: solved.filter(({ attempts }) => attempts === 1).length,
    badge: all ? { timed } : null,
  };
}

function markOf({ status, attempts }: Judged): string {
  if (status !== 'right') return '○';
  return attempts === 1 ? '●' : '◐';
}
