/**
 * Everything the playground shows of a scene, computed by the engine: the same operations, in the same order, as a PyTorch
 * program would use. The engine comes as an argument because it is fetched after the page.
 */
import type { DType, Engine, Tensor } from '@tenfold/torch';
import { LIMITS, type Scene } from './scene.ts';

/** What is needed of `@tenfold/torch`. */
export interface Torch {
  readonly createEngine: () => Engine;
  readonly dtypes: { readonly float64: DType; readonly int64: DType };
}

export interface Smoothed {
  readonly probabilities: readonly number[];
  /** The smoothed target. */
  readonly targets: readonly number[];
  /** Of the smoothed loss by the logits. */
  readonly gradient: readonly number[];
  readonly loss: number;
  /** The loss without smoothing. */
  readonly plain: number;
  /** The smallest value that the smoothed loss can have. */
  readonly floor: number;
  /** True logit minus any other, at the floor; null where no finite logits reach it. */
  readonly bestGap: number | null;
  /** What the true logit is compared with: the mean of all logits, or of the others. */
  readonly meanLogit: number;
  /** Both losses for true logits across their range, the others as they are. */
  readonly sweep: readonly { readonly logit: number; readonly loss: number; readonly plain: number }[];
}

export type Smoother = (scene: Scene) => Smoothed;

const SWEEP_STEPS = 64;
const SUM = 2;
const NONE = 0;
const NO_CLASS = -100;

export function smoother({ createEngine, dtypes }: Torch): Smoother {
  const { torch, tensor, tidy, backward, valuesOf } = createEngine();
  const { float64 } = dtypes;
  const row = (values: readonly number[], requiresGrad = false) =>
    tensor(values, [1, values.length], { dtype: float64, requiresGrad });
  const one = (t: Tensor) => valuesOf(t)[0] ?? Number.NaN;
  const loss = (z: Tensor, q: Tensor, reduction: number) =>
    torch.crossEntropy(z, q, null, reduction, NO_CLASS, 0);

  function targetsOf({ eps, logits, target, convention }: Scene): Tensor {
    const hot = row(logits.map((_, k) => (k === target ? 1 : 0)));
    const kept = torch.mul(hot, 1 - eps);
    if (convention === 'all') return torch.add(kept, eps / logits.length);
    const others = torch.add(torch.mul(hot, -1), 1);
    return torch.add(kept, torch.mul(others, eps / (logits.length - 1)));
  }

  function sweepOf({ logits, target }: Scene, q: Tensor, hot: Tensor): Smoothed['sweep'] {
    const { from, to } = LIMITS.logit;
    const swept = Array.from({ length: SWEEP_STEPS + 1 }, (_, i) => from + ((to - from) * i) / SWEEP_STEPS);
    const shape = [swept.length, logits.length];
    const rows = swept.flatMap((logit) => logits.map((each, k) => (k === target ? logit : each)));
    const z = tensor(rows, shape, { dtype: float64 });
    const [smoothed, plain] = [q, hot].map((each) => valuesOf(loss(z, torch.expand(each, shape), NONE)));
    return swept.map((logit, i) => ({ logit, loss: smoothed?.[i] ?? 0, plain: plain?.[i] ?? 0 }));
  }

  return (scene) =>
    tidy(() => {
      const { logits, target, eps, convention } = scene;
      const z = row(logits, true);
      const q = targetsOf(scene);
      const hot = row(logits.map((_, k) => (k === target ? 1 : 0)));
      const smoothed = loss(z, q, SUM);
      backward(smoothed);
      const compared = convention === 'all' ? logits : logits.filter((_, k) => k !== target);
      const targets = [...valuesOf(q)];
      const [share = 0, other = 0] = [targets[target], targets[target === 0 ? 1 : 0]];
      return {
        probabilities: [...valuesOf(torch.softmax(torch.detach(z), 1))],
        targets,
        gradient: z.grad ? [...valuesOf(z.grad)] : [],
        loss: one(smoothed),
        plain: one(loss(z, hot, SUM)),
        floor: one(torch.neg(torch.sum(torch.xlogy(q, q)))),
        bestGap: eps > 0 && share > 0 ? one(torch.log(row([share / other]))) : null,
        meanLogit: one(torch.mean(row(compared))),
        sweep: sweepOf(scene, q, hot),
      };
    });
}
