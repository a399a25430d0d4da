/**
 * What answers say about k, the share of the pattern that a learner knows. A question whose answer is known is
 * answered right but for a slip (.02); any other is guessed right one time in four. So P(right) = .25 + .73 k.
 * Before any answer every k is as likely as any other. Why one guess rate serves all kinds of questions:
 * docs/decisions/0006-the-verdict-and-its-rule.md.
 */
const GUESS = 0.25;
const SLIP = 0.02;
const CELLS = 400;

/** How many questions were asked, and how many of them answered right. */
export interface Tally {
  readonly right: number;
  readonly asked: number;
}

/** The values of k that are told apart: the middles of 400 equal cells from 0 to 1. */
export const SHARES: readonly number[] = Array.from({ length: CELLS }, (_, cell) => (cell + 0.5) / CELLS);

/** The probability of each of `SHARES`; they add up to 1. */
export function posterior({ right, asked }: Tally): readonly number[] {
  const logs = SHARES.map((share) => {
    const chance = GUESS + (1 - GUESS - SLIP) * share;
    return right * Math.log(chance) + (asked - right) * Math.log(1 - chance);
  });
  // Taking the largest off keeps long tests from vanishing into 0.
  const largest = Math.max(...logs);
  const weights = logs.map((log) => Math.exp(log - largest));
  const total = weights.reduce((sum, weight) => sum + weight, 0);
  return weights.map((weight) => weight / total);
}
