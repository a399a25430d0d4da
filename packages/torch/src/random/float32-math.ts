/**
 * Single-precision fma, log, sine and cosine exactly as PyTorch's vectorised normal kernel computes them on x86
 * with AVX2: the Cephes polynomials (S. Moshier) with fused multiply-adds, each step rounded to float32.
 */
const f = Math.fround;

const doubleBits = new Float64Array(1);
const longBits = new BigInt64Array(doubleBits.buffer);
const floatBits = new Float32Array(1);
const intBits = new Uint32Array(floatBits.buffer);

/** a * b + c rounded once: the product is exact in double, the sum is rounded to odd, then to float32. */
export function fma(a: number, b: number, c: number): number {
  const product = a * b;
  const sum = product + c;
  if (!Number.isFinite(sum)) return f(sum);
  const back = sum - product;
  const error = product - (sum - back) + (c - back);
  if (error === 0) return f(sum);
  doubleBits[0] = sum;
  if ((longBits[0]! & 1n) === 0n) longBits[0]! += error > 0 === sum > 0 ? 1n : -1n;
  return f(doubleBits[0]);
}

const polynomial = (x: number, coefficients: readonly number[]): number => {
  let y = coefficients[0]!;
  for (let i = 1; i < coefficients.length; i++) y = fma(y, x, coefficients[i]!);
  return y;
};

const LOG = [
  7.0376836292e-2, -1.151461031e-1, 1.167699874e-1, -1.2420140846e-1, 1.4249322787e-1, -1.6668057665e-1,
  2.0000714765e-1, -2.4999993993e-1, 3.3333331174e-1,
].map(f);
const SMALLEST_NORMAL = 1.1754943508222875e-38;
const SQRT_HALF = f(Math.SQRT1_2);

export function log32(value: number): number {
  floatBits[0] = Math.max(value, SMALLEST_NORMAL);
  let exponent = (intBits[0]! >>> 23) - 126;
  intBits[0] = (intBits[0]! & 0x807fffff) | 0x3f000000;
  const mantissa = floatBits[0];
  let x = f(mantissa - 1);
  if (mantissa < SQRT_HALF) {
    exponent -= 1;
    x = f(x + mantissa);
  }
  const square = f(x * x);
  let y = f(polynomial(x, LOG) * x);
  y = fma(y, square, f(exponent * f(-2.1219444e-4)));
  y = f(y - f(square * 0.5));
  return fma(exponent, f(0.693359375), f(x + y));
}

const COSINE = [2.443315711809948e-5, -1.388731625493765e-3, 4.166664568298827e-2].map(f);
const SINE = [-1.9515295891e-4, 8.3321608736e-3, -1.6666654611e-1].map(f);
const PI_PARTS = [-0.78515625, -2.418756484985351e-4, -3.774894977445941e-8].map(f);

/** Sine and cosine of a non-negative angle. */
export function sinCos32(angle: number): [number, number] {
  const octant = (Math.trunc(f(angle * f(1.27323954473516))) + 1) & ~1;
  let x = angle;
  for (const part of PI_PARTS) x = fma(octant, part, x);
  const square = f(x * x);
  let even = f(polynomial(square, COSINE) * square);
  even = f(fma(even, square, -f(square * 0.5)) + 1);
  const odd = fma(f(polynomial(square, SINE) * square), x, x);
  const swapped = (octant & 2) !== 0;
  const sine = swapped ? even : odd;
  const cosine = swapped ? odd : even;
  return [octant & 4 ? -sine : sine, (octant - 2) & 4 ? cosine : -cosine];
}
