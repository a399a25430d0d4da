/**
 * What the rule does to learners of whom it is known how much they know: each takes many tests by simulation, with
 * chance from a seed. The figures to meet are the published ones (exact, by dynamic programming); the tolerance is
 * four standard errors of the simulation.
 */
import { expect, test } from 'vitest';
import { seededRandom } from '../testing/index.ts';
import { bandOf } from './band.ts';
import { type Verdict, verdictAfter } from './verdict.ts';

const TESTS = 10_000;

const verdicts = new Map<string, Verdict>();
function said(right: number, asked: number): Verdict {
  const known = verdicts.get(`${right}/${asked}`) ?? verdictAfter({ right, asked });
  verdicts.set(`${right}/${asked}`, known);
  return known;
}

/** One test of a learner who answers right with this probability. */
function take(chance: number, random: () => number): Verdict {
  let [right, asked] = [0, 0];
  let verdict = said(0, 0);
  while (verdict.kind === 'undecided') {
    asked += 1;
    right += random() < chance ? 1 : 0;
    verdict = said(right, asked);
  }
  return verdict;
}

function simulate(chance: number, seed: number) {
  const random = seededRandom(seed);
  const taken = Array.from({ length: TESTS }, () => take(chance, random));
  const share = (kind: Verdict['kind'], band: Verdict['band']) =>
    taken.filter((verdict) => verdict.kind === kind && verdict.band === band).length / TESTS;
  return {
    strong: share('confirmed', 'strong'),
    perhapsStrong: share('provisional', 'strong'),
    weak: share('confirmed', 'weak'),
    items: taken.reduce((sum, { asked }) => sum + asked, 0) / TESTS,
  };
}

const within = (share: number) => 0.0006 + 4 * Math.sqrt((share * (1 - share)) / TESTS);

test.each([
  { chance: 0.25, strong: 0.0, perhapsStrong: 0.0, weak: 0.998, items: 10.3 },
  { chance: 0.55, strong: 0.017, perhapsStrong: 0.007, weak: 0.487, items: 18.1 },
  { chance: 0.7, strong: 0.166, perhapsStrong: 0.105, weak: 0.087, items: 20.8 },
  { chance: 0.75, strong: 0.297, perhapsStrong: 0.168, weak: 0.034, items: 20.1 },
  { chance: 0.85, strong: 0.699, perhapsStrong: 0.177, weak: 0.002, items: 16.1 },
  { chance: 0.8875, strong: 0.848, perhapsStrong: 0.112, weak: 0.0, items: 14.0 },
  { chance: 0.95, strong: 0.987, perhapsStrong: 0.012, weak: 0.0, items: 11.1 },
])('a learner who answers $chance right meets the operating table', ({ chance, ...published }) => {
  const found = simulate(chance, 2026);
  expect(Math.abs(found.strong - published.strong)).toBeLessThan(within(published.strong));
  expect(Math.abs(found.perhapsStrong - published.perhapsStrong)).toBeLessThan(
    within(published.perhapsStrong),
  );
  expect(Math.abs(found.weak - published.weak)).toBeLessThan(within(published.weak));
  expect(Math.abs(found.items - published.items)).toBeLessThan(0.2);
});

test('the more a learner knows, the more often strong is confirmed and the less often weak', () => {
  const chances = [0.25, 0.4, 0.55, 0.7, 0.85, 0.98];
  const found = chances.map((chance, index) => simulate(chance, index));
  for (const [index, { strong, weak }] of found.slice(1).entries()) {
    expect(strong).toBeGreaterThanOrEqual(found[index]?.strong ?? 1);
    expect(weak).toBeLessThanOrEqual(found[index]?.weak ?? 0);
  }
});

test('a re-test of six raises the share of confirmed strong that is true from .86 to .92 and keeps .88 of the true', () => {
  const random = seededRandom(92);
  const confirmed = Array.from({ length: 40_000 }, () => {
    const share = random();
    const chance = 0.25 + 0.73 * share;
    return { isStrong: bandOf(share) === 'strong', chance, verdict: take(chance, random) };
  }).filter(({ verdict }) => verdict.kind === 'confirmed' && verdict.band === 'strong');
  const borneOut = confirmed.filter(({ chance, verdict }) => {
    const right = Array.from({ length: 6 }, random).filter((drawn) => drawn < chance).length;
    const after = said(verdict.right + right, verdict.asked + 6);
    return after.kind === 'confirmed' && after.band === 'strong';
  });
  const count = (learners: typeof confirmed) => learners.filter(({ isStrong }) => isStrong).length;
  expect(count(confirmed) / confirmed.length).toBeCloseTo(0.864, 2);
  expect(count(borneOut) / borneOut.length).toBeCloseTo(0.924, 2);
  expect(count(borneOut) / count(confirmed)).toBeCloseTo(0.88, 2);
});
