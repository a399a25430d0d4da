/**
 * The common case of cross entropy in one kernel: class indices, no class weights, logits (C) or (N, C). The gradient
 * is computed with the loss, while the row is in the cache, for the incoming gradient 1 that `loss.backward()` sends.
 * `composed`, the same loss made of ordinary ops, is what the graph looks like from outside.
 */
import { backward } from '../../autograd/backward.ts';
import { gradMode, withGradMode } from '../../autograd/grad-mode.ts';
import { type Grad, Node, targetOf } from '../../autograd/node.ts';
import { Saved } from '../../autograd/saved.ts';
import { attach } from '../../dispatch/op.ts';
import { kernels } from '../../kernels/kernels.ts';
import { fromValues } from '../../tensor/create.ts';
import { float32, float64, int64 } from '../../tensor/dtype.ts';
import { tidy } from '../../tensor/scope.ts';
import { empty, type Tensor } from '../../tensor/tensor.ts';
import { torch } from '../torch.ts';
import { MEAN, NONE } from './reduction.ts';

interface Terms {
  readonly target: Tensor;
  readonly reduction: number;
  readonly smoothing: number;
}

/** The loss of these logits and targets by ordinary ops. */
type Composed = (self: Tensor, target: Tensor) => Tensor;

/** Null where the arguments are others, or wrong: then the composition computes, or raises. */
export function fusedCrossEntropy(
  self: Tensor,
  target: Tensor,
  reduction: number,
  ignore: number,
  smoothing: number,
  composed: Composed,
): Tensor | null {
  const rows = rowsOf(self, target);
  if (rows === null || smoothing > 1) return null;
  const counted = countTargets(target, self.shape.at(-1)!, ignore);
  if (counted === null || (counted === 0 && reduction === MEAN)) return null;
  const scale = reduction === MEAN ? 1 / counted : 1;
  // In a scope of its own, so that the node alone holds the gradient and can hand it out without a copy.
  return tidy(() => {
    const grad = gradMode.enabled && self.requiresGrad ? empty(self.shape, self.dtype) : null;
    const losses = empty(target.shape, self.dtype);
    // What is not above 0 does nothing, as in the composition.
    const options = { ignored: ignore, smoothing: smoothing > 0 ? smoothing : 0, scale };
    const sum = kernels.crossEntropy(rows, self.shape.at(-1)!, self, target, options, losses, grad);
    const out = reduction === NONE ? losses : fromValues([sum * scale], [], self.dtype);
    if (grad) attach(nodeOf(self, grad, { target, reduction, smoothing }, composed), [out]);
    return out;
  });
}

function rowsOf(self: Tensor, target: Tensor): number | null {
  const isMatch =
    self.rank === 2 ? target.rank === 1 && target.shape[0] === self.shape[0] : target.rank === 0;
  const isPlain =
    (self.dtype === float32 || self.dtype === float64) &&
    target.dtype === int64 &&
    self.isContiguous &&
    target.isContiguous;
  return isMatch && isPlain && self.rank > 0 && self.numel > 0 ? target.numel : null;
}

/** How many targets aren't ignored; null if one is out of bounds. */
function countTargets(target: Tensor, classes: number, ignore: number): number | null {
  const { heap, start } = target;
  let count = 0;
  for (let i = start; i < start + target.numel; i++) {
    const y = heap[i]!;
    if (y === ignore) continue;
    if (y < 0 || y >= classes) return null;
    count++;
  }
  return count;
}

function nodeOf(self: Tensor, grad: Tensor, terms: Terms, composed: Composed): Node {
  const [unit, logits, target] = [new Saved(grad), new Saved(self), new Saved(terms.target)];
  const asGraph = (): Tensor => withGradMode(true, () => composed(logits.unpack(), target.unpack()));
  const node = new Node(
    terms.smoothing > 0 ? 'AddBackward0' : 'NllLossBackward0',
    [targetOf(self)],
    [unit, logits, target],
    ([g], _needs, isKept) => {
      if (!g) return [null];
      if (gradMode.enabled) return gradients([asGraph()], [g], [logits.unpack()]);
      const ready = unit.unpack();
      if (terms.reduction === NONE) return [torch.mul(ready, g.rank === 0 ? g : torch.unsqueeze(g, 1))];
      const factor = g.heap[g.start]!;
      return [factor === 1 && !isKept ? ready : torch.mul(ready, factor)];
    },
  );
  node.composed = () => (logits.isReleased ? null : asGraph().gradFn);
  return node;
}

/** Gradients that are themselves part of a graph. */
const gradients = (roots: Tensor[], cotangents: Tensor[], inputs: Tensor[]): Grad[] =>
  backward(roots, cotangents, { retainGraph: true, createGraph: true, inputs, accumulateInputs: false });
