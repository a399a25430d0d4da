/** One parameter's update, in PyTorch's order of operations (torch/optim/sgd.py, adam.py, adamw.py). */
import { floats, loadUpTo4, madd, storeUpTo4 } from './lanes';

/**
 * g = sign * grad + decay * p; buffer = keep * buffer + take * g; step = nesterov ? g + keep * buffer : buffer
 * (without a buffer, which is then 0: g); p -= rate * step.
 */
export function sgd(
  n: i32,
  p: usize,
  grad: usize,
  buffer: usize,
  rate: f32,
  sign: f32,
  decay: f32,
  keep: f32,
  take: f32,
  nesterov: i32,
): void {
  const bytes = floats(n);
  const rates = f32x4.splat(-rate);
  const signs = f32x4.splat(sign);
  const decays = f32x4.splat(decay);
  const keeps = f32x4.splat(keep);
  const takes = f32x4.splat(take);
  for (let i: usize = 0; i < bytes; i += 16) {
    const old = loadUpTo4(p + i, bytes - i);
    let g = madd(old, decays, f32x4.mul(loadUpTo4(grad + i, bytes - i), signs));
    if (buffer) {
      const next = madd(loadUpTo4(buffer + i, bytes - i), keeps, f32x4.mul(g, takes));
      storeUpTo4(buffer + i, next, bytes - i);
      g = nesterov ? madd(next, keeps, g) : next;
    }
    storeUpTo4(p + i, madd(g, rates, old), bytes - i);
  }
}

/**
 * p *= shrink; g = sign * grad + decay * p; m += (g - m) * (1 - beta1); v = beta2 * v + (1 - beta2) * g^2;
 * p -= rate * m / (sqrt(v) / correction + eps). `top`, where not 0, holds the largest v so far and replaces it (AMSGrad).
 */
export function adam(
  n: i32,
  p: usize,
  grad: usize,
  m: usize,
  v: usize,
  top: usize,
  rate: f32,
  sign: f32,
  decay: f32,
  shrink: f32,
  beta1: f64,
  beta2: f64,
  eps: f32,
  correction: f32,
): void {
  const bytes = floats(n);
  const rates = f32x4.splat(-rate);
  const signs = f32x4.splat(sign);
  const decays = f32x4.splat(decay);
  const shrinks = f32x4.splat(shrink);
  const weight1 = f32x4.splat(<f32>(1 - beta1));
  const keep2 = f32x4.splat(<f32>beta2);
  const weight2 = f32x4.splat(<f32>(1 - beta2));
  const epsilons = f32x4.splat(eps);
  const corrections = f32x4.splat(correction);
  for (let i: usize = 0; i < bytes; i += 16) {
    const left = bytes - i;
    const old = f32x4.mul(loadUpTo4(p + i, left), shrinks);
    const g = madd(old, decays, f32x4.mul(loadUpTo4(grad + i, left), signs));
    const m0 = loadUpTo4(m + i, left);
    const m1 = madd(f32x4.sub(g, m0), weight1, m0);
    let v1 = madd(f32x4.mul(g, g), weight2, f32x4.mul(loadUpTo4(v + i, left), keep2));
    storeUpTo4(m + i, m1, left);
    storeUpTo4(v + i, v1, left);
    if (top) storeUpTo4(top + i, (v1 = f32x4.max(loadUpTo4(top + i, left), v1)), left);
    const size = f32x4.add(f32x4.div(f32x4.sqrt(v1), corrections), epsilons);
    storeUpTo4(p + i, f32x4.add(old, f32x4.div(f32x4.mul(m1, rates), size)), left);
  }
}
