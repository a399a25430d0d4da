/** Label-smoothed cross entropy of class indices, and its gradient, in one pass over the logits. */
import { log } from './functions';
import { expRow, largestOf, powersAround, scaleRow } from './rows';
import { floats } from './lanes';

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
  let sum: f64 = 0;
  for (let i = 0; i < n; i++) {
    const y = load<f64>(target + ((<usize>i) << 3));
    let loss: f64 = 0;
    if (y == ignored) memory.fill(grad, 0, floats(c));
    else {
      // Around the target's own logit no row needs to be read twice, and a certain prediction's loss is still 0.
      const logit = load<f32>(x + floats(<i32>y));
      let centre = logit;
      let sums = powersAround(c, x, logit, grad);
      if (!isNumber(f32x4.extract_lane(sums, 1))) {
        centre = largestOf(c, x);
        sums = expRow(c, x, centre, grad);
      }
      if (gradStride) rowGradient(c, grad, f32x4.extract_lane(sums, 0), <i32>y, eps, scale);
      loss = rowLoss(c, <f64>logit - <f64>centre, sums, eps);
    }
    store<f32>(losses + floats(i), <f32>loss);
    sum += loss;
    x += floats(c);
    grad += floats(gradStride);
  }
  return sum;
}

function isNumber(x: f32): bool {
  return x == x;
}

/** Turns the row's powers into its gradient. */
function rowGradient(c: i32, grad: usize, powers: f32, y: i32, eps: f64, scale: f64): void {
  const share = eps / <f64>c;
  const at = grad + floats(y);
  const ofTarget = <f64>load<f32>(at) / <f64>powers - share - (1 - eps);
  scaleRow(c, grad, <f32>(scale / <f64>powers), <f32>(scale * share));
  store<f32>(at, <f32>(scale * ofTarget));
}

/** From the target's logit and the sums over the row, all relative to the same logit. */
function rowLoss(c: i32, logit: f64, sums: v128, eps: f64): f64 {
  const logSum = <f64>f32x4.extract_lane(log(f32x4.splat(f32x4.extract_lane(sums, 0))), 0);
  // A certain prediction's loss is -0, as PyTorch's is.
  const nll = -(logit - logSum);
  if (eps == 0) return nll;
  return (1 - eps) * nll + eps * (logSum - <f64>f32x4.extract_lane(sums, 1) / <f64>c);
}
