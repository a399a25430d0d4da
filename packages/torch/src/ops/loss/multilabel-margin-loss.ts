import { edgeOfMany, node } from '../../autograd/node.ts';
import { derivative, op } from '../../dispatch/op.ts';
import { check } from '../../errors/torch-error.ts';
import { fromValues, valuesOf } from '../../tensor/create.ts';
import { int64 } from '../../tensor/dtype.ts';
import { sameShape, shapeText } from '../../tensor/shape.ts';
import type { Tensor } from '../../tensor/tensor.ts';
import { torch } from '../torch.ts';
import { applyReduction, checkFloat, gradOfElements, NONE } from './reduction.ts';

function checkInputs(self: Tensor, target: Tensor): void {
  check(
    self.rank <= 2 && self.shape.at(-1) !== 0,
    () =>
      `Expected non-empty vector or matrix with optional 0-dim batch size, but got: ${shapeText(self.shape)}`,
  );
  check(
    self.rank === 2 ? sameShape(target.shape, self.shape) : target.rank <= 1 && target.numel === self.numel,
    () => `inconsistent target size: ${shapeText(target.shape)} for input of size: ${shapeText(self.shape)}`,
  );
  checkFloat(self.dtype, 'multilabel_margin_loss_forward_out_frame');
  check(target.dtype === int64, () => `expected scalar type Long but found ${target.dtype.scalarType}`);
  const classCount = self.shape.at(-1) ?? 1;
  const [low, high] = [-1, classCount - 1];
  const classes = valuesOf(target);
  check(
    classes.every((c) => c >= low),
    () => "argument #2 'target' is out of range",
  );
  check(
    classes.every((c) => c <= high),
    () => "argument #2 'target' is out of range",
  );
}

/**
 * For all pairs (target y, other class j): coefficient of x[j] in the slope of its row, and the row's loss
 * sum max(0, 1 - (x_y - x_j)) / C. A row's targets end at the first -1.
 */
function evaluate(self: Tensor, target: Tensor) {
  const classCount = self.shape.at(-1) ?? 1;
  const count = self.rank === 2 ? self.shape[0]! : 1;
  const [x, classes] = [valuesOf(self), valuesOf(target)];
  const losses = new Float64Array(count);
  const isTarget = new Float64Array(x.length);
  const slopes = new Float64Array(x.length);
  for (let n = 0; n < count; n++) {
    const at = n * classCount;
    const row = classes.subarray(at, at + classCount);
    const end = row.indexOf(-1);
    const targets = end < 0 ? row : row.subarray(0, end);
    for (const y of targets) isTarget[at + y] = 1;
    for (const y of targets)
      for (let j = 0; j < classCount; j++) {
        const gap = 1 - x[at + y]! + x[at + j]!;
        if (isTarget[at + j] || gap <= 0) continue;
        losses[n]! += gap / classCount;
        slopes[at + j]! += 1 / classCount;
        slopes[at + y]! -= 1 / classCount;
      }
  }
  return { losses, isTarget, slopes, count };
}

export const multilabelMarginLossForward = op({
  schema:
    'multilabel_margin_loss_forward(Tensor self, Tensor target, int reduction) -> (Tensor output, Tensor is_target)',
  on: ['nn'],
  forward(self, target, reduction) {
    checkInputs(self, target);
    const { losses, isTarget, count } = evaluate(self, target);
    const perRow = fromValues(
      losses,
      self.rank === 2 && reduction === NONE ? [count] : [losses.length],
      self.dtype,
    );
    const flags = fromValues(isTarget, target.shape, self.dtype);
    if (reduction === NONE) return [self.rank === 2 ? perRow : torch.reshape(perRow, []), flags];
    return [applyReduction(perRow, reduction), flags];
  },
});
derivative(multilabelMarginLossForward, (self, target, reduction) =>
  node(
    'MultilabelMarginLossBackward0',
    edgeOfMany(self, [self, target], ([g], x, target) => {
      if (!g) return null;
      const { slopes, count } = evaluate(x, target);
      const each = gradOfElements(
        reduction === NONE && x.rank === 2 ? torch.unsqueeze(g, 1) : g,
        reduction,
        count,
      );
      return torch.mul(fromValues(slopes, x.shape, x.dtype), each);
    }),
  ),
);

export const multilabelMarginLoss = op({
  schema: 'multilabel_margin_loss(Tensor self, Tensor target, int reduction=Mean) -> Tensor',
  on: ['nn'],
  out: true,
  forward: (self, target, reduction) => torch.multilabelMarginLossForward(self, target, reduction)[0],
});
