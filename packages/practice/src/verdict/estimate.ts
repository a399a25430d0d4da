import type { Range } from '../calibration/confidence.ts';
import { BANDS, type Band, bandOf } from './band.ts';
import { posterior, SHARES, type Tally } from './posterior.ts';

/** What a tally says of the share known, in the figures that a page shows. */
export interface Estimate extends Tally {
  /** The probability of each band. */
  readonly chances: Readonly<Record<Band, number>>;
  /** The most probable band. */
  readonly band: Band;
  readonly mean: number;
  /** The share known lies in it with a probability of .80, and below it as often as above. */
  readonly interval: Range;
}

export function estimate({ right, asked }: Tally): Estimate {
  const density = posterior({ right, asked });
  const chances = chancesOf(density);
  const band = BANDS.reduce((best, next) => (chances[next] > chances[best] ? next : best));
  const mean = density.reduce((sum, chance, cell) => sum + chance * (SHARES[cell] ?? 0), 0);
  return {
    right,
    asked,
    chances,
    band,
    mean,
    interval: { from: quantile(density, 0.1), to: quantile(density, 0.9) },
  };
}

function chancesOf(density: readonly number[]): Record<Band, number> {
  const chances = { weak: 0, developing: 0, strong: 0 };
  density.forEach((chance, cell) => {
    chances[bandOf(SHARES[cell] ?? 0)] += chance;
  });
  return chances;
}

/** The first share below or at which the probability reaches `part`. */
function quantile(density: readonly number[], part: number): number {
  let below = 0;
  const cell = density.findIndex((chance) => {
    below += chance;
    return below >= part;
  });
  return SHARES[cell] ?? 1;
}
