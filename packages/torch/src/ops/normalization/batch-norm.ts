import { derivative, op } from '../../dispatch/op.ts';
import { check } from '../../errors/torch-error.ts';
import type { Tensor } from '../../tensor/tensor.ts';
import { torch } from '../torch.ts';
import { moments, type Normalisation, normNode, scaledShifted, standardised } from './normalize.ts';

/** Every dimension but the channels'. */
const overAllBut1 = (x: Tensor): number[] => x.shape.map((_, i) => i).filter((i) => i !== 1);
const perChannel = (x: Tensor): number[] => x.shape.map((size, i) => (i === 1 ? size : 1));

function checkCount(name: string, t: Tensor | null, channels: number): void {
  check(
    t === null || t.numel === channels,
    () => `${name} should contain ${channels} elements not ${t?.numel}`,
  );
}

type Stats = Tensor | null;

function normalisation(
  x: Tensor,
  mean: Stats,
  variance: Stats,
  training: boolean,
  eps: number,
): Normalisation {
  const shape = perChannel(x);
  const isFixed = !training && mean !== null && variance !== null;
  return {
    dims: overAllBut1(x),
    eps,
    affineShape: shape,
    fixed: isFixed ? { mean: torch.reshape(mean, shape), variance: torch.reshape(variance, shape) } : null,
  };
}

/** Moves the running statistics towards those of the batch; the running variance takes the unbiased one. */
function keepRunning(
  x: Tensor,
  mean: Tensor,
  variance: Tensor,
  runs: [Stats, Stats],
  momentum: number,
): void {
  const count = x.numel / x.shape[1]!;
  const unbiased = torch.mul(variance, count / (count - 1));
  for (const [run, now] of [
    [runs[0], mean],
    [runs[1], unbiased],
  ] as const) {
    if (!run) continue;
    torch.mul_(run, 1 - momentum);
    torch.add_(run, torch.mul(torch.reshape(now, run.shape), momentum));
  }
}

export const batchNorm = op({
  schema:
    'batch_norm(Tensor input, Tensor? weight, Tensor? bias, Tensor? running_mean, Tensor? running_var, bool training, float momentum, float eps, bool cudnn_enabled) -> Tensor',
  on: ['function'],
  forward(x, weight, bias, mean, variance, training, momentum, eps) {
    const channels = x.shape[1]!;
    checkCount('running_mean', mean, channels);
    checkCount('running_var', variance, channels);
    checkCount('weight', weight, channels);
    checkCount('bias', bias, channels);
    const n = normalisation(x, mean, variance, training, eps);
    const stats = n.fixed ?? moments(x, n.dims);
    if (!n.fixed) keepRunning(x, stats.mean, stats.variance, [mean, variance], momentum);
    const shaped = (t: Tensor | null) => t && torch.reshape(t, n.affineShape);
    return scaledShifted(standardised(x, stats.mean, stats.variance, eps), shaped(weight), shaped(bias));
  },
});
derivative(batchNorm, (x, weight, bias, mean, variance, training, _momentum, eps) =>
  normNode('NativeBatchNormBackward0', x, weight, bias, normalisation(x, mean, variance, training, eps)),
);
