import { edge, node } from '../../autograd/node.ts';
import { checkNoGrad } from '../../autograd/not-differentiable.ts';
import { derivative, op } from '../../dispatch/op.ts';
import { check } from '../../errors/torch-error.ts';
import { valuesOf } from '../../tensor/create.ts';
import type { Tensor } from '../../tensor/tensor.ts';
import { map2 } from '../pointwise/driver.ts';
import { torch } from '../torch.ts';
import { applyReduction, checkFloat, gradOfElements } from './reduction.ts';

/** Logarithms are kept above -100, so that a probability of 0 costs 100 and no infinity. */
const FLOOR = -100;
const lossOfProbability = {
  name: 'binaryCrossEntropy',
  f: (p: number, t: number) => (t - 1) * Math.max(Math.log1p(-p), FLOOR) - t * Math.max(Math.log(p), FLOOR),
};

function checkInputs(self: Tensor, target: Tensor): void {
  check(
    self.dtype === target.dtype,
    () => `Found dtype ${target.dtype.scalarType} but expected ${self.dtype.scalarType}`,
  );
  checkFloat(self.dtype, 'binary_cross_entropy');
  for (const [t, what] of [
    [self, 'input'],
    [target, 'target'],
  ] as const) {
    const inside = valuesOf(t).every((p) => p >= 0 && p <= 1);
    check(inside, () => `all elements of ${what} should be between 0 and 1`);
  }
}

export const binaryCrossEntropy = op({
  schema:
    'binary_cross_entropy(Tensor self, Tensor target, Tensor? weight=None, int reduction=Mean) -> Tensor',
  on: ['nn'],
  out: true,
  forward(self, target, weight, reduction) {
    checkInputs(self, target);
    const losses = map2(self, target, lossOfProbability);
    return applyReduction(weight ? torch.mul(losses, weight) : losses, reduction);
  },
});
derivative(binaryCrossEntropy, (self, target, weight, reduction) => {
  checkNoGrad('binary_cross_entropy', 'weight', weight);
  const weights = weight ? [weight] : [];
  const perElement = (g: Tensor, weight: Tensor | undefined) => {
    const each = gradOfElements(g, reduction, self.numel);
    return weight ? torch.mul(each, weight) : each;
  };
  return node(
    'BinaryCrossEntropyBackward0',
    // (p - t) / (p (1 - p))
    edge(self, [self, target, ...weights], (g, ...[p, t, weight]) => {
      const spread = torch.clamp(torch.mul(torch.sub(1, p), p), 1e-12);
      return torch.mul(perElement(g, weight), torch.div(torch.sub(p, t), spread));
    }),
    // log(1 - p) - log p
    edge(target, [self, ...weights], (g, ...[p, weight]) =>
      torch.mul(perElement(g, weight), torch.sub(torch.log1p(torch.neg(p)), torch.log(p))),
    ),
  );
});

/** (1 - t) z + (1 + (w - 1) t) log(1 + e^-z), where w weighs the positive class. */
export const binaryCrossEntropyWithLogits = op({
  schema:
    'binary_cross_entropy_with_logits(Tensor self, Tensor target, Tensor? weight=None, Tensor? pos_weight=None, int reduction=Mean) -> Tensor',
  on: ['function'],
  forward(self, target, weight, posWeight, reduction) {
    checkFloat(self.dtype, 'log_sigmoid_cpu');
    check(
      target.dtype.category === 'float',
      () =>
        `result type ${self.dtype.scalarType} can't be cast to the desired output type ${target.dtype.scalarType}`,
    );
    const losses = posWeight
      ? torch.sub(
          torch.mul(torch.sub(1, target), self),
          torch.mul(positiveFactor(posWeight, target), torch.logSigmoid(self)),
        )
      : map2(self, target, lossOfLogit);
    const made = losses.dtype === target.dtype ? losses : torch.toDtype(losses, target.dtype);
    return applyReduction(weight ? torch.mul(made, weight) : made, reduction);
  },
});

const lossOfLogit = {
  name: 'binaryCrossEntropyWithLogits',
  f: (z: number, t: number) => (1 - t) * z - Math.min(z, 0) + Math.log1p(Math.exp(-Math.abs(z))),
};
const positiveFactor = (posWeight: Tensor, target: Tensor): Tensor =>
  torch.add(torch.mul(torch.sub(posWeight, 1), target), 1);

derivative(binaryCrossEntropyWithLogits, (self, target, weight, posWeight, reduction) => {
  checkNoGrad('binary_cross_entropy_with_logits', 'weight', weight);
  checkNoGrad('binary_cross_entropy_with_logits', 'pos_weight', posWeight);
  const extra = [...(weight ? [weight] : []), ...(posWeight ? [posWeight] : [])];
  const perElement = (g: Tensor, extra: readonly Tensor[]) => {
    const each = gradOfElements(g, reduction, target.numel);
    return weight ? torch.mul(each, extra[0]!) : each;
  };
  const positiveOf = (extra: readonly Tensor[]) => (posWeight ? extra.at(-1)! : null);
  return node(
    'BinaryCrossEntropyWithLogitsBackward0',
    // (1 + (w - 1) t) sigmoid(z) - w t
    edge(self, [self, target, ...extra], (g, ...[z, t, ...extra]) => {
      const w = positiveOf(extra);
      const p = torch.sigmoid(z);
      const slope = w ? torch.sub(torch.mul(p, positiveFactor(w, t)), torch.mul(w, t)) : torch.sub(p, t);
      return torch.mul(perElement(g, extra), slope);
    }),
    // log(1 - p) - w log p, where 1 - sigmoid(z) = sigmoid(-z)
    edge(target, [self, ...extra], (g, ...[z, ...extra]) => {
      const w = positiveOf(extra);
      const slope = w
        ? torch.sub(torch.logSigmoid(torch.neg(z)), torch.mul(w, torch.logSigmoid(z)))
        : torch.neg(z);
      return torch.mul(perElement(g, extra), slope);
    }),
  );
});
