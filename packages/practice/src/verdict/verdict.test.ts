import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { BAND_FROM, BANDS } from './band.ts';
import { estimate } from './estimate.ts';
import { posterior, SHARES } from './posterior.ts';
import { FIRST_LEVELS, MORE_LEVELS, MOST_QUESTIONS, verdictAfter } from './verdict.ts';

const tally = fc
  .integer({ min: 0, max: 60 })
  .chain((asked) => fc.record({ right: fc.nat(asked), asked: fc.constant(asked) }));

describe('what answers say of the share known', () => {
  test('before any answer every share is as likely as any other', () => {
    expect(new Set(posterior({ right: 0, asked: 0 }))).toEqual(new Set([1 / 400]));
    const { chances, mean, interval } = estimate({ right: 0, asked: 0 });
    expect(chances).toEqual({
      weak: expect.closeTo(BAND_FROM.developing),
      developing: expect.closeTo(BAND_FROM.strong - BAND_FROM.developing),
      strong: expect.closeTo(1 - BAND_FROM.strong),
    });
    expect(mean).toBeCloseTo(0.5);
    expect(interval).toEqual({ from: expect.closeTo(0.1, 2), to: expect.closeTo(0.9, 2) });
  });

  test.each([
    [5, 0.69, 0.28, 0.03],
    [6, 0.47, 0.43, 0.1],
    [7, 0.25, 0.5, 0.26],
    [8, 0.09, 0.4, 0.51],
    [9, 0.02, 0.2, 0.77],
    [10, 0.0, 0.06, 0.94],
  ])('%i right of ten are as published', (right, weak, developing, strong) => {
    const { chances } = estimate({ right, asked: 10 });
    expect(Math.abs(chances.weak - weak)).toBeLessThan(0.0051);
    expect(Math.abs(chances.developing - developing)).toBeLessThan(0.0051);
    expect(Math.abs(chances.strong - strong)).toBeLessThan(0.0051);
  });

  test('probabilities add up to one, and the mean lies within the interval', () => {
    fc.assert(
      fc.property(tally, (tally) => {
        const { chances, mean, interval } = estimate(tally);
        expect(posterior(tally).reduce((sum, chance) => sum + chance, 0)).toBeCloseTo(1, 9);
        expect(BANDS.reduce((sum, band) => sum + chances[band], 0)).toBeCloseTo(1, 9);
        expect(mean).toBeGreaterThan(interval.from);
        expect(mean).toBeLessThan(interval.to);
      }),
    );
  });

  test('the posterior is Bayes’ rule for a guess of one in four and a slip of one in fifty', () => {
    const [low, high] = [40, 320];
    const chance = (cell: number) => 0.25 + 0.73 * (SHARES[cell] ?? Number.NaN);
    const density = posterior({ right: 3, asked: 5 });
    const odds = (chance(high) ** 3 * (1 - chance(high)) ** 2) / (chance(low) ** 3 * (1 - chance(low)) ** 2);
    expect((density[high] ?? 0) / (density[low] ?? 0)).toBeCloseTo(odds, 9);
  });

  test('one more right answer never makes strong less or weak more probable, one more wrong never the opposite', () => {
    fc.assert(
      fc.property(tally, ({ right, asked }) => {
        const before = estimate({ right, asked });
        const better = estimate({ right: right + 1, asked: asked + 1 });
        const worse = estimate({ right, asked: asked + 1 });
        expect(better.chances.strong).toBeGreaterThanOrEqual(before.chances.strong);
        expect(better.chances.weak).toBeLessThanOrEqual(before.chances.weak);
        expect(better.mean).toBeGreaterThan(before.mean);
        expect(worse.chances.strong).toBeLessThanOrEqual(before.chances.strong);
        expect(worse.chances.weak).toBeGreaterThanOrEqual(before.chances.weak);
        expect(worse.mean).toBeLessThan(before.mean);
      }),
    );
  });
});

describe('when a test may stop', () => {
  test('it begins with three easy, four medium and three hard questions and has at most 24', () => {
    const counts = (['easy', 'medium', 'hard'] as const).map(
      (level) => FIRST_LEVELS.filter((each) => each === level).length,
    );
    expect(counts).toEqual([3, 4, 3]);
    expect(MORE_LEVELS.map((level) => level[0]).join('')).toBe('mhemhmehmmhemh');
    expect(MOST_QUESTIONS).toBe(24);
  });

  test.each([
    [10, 10, 4],
    [12, 11, 5],
    [16, 14, 7],
    [20, 18, 9],
    [24, 21, 11],
  ])(
    'of %i answers %i right confirm strong and at most %i weak, as published',
    (asked, strongFrom, weakTo) => {
      const said = (right: number) => verdictAfter({ right, asked });
      expect(said(strongFrom)).toMatchObject({ kind: 'confirmed', band: 'strong' });
      expect(said(strongFrom - 1)).not.toMatchObject({ kind: 'confirmed', band: 'strong' });
      expect(said(weakTo)).toMatchObject({ kind: 'confirmed', band: 'weak' });
      expect(said(weakTo + 1)).not.toMatchObject({ kind: 'confirmed', band: 'weak' });
    },
  );

  test('before ten answers nothing is confirmed, however good they are', () => {
    for (let asked = 0; asked < 10; asked++) {
      expect(verdictAfter({ right: asked, asked }).kind).toBe('undecided');
    }
  });

  test('when nothing more is asked the most probable band is provisional, with its probability', () => {
    expect(verdictAfter({ right: 18, asked: 24 })).toMatchObject({ kind: 'provisional', band: 'developing' });
    const stopped = verdictAfter({ right: 8, asked: 10 }, true);
    expect(stopped).toMatchObject({ kind: 'provisional', band: 'strong', chance: expect.closeTo(0.51, 2) });
  });

  test('confirmed is what is probable enough, and the band is always the most probable one', () => {
    fc.assert(
      fc.property(tally, fc.boolean(), (tally, ended) => {
        const { kind, band, chance, chances } = verdictAfter(tally, ended);
        expect(chance).toBe(Math.max(...Object.values(chances)));
        const probable = tally.asked >= 10 && chance >= (band === 'developing' ? 0.65 : 0.8);
        const over = ended || tally.asked >= 24;
        expect(kind).toBe(probable ? 'confirmed' : over ? 'provisional' : 'undecided');
      }),
    );
  });
});
