/** cross_entropy_loss: class indices or probabilities, with label smoothing (eps/K spread over all K classes). */
import { check } from '../../errors/torch-error.ts';
import { op } from '../../dispatch/op.ts';
import { full } from '../../tensor/create.ts';
import { isFloat } from '../../tensor/dtype.ts';
import { sameShape, shapeText } from '../../tensor/shape.ts';
import type { Tensor } from '../../tensor/tensor.ts';
import { torch } from '../torch.ts';
import { fusedCrossEntropy } from './fused-cross-entropy.ts';
import { MEAN, SUM } from './reduction.ts';

export const crossEntropy = op({
  schema:
    'cross_entropy_loss(Tensor self, Tensor target, Tensor? weight=None, int reduction=Mean, SymInt ignore_index=-100, float label_smoothing=0.0) -> Tensor',
  on: ['nn'],
  forward(self, target, weight, reduction, ignore, smoothing) {
    const classDim = self.rank === 1 ? 0 : 1;
    if (sameShape(self.shape, target.shape)) {
      check(
        isFloat(target.dtype),
        () =>
          `Expected floating point type for target with class probabilities, got ${target.dtype.scalarType}`,
      );
      check(ignore < 0, () => 'ignore_index is not supported for floating point target');
      return withProbabilities(self, target, weight, reduction, smoothing, classDim);
    }
    const composed = (self: Tensor, target: Tensor): Tensor =>
      smoothing > 0
        ? smoothed(self, target, weight, reduction, ignore, smoothing, classDim)
        : torch.nllLossNd(torch.logSoftmax(self, classDim), target, weight, reduction, ignore);
    const fused = weight ? null : fusedCrossEntropy(self, target, reduction, ignore, smoothing, composed);
    return fused ?? composed(self, target);
  },
});

const checkSmoothing = (smoothing: number): void =>
  check(smoothing <= 1, () => `label_smoothing must be between 0.0 and 1.0. Got: ${smoothing}`);

/** The class weights with dimensions to broadcast against the logits. */
const broadcastWeight = (weight: Tensor, self: Tensor, classDim: number): Tensor =>
  torch.view(
    weight,
    self.shape.map((_, d) => (d === classDim ? weight.numel : 1)),
  );

/** -sum(q' log p) with q' = q (1 - eps) + eps / K; a mean divides by the number of rows, whatever the weights. */
function withProbabilities(
  self: Tensor,
  target: Tensor,
  weight: Tensor | null,
  reduction: number,
  smoothing: number,
  classDim: number,
): Tensor {
  const classCount = self.shape[classDim]!;
  check(
    weight === null || (weight.rank === 1 && weight.numel === classCount),
    () =>
      `cross_entropy: weight tensor should be defined either for all ${classCount} classes or no classes but got weight tensor of shape: ${shapeText(weight!.shape)}`,
  );
  const logs = torch.logSoftmax(self, classDim);
  let q = target;
  if (smoothing > 0) {
    checkSmoothing(smoothing);
    q = torch.add(torch.mulScalar(target, 1 - smoothing), smoothing / classCount);
  }
  let terms = torch.mul(logs, q);
  if (weight) terms = torch.mul(terms, broadcastWeight(weight, self, classDim));
  if (reduction === SUM) return torch.neg(torch.sum(terms));
  if (reduction !== MEAN) return torch.neg(torch.sumDim(terms, [classDim]));
  if (logs.numel === 0) return full([], Number.NaN, logs.dtype);
  return torch.divScalar(torch.neg(torch.sum(terms)), logs.numel / classCount);
}

/** (1 - eps) nll + eps/K * (-sum of log p), both reduced over the targets that aren't ignored. */
function smoothed(
  self: Tensor,
  target: Tensor,
  weight: Tensor | null,
  reduction: number,
  ignore: number,
  smoothing: number,
  classDim: number,
): Tensor {
  checkSmoothing(smoothing);
  const classCount = self.shape[classDim]!;
  const logs = torch.logSoftmax(self, classDim);
  const nll = torch.nllLossNd(logs, target, weight, reduction, ignore);
  const weighted = weight ? torch.mul(logs, broadcastWeight(weight, self, classDim)) : logs;
  const ignored = torch.eq(target, ignore);
  let smooth = torch.maskedFill(torch.neg(torch.sumDim(weighted, [classDim])), ignored, 0);
  if (reduction === MEAN) {
    const kept = torch.logicalNot(ignored);
    const count = weight
      ? torch.sum(torch.gather(weight, 0, torch.maskedSelect(target, kept)))
      : torch.sum(kept);
    smooth = torch.div(torch.sum(smooth), count);
  } else if (reduction === SUM) smooth = torch.sum(smooth);
  return torch.add(torch.mulScalar(nll, 1 - smoothing), torch.mulScalar(smooth, smoothing / classCount));
}
