/**
 * One node for an op that is a composition of others: its gradient is the composition's, run again when it is asked for.
 * For ops too rare to deserve a formula of their own. Every tensor that `compose` reads is among its inputs.
 */
import { torch } from '../ops/torch.ts';
import type { Tensor } from '../tensor/tensor.ts';
import { alias } from '../tensor/tensor.ts';
import { backward } from './backward.ts';
import { gradMode, withGradMode } from './grad-mode.ts';
import { type Grad, jointNode, type Node } from './node.ts';

type Compose = (...inputs: Tensor[]) => Tensor;

export function composedNode(name: string, inputs: readonly Tensor[], compose: Compose): Node {
  return jointNode(name, inputs, inputs, ([g], needs, ...saved) => {
    if (!g) return inputs.map(() => null);
    const createGraph = gradMode.enabled;
    const run = createGraph ? saved : saved.map((t, i) => leafOf(t, needs[i]!));
    const out = withGradMode(true, () => compose(...run));
    const wanted = run.filter((_, i) => needs[i]);
    const options = { retainGraph: createGraph, createGraph, inputs: wanted, accumulateInputs: false };
    const grads: Grad[] = backward([out], [g], options);
    return needs.map((needed, i) => (needed ? (grads.shift() ?? torch.zerosLike(run[i]!)) : null));
  });
}

function leafOf(t: Tensor, requiresGrad: boolean): Tensor {
  const leaf = alias(t);
  leaf.leafRequiresGrad = requiresGrad;
  return leaf;
}
