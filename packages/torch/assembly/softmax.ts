/** Softmax and its logarithm along contiguous rows of c elements, and their gradients. */
import { exp, log } from './functions';
import { floats, sumOfLanes } from './lanes';
import { expRow, rangeOfRow, referenceOf, scaleRow } from './rows';

export function softmax(n: i32, c: i32, x: usize, out: usize): void {
  const row = floats(c);
  for (let i = 0; i < n; i++, x += row, out += row) {
    scaleRow(c, out, 1 / expRow(c, x, rangeOfRow(c, x), out), 0);
  }
}

/** x - log(sum of e^x). The powers are written to `out` first, where nobody looks at them. */
export function logSoftmax(n: i32, c: i32, x: usize, out: usize): void {
  const row = floats(c);
  for (let i = 0; i < n; i++, x += row, out += row) {
    const range = rangeOfRow(c, x);
    const sum = expRow(c, x, range, out);
    shiftRow(c, x, referenceOf(range), f32x4.extract_lane(log(f32x4.splat(sum)), 0), out);
  }
}

/** out = x - (reference + rest), in two steps, as the sum would round away what little `rest` adds. */
function shiftRow(c: i32, x: usize, reference: f64, rest: f32, out: usize): void {
  const high = <f32>reference;
  const low = <f32>(reference - <f64>high + <f64>rest);
  const end = x + floats(c);
  const highs = f32x4.splat(high);
  const lows = f32x4.splat(low);
  for (; x + 16 <= end; x += 16, out += 16) v128.store(out, f32x4.sub(f32x4.sub(v128.load(x), highs), lows));
  for (; x < end; x += 4, out += 4) store<f32>(out, load<f32>(x) - high - low);
}

/** out = y (g - sum(g y)) with y the softmax. */
export function softmaxBackward(n: i32, c: i32, g: usize, y: usize, out: usize): void {
  const row = floats(c);
  for (let i = 0; i < n; i++, g += row, y += row, out += row) {
    const product = dotRow(c, g, y);
    const products = f32x4.splat(product);
    let j: usize = 0;
    for (; j + 16 <= row; j += 16) {
      v128.store(out + j, f32x4.mul(v128.load(y + j), f32x4.sub(v128.load(g + j), products)));
    }
    for (; j < row; j += 4) store<f32>(out + j, load<f32>(y + j) * (load<f32>(g + j) - product));
  }
}

/** out = g - e^y sum(g) with y the logarithm of the softmax. */
export function logSoftmaxBackward(n: i32, c: i32, g: usize, y: usize, out: usize): void {
  const row = floats(c);
  for (let i = 0; i < n; i++, g += row, y += row, out += row) {
    const sum = f32x4.splat(sumRow32(c, g));
    let j: usize = 0;
    for (; j + 16 <= row; j += 16) {
      v128.store(out + j, f32x4.sub(v128.load(g + j), f32x4.mul(exp(v128.load(y + j)), sum)));
    }
    for (; j < row; j += 4) {
      const value = f32x4.sub(v128.load32_splat(g + j), f32x4.mul(exp(v128.load32_splat(y + j)), sum));
      v128.store32_lane(out + j, value, 0);
    }
  }
}

function dotRow(c: i32, a: usize, b: usize): f32 {
  const end = a + floats(c);
  let sum = f32x4.splat(0);
  for (; a + 16 <= end; a += 16, b += 16) sum = f32x4.add(sum, f32x4.mul(v128.load(a), v128.load(b)));
  let total = sumOfLanes(sum);
  for (; a < end; a += 4, b += 4) total += load<f32>(a) * load<f32>(b);
  return total;
}

function sumRow32(c: i32, a: usize): f32 {
  const end = a + floats(c);
  let sum = f32x4.splat(0);
  for (; a + 16 <= end; a += 16) sum = f32x4.add(sum, v128.load(a));
  let total = sumOfLanes(sum);
  for (; a < end; a += 4) total += load<f32>(a);
  return total;
}
