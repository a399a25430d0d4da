/**
 * What softmax and cross entropy do with one row of c float32 logits: the powers e^(x - largest) and their sum. The
 * largest logit's power is exactly 1, so that a certain prediction has probability 1 and loss 0.
 */
import { exp, expOfNegative, LOG2_E, ROUNDER } from './functions';
import { floats, loadUpTo4, madd, maxOfLanes, minOfLanes, storeUpTo4, sumOfLanes } from './lanes';

/** The largest logit; NaN are passed over. */
export function largestOf(c: i32, x: usize): f32 {
  const end = x + floats(c);
  let top = v128.load32_splat(x);
  for (; x + 64 <= end; x += 64) {
    const a = v128.load(x);
    const b = v128.load(x, 16);
    const c = v128.load(x, 32);
    const d = v128.load(x, 48);
    top = f32x4.pmax(top, f32x4.pmax(f32x4.pmax(a, b), f32x4.pmax(c, d)));
  }
  for (; x + 16 <= end; x += 16) top = f32x4.pmax(top, v128.load(x));
  let largest = maxOfLanes(top);
  for (; x < end; x += 4) {
    const value = load<f32>(x);
    if (value > largest) largest = value;
  }
  return largest;
}

/** e^d for d <= 0: in full, or quicker in narrow rows. */
class Wide {
  power(d: v128): v128 {
    return exp(d);
  }
}
class Narrow {
  power(d: v128): v128 {
    return expOfNegative(d);
  }
}

/** Writes e^(x - largest) to `to`. Lanes: their sum, and the sum of x - largest. */
export function expRow(c: i32, x: usize, largest: f32, to: usize): v128 {
  const sums = powersOfRow<Narrow>(c, x, largest, to);
  return f32x4.extract_lane(sums, 2) > -80 ? sums : powersOfRow<Wide>(c, x, largest, to);
}

/** Lanes: the sum of the powers, the sum of x - largest, the smallest x - largest (NaN if there is one). */
function powersOfRow<Way>(c: i32, x: usize, largest: f32, to: usize): v128 {
  const way = changetype<Way>(0);
  const shift = f32x4.splat(largest);
  const end = x + floats(c);
  let sum = f32x4.splat(0);
  let centred = sum;
  let low = sum;
  for (; x + 64 <= end; x += 64, to += 64) {
    const a = f32x4.sub(v128.load(x), shift);
    const b = f32x4.sub(v128.load(x, 16), shift);
    const c = f32x4.sub(v128.load(x, 32), shift);
    const d = f32x4.sub(v128.load(x, 48), shift);
    const pa = way.power(a);
    const pb = way.power(b);
    const pc = way.power(c);
    const pd = way.power(d);
    v128.store(to, pa);
    v128.store(to, pb, 16);
    v128.store(to, pc, 32);
    v128.store(to, pd, 48);
    sum = f32x4.add(sum, f32x4.add(f32x4.add(pa, pb), f32x4.add(pc, pd)));
    centred = f32x4.add(centred, f32x4.add(f32x4.add(a, b), f32x4.add(c, d)));
    low = f32x4.pmin(low, f32x4.pmin(f32x4.pmin(a, b), f32x4.pmin(c, d)));
  }
  for (; x + 16 <= end; x += 16, to += 16) {
    const d = f32x4.sub(v128.load(x), shift);
    const power = way.power(d);
    v128.store(to, power);
    sum = f32x4.add(sum, power);
    centred = f32x4.add(centred, d);
    low = f32x4.pmin(low, d);
  }
  let total = sumOfLanes(sum);
  let totalCentred = sumOfLanes(centred);
  let smallest = minOfLanes(low);
  for (; x < end; x += 4, to += 4) {
    const d = load<f32>(x) - largest;
    const power = way.power(f32x4.splat(d));
    v128.store32_lane(to, power, 0);
    total += f32x4.extract_lane(power, 0);
    totalCentred += d;
    smallest = min(smallest, d);
  }
  return f32x4(total, totalCentred, totalCentred == totalCentred ? smallest : NaN, 0);
}

/** What logarithms to base 2 are counted in below. It gives the polynomial's powers the factor 2^-65 for nothing. */
const UNIT: f32 = 1.220703125e-4;
const LOG2_E_IN_UNITS: f32 = LOG2_E * UNIT;
/** Integers are kept with this added: those from -64 to 63 then differ in seven bits only. */
const BIAS: f32 = 64;

