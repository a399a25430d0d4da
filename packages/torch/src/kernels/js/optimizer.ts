/** One parameter's update (torch/optim/sgd.py, adam.py, adamw.py); see `Kernels`. */
import { roundingOf } from '../../tensor/dtype.ts';
import type { AdamOptions, SgdOptions, Strided } from '../kernels.ts';

type Values = { get(i: number): number; set(i: number, value: number): void };

function valuesOf(t: Strided): Values {
  const { heap, start } = t;
  const round = roundingOf(t.dtype) ?? ((x: number) => x);
  return { get: (i) => heap[start + i]!, set: (i, value) => (heap[start + i] = round(value)) };
}

export function sgd(
  n: number,
  parameter: Strided,
  grad: Strided,
  buffer: Strided | null,
  options: SgdOptions,
): void {
  const { rate, sign, decay, keep, take, nesterov } = options;
  const [p, g, b] = [valuesOf(parameter), valuesOf(grad), buffer && valuesOf(buffer)];
  for (let i = 0; i < n; i++) {
    let step = sign * g.get(i) + decay * p.get(i);
    if (b) {
      b.set(i, keep * b.get(i) + take * step);
      step = nesterov ? step + keep * b.get(i) : b.get(i);
    }
    p.set(i, p.get(i) - rate * step);
  }
}

export function adam(
  n: number,
  parameter: Strided,
  grad: Strided,
  firstMoment: Strided,
  secondMoment: Strided,
  largest: Strided | null,
  options: AdamOptions,
): void {
  const { rate, sign, decay, shrink, beta1, beta2, eps, correction } = options;
  const [p, g, m, v] = [valuesOf(parameter), valuesOf(grad), valuesOf(firstMoment), valuesOf(secondMoment)];
  const top = largest && valuesOf(largest);
  for (let i = 0; i < n; i++) {
    p.set(i, p.get(i) * shrink);
    const step = sign * g.get(i) + decay * p.get(i);
    m.set(i, m.get(i) + (step - m.get(i)) * (1 - beta1));
    v.set(i, v.get(i) * beta2 + step * step * (1 - beta2));
    top?.set(i, Math.max(top.get(i), v.get(i)));
    const size = Math.sqrt((top ?? v).get(i)) / correction + eps;
    p.set(i, p.get(i) - (rate * m.get(i)) / size);
  }
}
