/** Label-smoothed cross entropy of class indices, and its gradient, in one pass over the logits. */
import { log } from './functions';
import { floats } from './lanes';
import { expRow, largestOf, powersAround, scaleRow } from './rows';

/**
 * For each of n rows of c logits: losses[i] = (1 - eps) * -log p[y] + eps * mean over classes of -log p, where p is the
 * row's softmax. `target` holds the classes as float64 (the engine's int64), each `ignored` or in [0, c); an ignored
 * row's loss and gradient are 0. Rows of `grad`, `gradStride` apart, receive scale * d losses[i] / d x[i]
 * = scale * (p - eps / c - (1 - eps) [class = y]); with stride 0 it is one row of scratch. Returns the losses' sum.
 */
export function crossEntropy(
  n: i32,
  c: i32,
  x: usize,
  target: usize,
  ignored: f64,
  eps: f64,
  losses: usize,
  grad: usize,
  gradStride: i32,
  scale: f64,
): f64 {
  let total: f64 = 0;
  for (let i = 0; i < n; i++) {
    const y = load<f64>(target + ((<usize>i) << 3));
    let loss: f64 = 0;
    if (y == ignored) memory.fill(grad, 0, floats(c));
    else {
      const at = floats(<i32>y);
      const logit = load<f32>(x + at);
      let centre = logit;
      let sums = powersAround(c, x, logit, grad);
      let power = load<f32>(grad + at);
      if (!f32x4.extract_lane(sums, 2)) {
        centre = largestOf(c, x);
        sums = expRow(c, x, centre, grad);
        power = 1;
      }
      // -log p is -log(power / sum) - (logit - centre); a certain prediction's loss is -0, as PyTorch's is.
      const sum = f32x4.extract_lane(sums, 0);
      const distance = <f64>logit - <f64>centre;
      loss = -(<f64>f32x4.extract_lane(log(f32x4.splat(power / sum)), 0) + distance);
      if (eps != 0) loss -= eps * (<f64>f32x4.extract_lane(sums, 1) / <f64>c - distance);
      if (gradStride) rowGradient(c, grad, sum, <i32>y, eps, scale);
    }
    store<f32>(losses + floats(i), <f32>loss);
    total += loss;
    x += floats(c);
    grad += floats(gradStride);
  }
  return total;
}

/** Turns the row's powers into its gradient. */
function rowGradient(c: i32, grad: usize, powers: f32, y: i32, eps: f64, scale: f64): void {
  const share = eps / <f64>c;
  const at = grad + floats(y);
  const ofTarget = <f64>load<f32>(at) / <f64>powers - share - (1 - eps);
  scaleRow(c, grad, <f32>(scale / <f64>powers), <f32>(scale * share));
  store<f32>(at, <f32>(scale * ofTarget));
}