/** Inside a fused multiply-add the product with log2 e is exact: then x needs no centring, which would round it. */
function centred(x: v128, shifts: v128): v128 {
  return ASC_FEATURE_RELAXED_SIMD ? x : f32x4.sub(x, shifts);
}

/** What brings the integer part of a logarithm into a float's low bits: that of `shift` becomes BIAS. */
function rounderFor(shift: f32): v128 {
  const k: f32 = ASC_FEATURE_RELAXED_SIMD ? nearest<f32>(shift * LOG2_E) : 0;
  return f32x4.splat((ROUNDER + BIAS - k) * UNIT);
}

/** The integer nearest to log2 e^d, in the low bits. */
function integerOf(d: v128, rounder: v128): v128 {
  return madd(d, f32x4.splat(LOG2_E_IN_UNITS), rounder);
}

/**
 * e^d times a factor that is the same for all of a row: 752 * 2^-65 * 2^f * 2^integer, relative error 1e-7.
 * With 752 for the polynomial's first coefficient the last is 1, and a product is saved.
 */
function powerOf(d: v128, rounder: v128, integer: v128): v128 {
  const f = madd(d, f32x4.splat(LOG2_E_IN_UNITS), f32x4.sub(rounder, integer));
  let p = f32x4.add(f, f32x4.splat(7.2737222 * UNIT));
  p = madd(p, f, f32x4.splat(41.7409899 * UNIT * UNIT));
  p = madd(p, f, f32x4.splat(180.64714558 * UNIT * UNIT * UNIT));
  p = madd(p, f, f32x4.splat(521.24654359 * UNIT * UNIT * UNIT * UNIT));
  p = madd(p, f, f32x4.splat(752 * UNIT * UNIT * UNIT * UNIT * UNIT));
  return i32x4.add(p, i32x4.shl(integer, 23));
}

/**
 * Writes e^x times some factor to `to`, reading the row once. Lanes: the sum of what it wrote, the sum of x - shift, and 1;
 * or 0 where an x is further than 44 from `shift` (or NaN), then the rest is worthless.
 */
export function powersAround(c: i32, x: usize, shift: f32, to: usize): v128 {
  const rounder = rounderFor(shift);
  const shifts = f32x4.splat(shift);
  const end = x + (floats(c) & ~15);
  to -= x;
  let sum = f32x4.splat(0);
  let distances = sum;
  let bits = sum;
  for (; x < end; x += 16) {
    const a = v128.load(x);
    const d = centred(a, shifts);
    const n = integerOf(d, rounder);
    const power = powerOf(d, rounder, n);
    v128.store(x + to, power);
    bits = v128.or(bits, n);
    sum = f32x4.add(sum, power);
    distances = f32x4.add(distances, f32x4.sub(a, shifts));
  }
  const left = floats(c) & 15;
  if (left) {
    const isThere = i32x4.lt_s(i32x4(0, 4, 8, 12), i32x4.splat(left));
    const a = v128.bitselect(loadUpTo4(x, left), shifts, isThere);
    const d = centred(a, shifts);
    const n = integerOf(d, rounder);
    const power = v128.and(powerOf(d, rounder, n), isThere);
    storeUpTo4(x + to, power, left);
    bits = v128.or(bits, n);
    sum = f32x4.add(sum, power);
    distances = f32x4.add(distances, f32x4.sub(a, shifts));
  }
  // Above the seven bits stand those of ROUNDER * UNIT.
  const isNear = i32x4.all_true(i32x4.eq(i32x4.shr_u(bits, 7), i32x4.splat(0x44c00000 >> 7)));
  return f32x4(sumOfLanes(sum), sumOfLanes(distances), <f32>isNear, 0);
}

/** row = row * factor - share */
export function scaleRow(c: i32, row: usize, factor: f32, share: f32): void {
  const factors = f32x4.splat(factor);
  const shares = f32x4.splat(-share);
  const end = row + floats(c);
  for (; row + 64 <= end; row += 64) {
    v128.store(row, madd(v128.load(row), factors, shares));
    v128.store(row, madd(v128.load(row, 16), factors, shares), 16);
    v128.store(row, madd(v128.load(row, 32), factors, shares), 32);
    v128.store(row, madd(v128.load(row, 48), factors, shares), 48);
  }
  for (; row + 16 <= end; row += 16) v128.store(row, madd(v128.load(row), factors, shares));
  for (; row < end; row += 4) store<f32>(row, load<f32>(row) * factor - share);
}
