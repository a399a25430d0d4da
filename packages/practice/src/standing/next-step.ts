/**
 * What a learner had best do next, and why: the first of the rules that has something to say about a mode that the
 * pattern has. The page words the reason.
 */
import type { Mode } from '@tenfold/pattern/public';
import type { Strength } from '../test/strength.ts';
import type { Band } from '../verdict/band.ts';
import type { ModeStanding } from './mode-standing.ts';
import type { SkillStanding } from './skill-standing.ts';

export type Reason =
  /** A test is at hand: so many of its questions are answered. */
  | { readonly kind: 'test-open'; readonly done: number; readonly total: number }
  | { readonly kind: 'challenge-open' }
  /** Nothing was done yet. */
  | { readonly kind: 'start' }
  | { readonly kind: 'due'; readonly cards: number }
  /** Strong, and a day has passed: six questions make it final. */
  | { readonly kind: 'retest' }
  | { readonly kind: 'practice'; readonly done: number; readonly total: number }
  /** It is not known yet how strong the pattern is. */
  | { readonly kind: 'untested' }
  /** Not strong at the last test, and enough was answered since to ask again. */
  | { readonly kind: 'retake'; readonly band: Band; readonly since: number }
  /** Not strong at the last test: this skill lacks most. */
  | { readonly kind: 'skill'; readonly band: Band; readonly skill: string }
  | { readonly kind: 'no-badge'; readonly done: number; readonly total: number }
  | { readonly kind: 'unread' };

export interface NextStep {
  readonly mode: Mode;
  readonly reason: Reason;
}

export interface StepFacts {
  /** In the order of the pattern. */
  readonly modes: readonly ModeStanding[];
  /** Those with the least mean first. */
  readonly skills: readonly SkillStanding[];
  readonly strength: Strength | null;
  readonly retest: 'no' | 'later' | 'now';
  readonly challengeOpen: boolean;
  readonly due: number;
  /** First attempts since the last test. */
  readonly since: number;
}

/** So many first attempts since a test make another one worth while. */
const RETAKE_AFTER = 8;

type Rule = (facts: StepFacts) => NextStep | null;

const RULES: readonly Rule[] = [
  (facts) => {
    const test = of(facts, 'test');
    if (test?.kind !== 'begun' || !test.progress) return null;
    return { mode: 'test', reason: { kind: 'test-open', ...test.progress } };
  },
  ({ challengeOpen }) => (challengeOpen ? { mode: 'challenge', reason: { kind: 'challenge-open' } } : null),
  ({ modes }) =>
    modes.every(({ kind }) => kind === 'new') ? { mode: 'learn', reason: { kind: 'start' } } : null,
  ({ due }) => (due > 0 ? { mode: 'review', reason: { kind: 'due', cards: due } } : null),
  ({ retest }) => (retest === 'now' ? { mode: 'test', reason: { kind: 'retest' } } : null),
  (facts) => {
    const practice = of(facts, 'practice');
    if (!practice?.progress || practice.kind === 'done') return null;
    return { mode: 'practice', reason: { kind: 'practice', ...practice.progress } };
  },
  ({ strength }) => (strength ? null : { mode: 'test', reason: { kind: 'untested' } }),
  ({ strength, since }) =>
    strength && strength.verdict.band !== 'strong' && since >= RETAKE_AFTER
      ? { mode: 'test', reason: { kind: 'retake', band: strength.verdict.band, since } }
      : null,
  ({ strength, skills }) => {
    const lacking = skills.find(({ right, asked }) => right < asked);
    if (!lacking || !strength || strength.verdict.band === 'strong') return null;
    return { mode: 'practice', reason: { kind: 'skill', band: strength.verdict.band, skill: lacking.skill } };
  },
  (facts) => {
    const challenge = of(facts, 'challenge');
    if (!challenge?.progress || challenge.kind === 'done') return null;
    return { mode: 'challenge', reason: { kind: 'no-badge', ...challenge.progress } };
  },
  ({ modes }) => {
    const unread = modes.find(({ kind, mode }) => kind !== 'done' && mode !== 'review');
    return unread ? { mode: unread.mode, reason: { kind: 'unread' } } : null;
  },
];

/** Null when all is done and nothing is due. */
export function nextStep(facts: StepFacts): NextStep | null {
  for (const rule of RULES) {
    const step = rule(facts);
    if (step && of(facts, step.mode)) return step;
  }
  return null;
}

function of({ modes }: StepFacts, mode: Mode): ModeStanding | undefined {
  return modes.find((each) => each.mode === mode);
}
