/** Softmax and its logarithm along contiguous rows of c elements, and their gradients. */
import { exp, log } from './functions';
import { floats, loadUpTo4, storeUpTo4, sumOfLanes } from './lanes';
import { expRow, largestOf, scaleRow } from './rows';

export function softmax(n: i32, c: i32, x: usize, out: usize): void {
  const row = floats(c);
  for (let i = 0; i < n; i++, x += row, out += row) {
    const sums = expRow(c, x, largestOf(c, x), out);
    scaleRow(c, out, 1 / f32x4.extract_lane(sums, 0), 0);
  }
}

/** x - log(sum of e^x). The powers are written to `out` first, where nobody looks at them. */
export function logSoftmax(n: i32, c: i32, x: usize, out: usize): void {
  const row = floats(c);
  for (let i = 0; i < n; i++, x += row, out += row) {
    const largest = largestOf(c, x);
    const sum = f32x4.extract_lane(expRow(c, x, largest, out), 0);
    shiftRow(c, x, largest, f32x4.extract_lane(log(f32x4.splat(sum)), 0), out);
  }
}

/** out = (x - largest) - log sum: in one step the sum would round away what the logarithm adds. */
function shiftRow(c: i32, x: usize, largest: f32, logSum: f32, out: usize): void {
  const row = floats(c);
  const highs = f32x4.splat(largest);
  const lows = f32x4.splat(logSum);
  for (let j: usize = 0; j < row; j += 16) {
    const v = loadUpTo4(x + j, row - j);
    storeUpTo4(out + j, f32x4.sub(f32x4.sub(v, highs), lows), row - j);
  }
}

/** out = y (g - sum(g y)) with y the softmax. */
export function softmaxBackward(n: i32, c: i32, g: usize, y: usize, out: usize): void {
  const row = floats(c);
  for (let i = 0; i < n; i++, g += row, y += row, out += row) {
    const products = f32x4.splat(dotRow(c, g, y));
    for (let j: usize = 0; j < row; j += 16) {
      const left = row - j;
      const v = f32x4.mul(loadUpTo4(y + j, left), f32x4.sub(loadUpTo4(g + j, left), products));
      storeUpTo4(out + j, v, left);
    }
  }
}

/** out = g - e^y sum(g) with y the logarithm of the softmax. */
export function logSoftmaxBackward(n: i32, c: i32, g: usize, y: usize, out: usize): void {
  const row = floats(c);
  for (let i = 0; i < n; i++, g += row, y += row, out += row) {
    const sum = f32x4.splat(sumRow(c, g));
    for (let j: usize = 0; j < row; j += 16) {
      const left = row - j;
      const v = f32x4.sub(loadUpTo4(g + j, left), f32x4.mul(exp(loadUpTo4(y + j, left)), sum));
      storeUpTo4(out + j, v, left);
    }
  }
}

function dotRow(c: i32, a: usize, b: usize): f32 {
  const row = floats(c);
  let sum = f32x4.splat(0);
  for (let j: usize = 0; j < row; j += 16) {
    sum = f32x4.add(sum, f32x4.mul(loadUpTo4(a + j, row - j), loadUpTo4(b + j, row - j)));
  }
  return sumOfLanes(sum);
}

function sumRow(c: i32, a: usize): f32 {
  const row = floats(c);
  let sum = f32x4.splat(0);
  for (let j: usize = 0; j < row; j += 16) sum = f32x4.add(sum, loadUpTo4(a + j, row - j));
  return sumOfLanes(sum);
}
