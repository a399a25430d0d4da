/**
 * Transcendental functions of four float32 lanes, within 2 units in the last place; NaN, infinities and denormals
 * as in C. Polynomials without a source are minimax fits of the stated function on the stated range.
 */
import { madd } from './lanes';

/** Adding 1.5 * 2^23 rounds to the nearest integer, which then stands in the low bits of the sum. */
export const ROUNDER: f32 = 12582912;
export const LOG2_E: f32 = 1.4426950408889634;
/** ln 2 in two parts; the first has few enough bits that a multiple of it is exact. */
const LN2_HIGH: f32 = 0.693359375;
const LN2_LOW: f32 = -2.1219444e-4;

/** e^x = 2^n e^r with |r| <= ln 2 / 2. */
export function exp(x: v128): v128 {
  // The pseudo-minimum and -maximum, for which machines have an instruction; NaN passes.
  const bounded = f32x4.pmin(f32x4.pmax(x, f32x4.splat(-104)), f32x4.splat(89));
  const shifted = madd(bounded, f32x4.splat(LOG2_E), f32x4.splat(ROUNDER));
  const minusN = f32x4.sub(f32x4.splat(ROUNDER), shifted);
  const r = madd(minusN, f32x4.splat(LN2_LOW), madd(minusN, f32x4.splat(LN2_HIGH), bounded));
  let p = madd(r, f32x4.splat(1.3843607e-3), f32x4.splat(8.3741956e-3));
  p = madd(p, r, f32x4.splat(4.1668005e-2));
  p = madd(p, r, f32x4.splat(1.6666431e-1));
  p = madd(p, r, f32x4.splat(4.9999994e-1));
  p = madd(p, r, f32x4.splat(1));
  p = madd(p, r, f32x4.splat(1));
  // 2^n in two factors, so that results down to the smallest denormal come out right.
  const n = i32x4.sub(shifted, f32x4.splat(ROUNDER));
  const half = i32x4.shr_s(n, 1);
  return f32x4.mul(f32x4.mul(p, scaleOf(half)), scaleOf(i32x4.sub(n, half)));
}

/** 2^n for integer lanes in [-126, 127]. */
function scaleOf(n: v128): v128 {
  return i32x4.shl(i32x4.add(n, i32x4.splat(127)), 23);
}

/** e^x for x in [-87, 88], for sums: a shorter polynomial, relative error 9e-8 (more by rounding where x > 0 is large); 1 at 0. */
export function expOfNegative(x: v128): v128 {
  const shifted = madd(x, f32x4.splat(LOG2_E), f32x4.splat(ROUNDER));
  const minusN = f32x4.sub(f32x4.splat(ROUNDER), shifted);
  const exponent = i32x4.shl(shifted, 23);
  // Inside a fused multiply-add the product is exact, and 2^f needs no second step to reduce x.
  if (ASC_FEATURE_RELAXED_SIMD) {
    return i32x4.add(powerOfTwo(madd(x, f32x4.splat(LOG2_E), minusN)), exponent);
  }
  const r = madd(minusN, f32x4.splat(LN2_LOW), madd(minusN, f32x4.splat(LN2_HIGH), x));
  let p = madd(r, f32x4.splat(8.290272e-3), f32x4.splat(4.189816e-2));
  p = madd(p, r, f32x4.splat(1.6667638e-1));
  p = madd(p, r, f32x4.splat(4.9999148e-1));
  p = madd(p, r, f32x4.splat(9.999997e-1));
  return i32x4.add(madd(p, r, f32x4.splat(1)), exponent);
}

/** 2^f for |f| <= 1/2, relative error 9e-8. */
function powerOfTwo(f: v128): v128 {
  let p = madd(f, f32x4.splat(1.3264727e-3), f32x4.splat(9.671513e-3));
  p = madd(p, f, f32x4.splat(5.5507336e-2));
  p = madd(p, f, f32x4.splat(2.4022242e-1));
  p = madd(p, f, f32x4.splat(6.93147e-1));
  return madd(p, f, f32x4.splat(1));
}

