import { edgeOfMany, node } from '../../autograd/node.ts';
import { checkNoGrad } from '../../autograd/not-differentiable.ts';
import { check, TorchError } from '../../errors/torch-error.ts';
import { derivative, op } from '../../dispatch/op.ts';
import { empty, type Tensor } from '../../tensor/tensor.ts';
import { fromValues, valuesOf } from '../../tensor/create.ts';
import { sameShape, shapeText } from '../../tensor/shape.ts';
import { torch } from '../torch.ts';
import { MEAN, NONE } from './reduction.ts';

/** Every target with its class, weight and the place of its logit; ignored ones have weight 0 and class -1. */
interface Picks {
  readonly classes: Float64Array;
  readonly weights: Float64Array;
  readonly totalWeight: number;
}

function picksOf(target: Tensor, weight: Tensor | null, classCount: number, ignore: number): Picks {
  const classes = valuesOf(target);
  const weights = new Float64Array(classes.length);
  const perClass = weight ? valuesOf(weight) : null;
  let totalWeight = 0;
  for (let i = 0; i < classes.length; i++) {
    const c = classes[i]!;
    if (c === ignore) classes[i] = -1;
    else {
      if (c < 0 || c >= classCount) throw new TorchError('IndexError', `Target ${c} is out of bounds.`);
      weights[i] = perClass ? perClass[c]! : 1;
      totalWeight += weights[i]!;
    }
  }
  return { classes, weights, totalWeight };
}

function checkTypes(target: Tensor): void {
  const { name, scalarType } = target.dtype;
  check(
    name === 'int64' || name === 'uint8',
    () => `expected target dtype to be Long or Byte, but got ${scalarType}`,
  );
}

function checkWeight(weight: Tensor | null, classCount: number): void {
  check(
    weight === null || (weight.rank === 1 && weight.numel === classCount),
    () =>
      `weight tensor should be defined either for all ${classCount} classes or no classes but got weight tensor of shape: ${shapeText(weight!.shape)}`,
  );
}

/** Shared by both ops: losses of all targets from contiguous log-probabilities laid out (N, C, inner). */
function evaluate(
  self: Tensor,
  inner: number,
  shape: readonly number[],
  picks: Picks,
  reduction: number,
): Tensor[] {
  const logits = valuesOf(self);
  const classCount = self.rank === 1 ? self.shape[0]! : self.shape[1]!;
  const losses = new Float64Array(picks.classes.length);
  let sum = 0;
  for (let i = 0; i < losses.length; i++) {
    const c = picks.classes[i]!;
    if (c < 0) continue;
    const n = Math.floor(i / inner);
    losses[i] = -picks.weights[i]! * logits[(n * classCount + c) * inner + (i % inner)]!;
    sum += losses[i]!;
  }
  const total = fromValues([picks.totalWeight], [], self.dtype);
  if (reduction === NONE) return [fromValues(losses, shape, self.dtype), total];
  return [fromValues([reduction === MEAN ? sum / picks.totalWeight : sum], [], self.dtype), total];
}

/** Gradient of `evaluate`: minus weight (divided by the total for a mean) where the class was picked. */
function evaluateBackward(g: Tensor, self: Tensor, inner: number, picks: Picks, reduction: number): Tensor {
  const out = empty(self.shape, self.dtype);
  const grads = valuesOf(g);
  const classCount = self.rank === 1 ? self.shape[0]! : self.shape[1]!;
  const { heap, start } = out;
  heap.fill(0, start, start + out.numel);
  for (let i = 0; i < picks.classes.length; i++) {
    const c = picks.classes[i]!;
    if (c < 0) continue;
    const scale =
      reduction === NONE ? grads[i]! : reduction === MEAN ? grads[0]! / picks.totalWeight : grads[0]!;
    const at = (Math.floor(i / inner) * classCount + c) * inner + (i % inner);
    heap[start + at] = -picks.weights[i]! * scale;
  }
  return out;
}

export const nllLossForward = op({
  schema:
    'nll_loss_forward(Tensor self, Tensor target, Tensor? weight, int reduction, SymInt ignore_index) -> (Tensor output, Tensor total_weight)',
  on: ['nn'],
  forward(self, target, weight, reduction, ignore) {
    check(self.rank === 1 || self.rank === 2, () => 'input tensor should be 1D or 2D');
    check(target.rank <= 1, () => '0D or 1D target tensor expected, multi-target not supported');
    check(
      (self.rank === 1 && target.rank === 0) || self.shape[0] === target.shape[0],
      () => `size mismatch (got input: ${shapeText(self.shape)}, target: ${shapeText(target.shape)})`,
    );
    const classCount = self.shape.at(-1)!;
    checkWeight(weight, classCount);
    checkTypes(target);
    const shape = self.rank === 2 ? [self.shape[0]!] : [];
    return evaluate(self, 1, shape, picksOf(target, weight, classCount, ignore), reduction) as [
      Tensor,
      Tensor,
    ];
  },
});
derivative(nllLossForward, (self, target, weight, reduction, ignore) => {
  checkNoGrad('nll_loss_forward', 'weight', weight);
  return node(
    'NllLossBackward0',
    edgeOfMany(self, [self, target, ...(weight ? [weight] : [])], ([g], self, target, weight) =>
      g ? torch.nllLossBackward(g, self, target, weight ?? null, reduction, ignore) : null,
    ),
  );
});

