/**
 * What softmax and cross entropy do with one row of c float32 logits: its range, the powers e^(x - largest) and their
 * sum. The largest logit's power is exactly 1, so that a certain prediction has probability 1 and loss 0.
 */
import { exp, expOfNegative } from './functions';
import { floats, maxOfLanes, minOfLanes, sumOfLanes } from './lanes';

/** Lanes: the largest logit, the smallest, and the sum of (logit - first logit). A NaN shows in the sum only. */
export function rangeOfRow(c: i32, x: usize): v128 {
  const origin = v128.load32_splat(x);
  const minusOrigin = f32x4.neg(origin);
  const end = x + floats(c);
  let top = origin;
  let bottom = origin;
  let sum = f32x4.splat(0);
  let sum2 = sum;
  for (; x + 64 <= end; x += 64) {
    const a = v128.load(x);
    const b = v128.load(x, 16);
    const c = v128.load(x, 32);
    const d = v128.load(x, 48);
    top = f32x4.pmax(top, f32x4.pmax(f32x4.pmax(a, b), f32x4.pmax(c, d)));
    bottom = f32x4.pmin(bottom, f32x4.pmin(f32x4.pmin(a, b), f32x4.pmin(c, d)));
    sum = plus(plus(plus(a, minusOrigin), plus(b, minusOrigin)), sum);
    sum2 = plus(plus(plus(c, minusOrigin), plus(d, minusOrigin)), sum2);
  }
  for (; x + 16 <= end; x += 16) {
    const a = v128.load(x);
    top = f32x4.pmax(top, a);
    bottom = f32x4.pmin(bottom, a);
    sum = plus(plus(a, minusOrigin), sum);
  }
  const first = f32x4.extract_lane(origin, 0);
  let largest = maxOfLanes(top);
  let smallest = minOfLanes(bottom);
  let centred = sumOfLanes(f32x4.add(sum, sum2));
  for (; x < end; x += 4) {
    const value = load<f32>(x);
    if (value > largest) largest = value;
    if (value < smallest) smallest = value;
    centred += value - first;
  }
  return f32x4(largest, smallest, centred, 0);
}

/** a + b where the adders are busy with comparisons and the multipliers idle. */
function plus(a: v128, b: v128): v128 {
  return ASC_FEATURE_RELAXED_SIMD ? f32x4.relaxed_madd(a, f32x4.splat(1), b) : f32x4.add(a, b);
}

/** All powers are normal numbers. A row with NaN in it is not narrow. */
function isNarrow(range: v128): boolean {
  const centred = f32x4.extract_lane(range, 2);
  return f32x4.extract_lane(range, 0) - f32x4.extract_lane(range, 1) < 80 && centred == centred;
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

/** Writes e^(x - largest) to `to` and returns the sum. */
export function expRow(c: i32, x: usize, range: v128, to: usize): f32 {
  return isNarrow(range) ? powersOfRow<Narrow>(c, x, range, to) : powersOfRow<Wide>(c, x, range, to);
}

function powersOfRow<Way>(c: i32, x: usize, range: v128, to: usize): f32 {
  const way = changetype<Way>(0);
  const largest = f32x4.splat(f32x4.extract_lane(range, 0));
  const end = x + floats(c);
  let sum = f32x4.splat(0);
  for (; x + 64 <= end; x += 64, to += 64) {
    const a = way.power(f32x4.sub(v128.load(x), largest));
    const b = way.power(f32x4.sub(v128.load(x, 16), largest));
    const c = way.power(f32x4.sub(v128.load(x, 32), largest));
    const d = way.power(f32x4.sub(v128.load(x, 48), largest));
    v128.store(to, a);
    v128.store(to, b, 16);
    v128.store(to, c, 32);
    v128.store(to, d, 48);
    sum = f32x4.add(sum, f32x4.add(f32x4.add(a, b), f32x4.add(c, d)));
  }
  for (; x + 16 <= end; x += 16, to += 16) {
    const power = way.power(f32x4.sub(v128.load(x), largest));
    v128.store(to, power);
    sum = f32x4.add(sum, power);
  }
  let total = sumOfLanes(sum);
  for (; x < end; x += 4, to += 4) {
    const power = way.power(f32x4.sub(v128.load32_splat(x), largest));
    v128.store32_lane(to, power, 0);
    total += f32x4.extract_lane(power, 0);
  }
  return total;
}

/** row = row * factor - share */
export function scaleRow(c: i32, row: usize, factor: f32, share: f32): void {
  const factors = f32x4.splat(factor);
  const shares = f32x4.splat(share);
  const end = row + floats(c);
  for (; row + 64 <= end; row += 64) {
    v128.store(row, f32x4.sub(f32x4.mul(v128.load(row), factors), shares));
    v128.store(row, f32x4.sub(f32x4.mul(v128.load(row, 16), factors), shares), 16);
    v128.store(row, f32x4.sub(f32x4.mul(v128.load(row, 32), factors), shares), 32);
    v128.store(row, f32x4.sub(f32x4.mul(v128.load(row, 48), factors), shares), 48);
  }
  for (; row + 16 <= end; row += 16) {
    v128.store(row, f32x4.sub(f32x4.mul(v128.load(row), factors), shares));
  }
  for (; row < end; row += 4) store<f32>(row, load<f32>(row) * factor - share);
}
