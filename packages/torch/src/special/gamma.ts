/** The gamma function's logarithm, its derivatives, and the incomplete gamma functions, in double precision. */

/** Above this the asymptotic series are exact to double precision. */
const LARGE = 12;

/** B(2k) / (2k (2k-1)), the coefficients of Stirling's series. */
const STIRLING = [1 / 12, -1 / 360, 1 / 1260, -1 / 1680, 1 / 1188, -691 / 360360, 1 / 156, -3617 / 122400];
/** B(2k) / 2k, those of digamma. */
const DIGAMMA = [1 / 12, -1 / 120, 1 / 252, -1 / 240, 1 / 132, -691 / 32760, 1 / 12];

/** c[0] + c[1] x + ... */
const polynomial = (c: readonly number[], x: number): number => c.reduceRight((sum, a) => sum * x + a, 0);

/** log |gamma(x)| */
export function lgamma(x: number): number {
  if (Number.isNaN(x)) return x;
  if (!Number.isFinite(x)) return Infinity;
  if (x <= 0 && Number.isInteger(x)) return Infinity;
  if (x < 0.5) return Math.log(Math.PI / Math.abs(Math.sin(Math.PI * (x % 2)))) - lgamma(1 - x);
  if (x === 1 || x === 2) return 0;
  let [shifted, product] = [x, 1];
  while (shifted < LARGE) product *= shifted++;
  const series = polynomial(STIRLING, 1 / (shifted * shifted)) / shifted;
  const stirling = (shifted - 0.5) * Math.log(shifted) - shifted + 0.5 * Math.log(2 * Math.PI) + series;
  return stirling - Math.log(product);
}

/** The derivative of log gamma. At 0 it is the infinity on the side x comes from, at negative integers NaN. */
export function digamma(x: number): number {
  if (x === 0) return Object.is(x, -0) ? Infinity : -Infinity;
  if (x < 0) {
    if (Number.isInteger(x)) return Number.NaN;
    return digamma(1 - x) - Math.PI / Math.tan(Math.PI * (x % 1));
  }
  if (!Number.isFinite(x)) return x;
  let [shifted, sum] = [x, 0];
  while (shifted < LARGE) sum += 1 / shifted++;
  const square = 1 / (shifted * shifted);
  return Math.log(shifted) - 0.5 / shifted - square * polynomial(DIGAMMA, square) - sum;
}

/** The Hurwitz zeta function sum (q + n)^-s by Euler and Maclaurin; negative non-integers q are summed directly. */
export function zeta(s: number, q: number): number {
  if (Number.isNaN(s) || Number.isNaN(q) || s < 1) return Number.NaN;
  if (s === 1) return Infinity;
  if (q === Infinity) return Number.NaN;
  if (q <= 0) {
    if (Number.isInteger(q) || q === -Infinity) return Infinity;
    if (!Number.isInteger(s)) return Number.NaN;
  }
  let [sum, a] = [0, q];
  while (a < LARGE) sum += (a++) ** -s;
  // B(2k) / (2k)!, times s (s+1) ... (s+2k-2) a^-(s+2k-1)
  const bernoulli = [1 / 12, -1 / 720, 1 / 30240, -1 / 1209600, 1 / 47900160, -691 / 1307674368000];
  let rest = a ** (1 - s) / (s - 1) + a ** -s / 2;
  let factor = s * a ** (-s - 1);
  for (const [k, b] of bernoulli.entries()) {
    rest += b * factor;
    factor *= ((s + 2 * k + 1) * (s + 2 * k + 2)) / (a * a);
  }
  return sum + rest;
}

/** Derivative n of digamma: (-1)^(n+1) n! zeta(n+1, x); the first by reflection for x < 1/2, as PyTorch does. */
export function polygamma(n: number, x: number): number {
  if (n === 0) return digamma(x);
  if (n === 1 && x === Infinity) return 0;
  if (n === 1 && x < 0.5) return (Math.PI / Math.sin(Math.PI * x)) ** 2 - zeta(2, 1 - x);
  const sign = n % 2 === 1 ? 1 : -1;
  return sign * Math.exp(lgamma(n + 1)) * zeta(n + 1, x);
}

/** The lower incomplete gamma function over gamma(a). */
export function igamma(a: number, x: number): number {
  if (!(a >= 0 && x >= 0) || (a === 0 && x === 0)) return Number.NaN;
  if (a === 0) return 1;
  if (x === 0 || a === Infinity) return x === Infinity && a === Infinity ? Number.NaN : 0;
  if (x === Infinity) return 1;
  return x < a + 1 ? lowerSeries(a, x) : 1 - upperFraction(a, x);
}

/** The upper incomplete gamma function over gamma(a). */
export function igammac(a: number, x: number): number {
  if (!(a >= 0 && x >= 0) || (a === 0 && x === 0)) return Number.NaN;
  if (a === 0) return 0;
  if (x === 0 || a === Infinity) return x === Infinity && a === Infinity ? Number.NaN : 1;
  if (x === Infinity) return 0;
  return x < a + 1 ? 1 - lowerSeries(a, x) : upperFraction(a, x);
}

const incompleteScale = (a: number, x: number): number => Math.exp(a * Math.log(x) - x - lgamma(a));

function lowerSeries(a: number, x: number): number {
  let [term, sum] = [1 / a, 1 / a];
  for (let n = 1; term > sum * 1e-17; n++) {
    term *= x / (a + n);
    sum += term;
  }
  return sum * incompleteScale(a, x);
}

/** Legendre's continued fraction, by Lentz's method. */
function upperFraction(a: number, x: number): number {
  let b = x + 1 - a;
  let c = 1e300;
  let d = 1 / b;
  let fraction = d;
  for (let n = 1; n < 10_000; n++) {
    const an = -n * (n - a);
    b += 2;
    d = 1 / (an * d + b);
    c = b + an / c;
    fraction *= d * c;
    if (Math.abs(d * c - 1) < 1e-16) break;
  }
  return fraction * incompleteScale(a, x);
}