export const nllLossBackward = op({
  schema:
    'nll_loss_backward(Tensor grad_output, Tensor self, Tensor target, Tensor? weight, int reduction, SymInt ignore_index) -> Tensor',
  on: [],
  forward(g, self, target, weight, reduction, ignore) {
    const inner = target.rank <= 1 ? 1 : target.numel / target.shape[0]!;
    return evaluateBackward(
      g,
      self,
      inner,
      picksOf(target, weight, self.size(self.rank === 1 ? 0 : 1), ignore),
      reduction,
    );
  },
});
// Linear in the incoming gradient: its gradient picks the same entries.
derivative(nllLossBackward, (g, _self, target, weight, reduction, ignore) =>
  node(
    'NllLossBackwardBackward0',
    edgeOfMany(g, [target, ...(weight ? [weight] : [])], ([gg], target, weight) =>
      gg ? torch.nllLossNd(gg, target, weight ?? null, reduction, ignore) : null,
    ),
  ),
);

export const nllLoss = op({
  schema:
    'nll_loss(Tensor self, Tensor target, Tensor? weight=None, int reduction=Mean, SymInt ignore_index=-100) -> Tensor',
  on: ['nn'],
  out: true,
  forward: (self, target, weight, reduction, ignore) =>
    torch.nllLossForward(self, target, weight, reduction, ignore)[0],
});

export const nllLoss2dForward = op({
  schema:
    'nll_loss2d_forward(Tensor self, Tensor target, Tensor? weight, int reduction, SymInt ignore_index) -> (Tensor output, Tensor total_weight)',
  on: ['nn'],
  forward(self, target, weight, reduction, ignore) {
    check(
      target.rank === 3,
      () =>
        `only batches of spatial targets supported (3D tensors) but got targets of dimension: ${target.rank}`,
    );
    check(
      self.rank === 4,
      () => `only batches of spatial inputs supported (4D tensors), but got input of dimension: ${self.rank}`,
    );
    check(
      sameShape(target.shape, [self.shape[0]!, self.shape[2]!, self.shape[3]!]),
      () => `size mismatch (got input: ${shapeText(self.shape)} , target: ${shapeText(target.shape)}`,
    );
    const classCount = self.shape[1]!;
    checkWeight(weight, classCount);
    checkTypes(target);
    const inner = self.shape[2]! * self.shape[3]!;
    const picks = picksOf(target, weight, classCount, ignore);
    return evaluate(self, inner, target.shape, picks, reduction) as [Tensor, Tensor];
  },
});
derivative(nllLoss2dForward, (self, target, weight, reduction, ignore) => {
  checkNoGrad('nll_loss2d_forward', 'weight', weight);
  return node(
    'NllLoss2DBackward0',
    edgeOfMany(self, [self, target, ...(weight ? [weight] : [])], ([g], self, target, weight) =>
      g ? torch.nllLossBackward(g, self, target, weight ?? null, reduction, ignore) : null,
    ),
  );
});

export const nllLoss2d = op({
  schema:
    'nll_loss2d(Tensor self, Tensor target, Tensor? weight=None, int reduction=Mean, SymInt ignore_index=-100) -> Tensor',
  on: ['nn'],
  out: true,
  forward: (self, target, weight, reduction, ignore) =>
    torch.nllLoss2dForward(self, target, weight, reduction, ignore)[0],
});

/** Any number of trailing dimensions: (C), (N, C), (N, C, d1, ...). */
export const nllLossNd = op({
  schema:
    'nll_loss_nd(Tensor self, Tensor target, Tensor? weight=None, int reduction=Mean, SymInt ignore_index=-100) -> Tensor',
  on: ['nn'],
  forward(self, target, weight, reduction, ignore) {
    check(self.rank >= 1, () => `Expected 1 or more dimensions (got ${self.rank})`, 'ValueError');
    check(
      self.rank === 1 || self.shape[0] === target.shape[0],
      () => `Expected input batch_size (${self.shape[0]}) to match target batch_size (${target.shape[0]}).`,
      'ValueError',
    );
    if (self.rank <= 2) return torch.nllLoss(self, target, weight, reduction, ignore);
    if (self.rank === 4) return torch.nllLoss2d(self, target, weight, reduction, ignore);
    const [n, c] = self.shape as [number, number];
    const shape = [n, ...self.shape.slice(2)];
    check(
      sameShape(target.shape.slice(1), self.shape.slice(2)),
      () => `Expected target size ${shapeText(shape)}, got ${shapeText(target.shape)}`,
    );
    const flat = torch.view(torch.contiguous(self), [n, c, 1, self.numel / (n * c)]);
    const flatTarget = torch.view(torch.contiguous(target), [n, 1, target.numel / n]);
    const loss = torch.nllLoss2d(flat, flatTarget, weight, reduction, ignore);
    return reduction === NONE ? torch.view(loss, shape) : loss;
  },
});
