/** erf and its relatives in double precision: power series near 0, continued fraction far out. */

const SCALE = 2 / Math.sqrt(Math.PI);
/** From here on the continued fraction converges fast. */
const FAR = 2.5;

/** erf x = 2/sqrt(pi) e^(-x^2) sum 2^n x^(2n+1) / (2n+1)!!; all terms have one sign. */
function erfNear(x: number): number {
  let [term, sum] = [x, x];
  for (let n = 1; Math.abs(term) > 1e-17 * Math.abs(sum); n++) {
    term *= (2 * x * x) / (2 * n + 1);
    sum += term;
  }
  return SCALE * Math.exp(-x * x) * sum;
}

/** e^(x^2) erfc x for x >= FAR: 1 / (x + 1/2 / (x + 1 / (x + 3/2 / ...))) / sqrt(pi). */
function erfcxFar(x: number): number {
  let fraction = x;
  for (let n = 60; n > 0; n--) fraction = x + n / 2 / fraction;
  return 1 / (Math.sqrt(Math.PI) * fraction);
}

export function erf(x: number): number {
  if (Math.abs(x) < FAR || Number.isNaN(x)) return erfNear(x);
  return Math.sign(x) * (1 - Math.exp(-x * x) * erfcxFar(Math.abs(x)));
}

export function erfc(x: number): number {
  if (x >= FAR) return Math.exp(-x * x) * erfcxFar(x);
  return 1 - erf(x);
}

/** e^(x^2) erfc x, which doesn't underflow. */
export function erfcx(x: number): number {
  return x >= FAR ? erfcxFar(x) : Math.exp(x * x) * erfc(x);
}

/** The x with erfc x = q, for q in (0, 1]: a rough start, then Halley's steps. */
function erfcinv(q: number): number {
  const t = Math.sqrt(-2 * Math.log(q / 2));
  // Abramowitz and Stegun 26.2.22
  let x = (t - (2.30753 + 0.27061 * t) / (1 + t * (0.99229 + 0.04481 * t))) / Math.SQRT2;
  for (let i = 0; i < 4; i++) {
    const error = (erfc(x) - q) / (SCALE * Math.exp(-x * x));
    x += error / (1 + x * error);
  }
  return x;
}

export function erfinv(y: number): number {
  const size = Math.abs(y);
  if (size === 1) return y * Infinity;
  if (!(size < 1)) return Number.NaN;
  if (size > 0.5) return Math.sign(y) * erfcinv(1 - size);
  let x = y / SCALE;
  for (let i = 0; i < 5; i++) {
    const error = (erf(x) - y) / (SCALE * Math.exp(-x * x));
    x -= error / (1 + x * error);
  }
  return x;
}

/** The normal distribution's quantile: the x below which a share `p` lies. */
export function ndtri(p: number): number {
  if (p === 0 || p === 1) return p === 0 ? -Infinity : Infinity;
  if (!(p > 0 && p < 1)) return Number.NaN;
  return p < 0.5 ? -Math.SQRT2 * erfcinv(2 * p) : Math.SQRT2 * erfcinv(2 * (1 - p));
}

/** The logarithm of the normal distribution function. */
export function logNdtr(x: number): number {
  const t = x * Math.SQRT1_2;
  return x < -1 ? Math.log(erfcx(-t) / 2) - t * t : Math.log1p(-erfc(t) / 2);
}
