/**
 * When a test may stop, and what it then says. Ten questions to begin with; as long as no band is probable enough,
 * one more, to at most 24; then the most probable band, said to be provisional. The rule and its operating table are
 * simulated in `verdict.test.ts`.
 */
import type { Level } from '@tenfold/pattern/public';
import type { Band } from './band.ts';
import { type Estimate, estimate } from './estimate.ts';
import type { Tally } from './posterior.ts';

/** The levels of the first ten questions. */
export const FIRST_LEVELS: readonly Level[] = [
  ...(['easy', 'easy', 'easy', 'medium', 'medium', 'medium', 'medium', 'hard', 'hard', 'hard'] as const),
];
/** The levels of those that may follow, one at a time. */
export const MORE_LEVELS: readonly Level[] = [
  ...(['medium', 'hard', 'easy', 'medium', 'hard', 'medium', 'easy'] as const),
  ...(['hard', 'medium', 'medium', 'hard', 'easy', 'medium', 'hard'] as const),
];
export const MOST_QUESTIONS = FIRST_LEVELS.length + MORE_LEVELS.length;

/** The probability from which a band is said to be confirmed. */
const CONFIRMED_FROM: Readonly<Record<Band, number>> = { weak: 0.8, developing: 0.65, strong: 0.8 };

export interface Verdict extends Estimate {
  /** `undecided`: one question more. `provisional`: the most probable band, when nothing more is asked. */
  readonly kind: 'confirmed' | 'undecided' | 'provisional';
  /** The probability of `band`. */
  readonly chance: number;
}

/** The verdict after these answers; `ended` when no question will follow, whatever the rule would ask. */
export function verdictAfter(tally: Tally, ended = false): Verdict {
  const found = estimate(tally);
  const chance = found.chances[found.band];
  const over = ended || tally.asked >= MOST_QUESTIONS;
  return { ...found, chance, kind: isConfirmed(found) ? 'confirmed' : over ? 'provisional' : 'undecided' };
}

/** Is the most probable band probable enough, after enough questions, to be said without reserve? */
function isConfirmed(found: Estimate): boolean {
  return found.asked >= FIRST_LEVELS.length && isProbable(found);
}

/** Is the most probable band as probable as the rule asks? */
export function isProbable({ band, chances }: Estimate): boolean {
  return chances[band] >= CONFIRMED_FROM[band];
}
