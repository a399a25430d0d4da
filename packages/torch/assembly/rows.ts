/**
 * What softmax and cross entropy do with one row of c float32 logits: the powers e^(x - largest) and their sum. The
 * largest logit's power is exactly 1, so that a certain prediction has probability 1 and loss 0.
 */
import { exp, expOfNegative } from './functions';
import { floats, madd, maxOfLanes, minOfLanes, sumOfLanes } from './lanes';

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

/**
 * Writes e^(x - shift) to `to`, where no x is further from `shift` than e^88 allows. Lanes: the sum of the powers, the sum
 * of x - shift; the latter is NaN where some x is too far (or NaN): then what was written is worthless.
 */
export function powersAround(c: i32, x: usize, shift: f32, to: usize): v128 {
  const shifts = f32x4.splat(shift);
  const end = x + floats(c);
  let sum = f32x4.splat(0);
  let centred = sum;
  let low = sum;
  let top = sum;
  for (; x + 64 <= end; x += 64, to += 64) {
    const a = f32x4.sub(v128.load(x), shifts);
    const b = f32x4.sub(v128.load(x, 16), shifts);
    const c = f32x4.sub(v128.load(x, 32), shifts);
    const d = f32x4.sub(v128.load(x, 48), shifts);
    const pa = expOfNegative(a);
    const pb = expOfNegative(b);
    const pc = expOfNegative(c);
    const pd = expOfNegative(d);
    v128.store(to, pa);
    v128.store(to, pb, 16);
    v128.store(to, pc, 32);
    v128.store(to, pd, 48);
    sum = f32x4.add(sum, f32x4.add(f32x4.add(pa, pb), f32x4.add(pc, pd)));
    centred = f32x4.add(centred, f32x4.add(f32x4.add(a, b), f32x4.add(c, d)));
    low = f32x4.pmin(low, f32x4.pmin(f32x4.pmin(a, b), f32x4.pmin(c, d)));
    top = f32x4.pmax(top, f32x4.pmax(f32x4.pmax(a, b), f32x4.pmax(c, d)));
  }
  for (; x + 16 <= end; x += 16, to += 16) {
    const d = f32x4.sub(v128.load(x), shifts);
    const power = expOfNegative(d);
    v128.store(to, power);
    sum = f32x4.add(sum, power);
    centred = f32x4.add(centred, d);
    low = f32x4.pmin(low, d);
    top = f32x4.pmax(top, d);
  }
  let total = sumOfLanes(sum);
  let totalCentred = sumOfLanes(centred);
  let least = minOfLanes(low);
  let most = maxOfLanes(top);
  for (; x < end; x += 4, to += 4) {
    const d = load<f32>(x) - shift;
    const power = expOfNegative(f32x4.splat(d));
    v128.store32_lane(to, power, 0);
    total += f32x4.extract_lane(power, 0);
    totalCentred += d;
    least = min(least, d);
    most = max(most, d);
  }
  const isNear = least > -80 && most < 80;
  return f32x4(total, isNear ? totalCentred : NaN, 0, 0);
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
