/** Modified Bessel functions of the first kind, times e^-|x| so that they don't overflow, in double precision. */

/** Up to here the power series is used, beyond it the asymptotic one. */
const FAR = 25;

/** e^-|x| I_order(x) for |x|: sum (x/2)^(2k + order) / (k! (k + order)!) */
function nearSeries(order: 0 | 1, x: number): number {
  let term = order === 0 ? 1 : x / 2;
  let sum = term;
  for (let k = 1; term > sum * 1e-17; k++) {
    term *= (x * x) / 4 / (k * (k + order));
    sum += term;
  }
  return Math.exp(-x) * sum;
}

/** e^-x I_order(x) ~ (2 pi x)^-1/2 (1 - (m-1)/(8x) + (m-1)(m-9)/(2! (8x)^2) - ...), m = 4 order^2 */
function farSeries(order: 0 | 1, x: number): number {
  let [term, sum] = [1, 1];
  for (let k = 1; k < 20; k++) {
    term *= -(4 * order * order - (2 * k - 1) ** 2) / (k * 8 * x);
    sum += term;
  }
  return sum / Math.sqrt(2 * Math.PI * x);
}

function scaled(order: 0 | 1, x: number): number {
  const size = Math.abs(x);
  if (size === Infinity) return 0;
  const value = size <= FAR || Number.isNaN(x) ? nearSeries(order, size) : farSeries(order, size);
  return order === 1 && x < 0 ? -value : value;
}

export const i0e = (x: number): number => scaled(0, x);
export const i1e = (x: number): number => scaled(1, x);
export const i0 = (x: number): number => scaled(0, x) * Math.exp(Math.abs(x));
export const i1 = (x: number): number => scaled(1, x) * Math.exp(Math.abs(x));
