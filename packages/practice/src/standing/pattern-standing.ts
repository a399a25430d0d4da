/** Everything a pattern's page tells of the learner, folded from the log: per mode, per skill, and what to do next. */
import type { PatternId, PublicMode, QuestionId } from '@tenfold/pattern/public';
import type { LogEvent } from '../log/event.ts';
import { firstAttempts } from '../progress/first-attempts.ts';
import type { Moment } from '../progress/local-day.ts';
import { retestFrom, type Strength, strength } from '../test/strength.ts';
import { isChallengeOpen, type ModeStanding, modeStanding } from './mode-standing.ts';
import { type NextStep, nextStep } from './next-step.ts';
import { type SkillStanding, skillStandings } from './skill-standing.ts';

export interface StandingPlace {
  readonly pattern: PatternId;
  /** The modes that the pattern has, in its order: `PublicPattern.modes`. */
  readonly modes: readonly Pick<PublicMode, 'mode' | 'questions'>[];
  /** The skill of each question of all modes. */
  readonly skills: ReadonlyMap<QuestionId, string>;
}

export interface PatternStanding {
  readonly modes: readonly ModeStanding[];
  readonly skills: readonly SkillStanding[];
  readonly strength: Strength | null;
  readonly next: NextStep | null;
}

/** `events` in log order; `due` from `dueCount`, null while that is not known. */
export function patternStanding(
  { pattern, modes, skills }: StandingPlace,
  events: readonly LogEvent[],
  now: Moment,
  due: number | null,
): PatternStanding {
  const facts = modes.map(({ mode, questions }) => ({ pattern, mode, questions, events, now, due }));
  const found = {
    modes: facts.map(modeStanding),
    skills: skillStandings(pattern, skills, events),
    strength: strength(pattern, events),
  };
  const next = nextStep({
    ...found,
    retest: retestFrom(pattern, events, now),
    challengeOpen: facts.some((each) => each.mode === 'challenge' && isChallengeOpen(each)),
    due: due ?? 0,
    since: firstAttempts(events).filter(
      (event) => event.pattern === pattern && isAfter(event, found.strength),
    ).length,
  });
  return { ...found, next };
}

function isAfter(event: Moment, tested: Strength | null): boolean {
  return tested === null || event.at > tested.tested.at;
}
