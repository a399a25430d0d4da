/** Sums and extremes of rows or columns. Sums are accumulated in float64 and rounded once. */
import { floats } from './lanes';

/** out[i] = sum of row i / divisor; rows of `columns` contiguous elements, `stride` elements apart. */
export function sumRows(rows: i32, columns: i32, x: usize, stride: i32, divisor: f64, out: usize): void {
  for (let i = 0; i < rows; i++) {
    store<f32>(out, <f32>(sumRow(columns, x) / divisor));
    x += floats(stride);
    out += 4;
  }
}

function sumRow(columns: i32, x: usize): f64 {
  const end = x + floats(columns);
  let a = f64x2.splat(0);
  let b = a;
  for (; x + 16 <= end; x += 16) {
    a = f64x2.add(a, f64x2.promote_low_f32x4(v128.load64_zero(x)));
    b = f64x2.add(b, f64x2.promote_low_f32x4(v128.load64_zero(x, 8)));
  }
  a = f64x2.add(a, b);
  let sum = f64x2.extract_lane(a, 0) + f64x2.extract_lane(a, 1);
  for (; x < end; x += 4) sum += <f64>load<f32>(x);
  return sum;
}

/** out[j] = sum of column j / divisor, eight columns at a time. */
export function sumColumns(rows: i32, columns: i32, x: usize, stride: i32, divisor: f64, out: usize): void {
  const step = floats(stride);
  const divisors = f64x2.splat(divisor);
  let j = 0;
  for (; j + 8 <= columns; j += 8) {
    let a = f64x2.splat(0);
    let b = a;
    let c = a;
    let d = a;
    let at = x;
    for (let i = 0; i < rows; i++, at += step) {
      a = f64x2.add(a, f64x2.promote_low_f32x4(v128.load64_zero(at)));
      b = f64x2.add(b, f64x2.promote_low_f32x4(v128.load64_zero(at, 8)));
      c = f64x2.add(c, f64x2.promote_low_f32x4(v128.load64_zero(at, 16)));
      d = f64x2.add(d, f64x2.promote_low_f32x4(v128.load64_zero(at, 24)));
    }
    storeQuotient(out, a, divisors);
    storeQuotient(out + 8, b, divisors);
    storeQuotient(out + 16, c, divisors);
    storeQuotient(out + 24, d, divisors);
    x += 32;
    out += 32;
  }
  for (; j < columns; j++, x += 4, out += 4) {
    let sum: f64 = 0;
    let at = x;
    for (let i = 0; i < rows; i++, at += step) sum += <f64>load<f32>(at);
    store<f32>(out, <f32>(sum / divisor));
  }
}

function storeQuotient(out: usize, sum: v128, divisors: v128): void {
  v128.store64_lane(out, f32x4.demote_f64x2_zero(f64x2.div(sum, divisors)), 0);
}

/** out[i] = the largest element of row i; NaN where it has one. */
export function maxRows(rows: i32, columns: i32, x: usize, stride: i32, out: usize): void {
  for (let i = 0; i < rows; i++, out += 4, x += floats(stride)) store<f32>(out, maxRow(columns, x));
}

function maxRow(columns: i32, x: usize): f32 {
  const end = x + floats(columns);
  let top = f32x4.splat(-Infinity);
  for (; x + 16 <= end; x += 16) top = f32x4.max(top, v128.load(x));
  let largest = max(
    max(f32x4.extract_lane(top, 0), f32x4.extract_lane(top, 1)),
    max(f32x4.extract_lane(top, 2), f32x4.extract_lane(top, 3)),
  );
  for (; x < end; x += 4) largest = max(largest, load<f32>(x));
  return largest;
}
