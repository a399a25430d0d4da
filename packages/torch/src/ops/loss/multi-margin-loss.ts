import { edge, node } from '../../autograd/node.ts';
import { checkNoGrad } from '../../autograd/not-differentiable.ts';
import { derivative, op } from '../../dispatch/op.ts';
import { check } from '../../errors/torch-error.ts';
import { valuesOf } from '../../tensor/create.ts';
import { int64 } from '../../tensor/dtype.ts';
import { shapeText } from '../../tensor/shape.ts';
import type { Tensor } from '../../tensor/tensor.ts';
import { torch } from '../torch.ts';
import { applyReduction, checkFloat, gradOfElements, NONE } from './reduction.ts';

/** The logits as rows, each with its class as a column. */
const rowsOf = (self: Tensor, target: Tensor): [Tensor, Tensor] => {
  const classCount = self.rank === 0 ? 1 : self.shape.at(-1)!;
  const count = self.rank <= 1 ? 1 : self.shape[0]!;
  return [torch.reshape(self, [count, classCount]), torch.reshape(target, [count, 1])];
};

function checkInputs(self: Tensor, target: Tensor, weight: Tensor | null): void {
  const classCount = self.rank === 0 ? 1 : self.shape.at(-1)!;
  const count = self.rank <= 1 ? 1 : self.shape[0]!;
  check(
    self.rank <= 2 && classCount !== 0,
    () =>
      `Expected non-empty vector or matrix with optional 0-dim batch size, but got: ${shapeText(self.shape)}`,
  );
  check(
    target.rank <= 1 && target.numel === count,
    () =>
      `multi_margin_loss: target tensor should be 1-D with size equal to the number of input samples (batch size). Expected target size [${count}], but got ${shapeText(target.shape)}. Input has shape ${shapeText(self.shape)}.`,
  );
  check(
    weight === null || (weight.rank <= 1 && weight.numel === classCount),
    () => `inconsistent weight size, expected ${classCount} but got ${shapeText(weight!.shape)}`,
  );
  checkFloat(self.dtype, 'multi_margin_loss_cpu_kernel');
  check(target.dtype === int64, () => `expected scalar type Long but found ${target.dtype.scalarType}`);
  const inside = valuesOf(target).every((c) => c >= 0 && c < classCount);
  check(inside, () => 'target out of range');
}

/** margin - x_y + x_j for every other class j, 0 where that isn't positive or j = y; with the weight of y. */
function violations(x: Tensor, y: Tensor, margin: number): Tensor {
  const gap = torch.add(torch.sub(x, torch.gather(x, 1, y)), margin);
  return torch.scatterValue(torch.clamp(gap, 0), 1, y, 0);
}
const weightsOf = (weight: Tensor, y: Tensor): Tensor =>
  torch.reshape(torch.gather(torch.reshape(weight, [-1]), 0, torch.reshape(y, [-1])), [-1, 1]);

export const multiMarginLoss = op({
  schema:
    'multi_margin_loss(Tensor self, Tensor target, Scalar p=1, Scalar margin=1, Tensor? weight=None, int reduction=Mean) -> Tensor',
  on: ['nn'],
  out: true,
  forward(self, target, p, margin, weight, reduction) {
    check(p.value === 1 || p.value === 2, () => 'only p == 1 and p == 2 supported');
    checkInputs(self, target, weight);
    const [x, y] = rowsOf(self, target);
    const h = violations(x, y, margin.value);
    const terms = p.value === 1 ? h : torch.mul(h, h);
    const weighted = weight ? torch.mul(terms, weightsOf(weight, y)) : terms;
    const losses = torch.div(torch.sumDim(weighted, [1]), x.shape[1]!);
    return reduction === NONE ? torch.reshape(losses, target.shape) : applyReduction(losses, reduction);
  },
});
// Every violated class gets p h^(p-1) w_y / C; the target's class minus their sum.
derivative(multiMarginLoss, (self, target, p, margin, weight, reduction) => {
  checkNoGrad('multi_margin_loss', 'weight', weight);
  return node(
    'MultiMarginLossBackward0',
    edge(self, [self, target, ...(weight ? [weight] : [])], (g, self, target, weight) => {
      const [x, y] = rowsOf(self, target);
      const h = violations(x, y, margin.value);
      const slope = torch.mul(
        p.value === 1 ? torch.toDtype(torch.gt(h, 0), x.dtype) : torch.mul(h, 2),
        1 / x.shape[1]!,
      );
      const weighted = weight ? torch.mul(slope, weightsOf(weight, y)) : slope;
      const each = gradOfElements(reduction === NONE ? torch.reshape(g, [-1, 1]) : g, reduction, y.numel);
      const others = torch.mul(weighted, each);
      const grad = torch.scatterAdd(others, 1, y, torch.neg(torch.sumDim(others, [1], true)));
      return torch.reshape(grad, self.shape);
    }),
  );
});