/** Natural logarithm: x = 2^e (1 + f) with 1 + f in [1/sqrt 2, sqrt 2); polynomial of Cephes' logf (S. Moshier). */
export function log(x: v128): v128 {
  const tiny = f32x4.lt(x, f32x4.splat(1.17549435e-38));
  const normal = v128.bitselect(f32x4.mul(x, f32x4.splat(8388608)), x, tiny);
  const exponent = i32x4.shr_s(i32x4.sub(normal, i32x4.splat(0x3f3504f3)), 23);
  const f = f32x4.sub(i32x4.sub(normal, i32x4.shl(exponent, 23)), f32x4.splat(1));
  const e = f32x4.sub(f32x4.convert_i32x4_s(exponent), v128.and(tiny, f32x4.splat(23)));
  const square = f32x4.mul(f, f);
  let p = madd(f, f32x4.splat(7.0376836292e-2), f32x4.splat(-1.151461031e-1));
  p = madd(p, f, f32x4.splat(1.167699874e-1));
  p = madd(p, f, f32x4.splat(-1.2420140846e-1));
  p = madd(p, f, f32x4.splat(1.4249322787e-1));
  p = madd(p, f, f32x4.splat(-1.6668057665e-1));
  p = madd(p, f, f32x4.splat(2.0000714765e-1));
  p = madd(p, f, f32x4.splat(-2.4999993993e-1));
  p = madd(p, f, f32x4.splat(3.3333331174e-1));
  p = f32x4.mul(f32x4.mul(p, f), square);
  p = madd(e, f32x4.splat(LN2_LOW), p);
  p = madd(square, f32x4.splat(-0.5), p);
  const result = madd(e, f32x4.splat(LN2_HIGH), f32x4.add(f, p));
  return logLimits(x, result);
}

/** log 0 = -inf, log inf = inf, log of negative numbers and NaN is NaN. */
function logLimits(x: v128, result: v128): v128 {
  const zero = f32x4.splat(0);
  const infinity = f32x4.splat(Infinity);
  result = v128.bitselect(infinity, result, f32x4.eq(x, infinity));
  result = v128.bitselect(f32x4.splat(-Infinity), result, f32x4.eq(x, zero));
  return v128.bitselect(result, f32x4.splat(NaN), f32x4.ge(x, zero));
}

/** The sign of `from` on the value of `to`, which isn't negative. */
function withSignOf(from: v128, to: v128): v128 {
  return v128.or(to, v128.and(from, i32x4.splat(0x80000000)));
}

/** tanh x = 1 - 2 / (e^2x + 1); near 0 the odd polynomial of Cephes' tanhf (S. Moshier). */
export function tanh(x: v128): v128 {
  const size = f32x4.abs(x);
  const square = f32x4.mul(x, x);
  let p = madd(square, f32x4.splat(-5.70498872745e-3), f32x4.splat(2.06390887954e-2));
  p = madd(p, square, f32x4.splat(-5.37397155531e-2));
  p = madd(p, square, f32x4.splat(1.33314422036e-1));
  p = madd(p, square, f32x4.splat(-3.33332819422e-1));
  const near = madd(f32x4.mul(p, square), x, x);
  const one = f32x4.splat(1);
  const far = f32x4.sub(one, f32x4.div(f32x4.splat(2), f32x4.add(exp(f32x4.add(size, size)), one)));
  return v128.bitselect(near, withSignOf(x, far), f32x4.lt(size, f32x4.splat(0.625)));
}

export function sigmoid(x: v128): v128 {
  const one = f32x4.splat(1);
  return f32x4.div(one, f32x4.add(one, exp(f32x4.neg(x))));
}

/** The error function, with the two polynomials that N. Juffa published for a single-precision erf. */
export function erf(x: v128): v128 {
  const t = f32x4.abs(x);
  const s = f32x4.mul(x, x);
  let far = madd(t, f32x4.splat(-1.7285347e-5), f32x4.splat(3.83197126e-4));
  far = madd(far, s, madd(t, f32x4.splat(-3.88396438e-3), f32x4.splat(2.42546219e-2)));
  far = madd(far, t, f32x4.splat(-1.06777877e-1));
  far = madd(far, t, f32x4.splat(-6.34846687e-1));
  far = madd(far, t, f32x4.splat(-1.28717512e-1));
  far = f32x4.sub(f32x4.splat(1), exp(madd(far, t, f32x4.neg(t))));
  let near = madd(s, f32x4.splat(-5.96761703e-4), f32x4.splat(4.99119423e-3));
  near = madd(near, s, f32x4.splat(-2.67681349e-2));
  near = madd(near, s, f32x4.splat(1.12819925e-1));
  near = madd(near, s, f32x4.splat(-3.76125336e-1));
  near = madd(near, s, f32x4.splat(1.28379166e-1));
  near = madd(near, x, x);
  return v128.bitselect(withSignOf(x, far), near, f32x4.gt(t, f32x4.splat(0.921875)));
}
