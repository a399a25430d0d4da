/**
 * A small picture of what the answers say: over the share of the pattern that is known, how probable each share is,
 * with the three bands marked. Its figures are beside it as text for those who do not see it.
 */
import { BAND_FROM, BANDS, posterior, SHARES, type Verdict } from '@tenfold/practice';
import { percent } from './verdict-text.ts';

const WIDTH = 400;
const HEIGHT = 132;
/** The curve's lower edge; the names of the bands are below. */
const BASE = 92;

export function PosteriorPicture({ verdict }: { verdict: Verdict }) {
  const density = posterior(verdict);
  const highest = Math.max(...density);
  const points = density.map(
    (chance, cell) => `${toX(SHARES[cell] ?? 0)} ${(BASE - (chance / highest) * (BASE - 8)).toFixed(1)}`,
  );
  const words = BANDS.map((band) => `${band} ${percent(verdict.chances[band])}`).join(', ');
  return (
    <figure class="posterior">
      <svg viewBox={`0 0 ${WIDTH} ${HEIGHT}`} role="img" aria-label={`Probability of each band: ${words}.`}>
        <path class="posterior-curve" d={`M0 ${BASE}L${points.join('L')}L${WIDTH} ${BASE}Z`} />
        <path class="posterior-base" d={`M0 ${BASE}H${WIDTH}`} />
        {BANDS.map((band, index) => {
          const [from, to] = [BAND_FROM[band], BAND_FROM[BANDS[index + 1] ?? 'weak'] || 1];
          return (
            <>
              {from > 0 && <path class="posterior-edge" d={`M${toX(from)} 4V${HEIGHT}`} />}
              <text x={toX((from + to) / 2)} y={BASE + 18} data-likely={band === verdict.band}>
                {band}
              </text>
              <text x={toX((from + to) / 2)} y={BASE + 36} data-likely={band === verdict.band}>
                {percent(verdict.chances[band])}
              </text>
            </>
          );
        })}
      </svg>
      <figcaption class="label">from left to right: from nothing to all of the pattern known</figcaption>
    </figure>
  );
}

function toX(share: number): string {
  return (share * WIDTH).toFixed(1);
}
