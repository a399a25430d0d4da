/**
 * Nodes of the backward graph. An op describes its node with `node(name, edge(...), ...)`: one edge a differentiable
 * input, holding the formula and the tensors it needs. Formulas call ordinary ops, so create_graph works; they may
 * ignore broadcasting and dtype, the engine reduces and casts a gradient to the input it is for.
 */
import type { DType } from '../tensor/dtype.ts';
import { tidy } from '../tensor/scope.ts';
import type { Shape } from '../tensor/shape.ts';
import type { Tensor, TensorHook } from '../tensor/tensor.ts';
import { Saved } from './saved.ts';

export type Grad = Tensor | null;

/** Where a gradient goes: input number `nr` of `node`, made for a tensor of this shape and dtype. */
export interface Target {
  readonly node: Node;
  readonly nr: number;
  readonly shape: Shape;
  readonly dtype: DType;
}

/**
 * Gradients of the inputs from those of the outputs; `needs[i]` false means gradient i is not asked for. `isKept` tells
 * that the graph stays (retain_graph): then what it saved must not be handed out as a gradient.
 */
export type NodeRun = (grads: readonly Grad[], needs: readonly boolean[], isKept: boolean) => readonly Grad[];

let sequence = 0;

export class Node {
  name: string;
  targets: (Target | null)[];
  readonly saved: readonly Saved[];
  private readonly formula: NodeRun | null;
  readonly sequence = sequence++;
  /** Shapes and dtypes of the outputs this node is the history of. */
  outputs: { readonly shape: Shape; readonly dtype: DType }[] = [];
  /** Tensors and nodes that hold this one. */
  refs = 0;
  /** Hooks of output tensors, run on the gradient before the node. */
  tensorHooks: { readonly nr: number; readonly hook: TensorHook }[] | null = null;
  preHooks: ((grads: readonly Grad[]) => readonly Grad[] | null)[] | null = null;
  postHooks: ((inputs: readonly Grad[], outputs: readonly Grad[]) => readonly Grad[] | null)[] | null = null;
  /** Output tensors whose `.grad` is kept though they aren't leaves. */
  retained: { readonly nr: number; readonly tensor: Tensor }[] | null = null;
  /** Gradients that arrived, while the backward engine runs. */
  pending: Grad[] | null = null;
  /** Called when nobody holds the node. */
  onFree: (() => void) | null = null;
  /** For a node that stands for several of PyTorch's: makes those. */
  composed: (() => Node | null) | null = null;
  /** What `composed` gave, once it was asked. */
  walked: Node | null = null;

  constructor(name: string, targets: (Target | null)[], saved: readonly Saved[], formula: NodeRun | null) {
    this.name = name;
    this.targets = targets;
    this.saved = saved;
    this.formula = formula;
    for (const target of targets) target?.node.retain();
  }

  run(grads: readonly Grad[], needs: readonly boolean[], isKept: boolean): readonly Grad[] {
    return this.formula ? this.formula(grads, needs, isKept) : [];
  }

  /** The node that whoever walks through the graph is to see. */
  expanded(): Node {
    if (!this.composed) return this;
    const { composed } = this;
    if (!this.walked) {
      tidy(() => {
        this.walked = composed();
        this.walked?.retain();
      });
    }
    return this.walked ?? this;
  }

  releaseSaved(): void {
    for (const s of this.saved) s.release();
  }

  retain(): void {
    this.refs++;
  }

  release(): void {
    if (--this.refs === 0) freeNodes(this);
  }
}

/** Frees a chain iteratively: a graph may be many thousand nodes deep. */
let freeing: Node[] | null = null;
function freeNodes(first: Node): void {
  if (freeing) {
    freeing.push(first);
    return;
  }
  freeing = [first];
  for (let n = freeing.pop(); n; n = freeing.pop()) {
    n.releaseSaved();
    for (const target of n.targets) target?.node.release();
    n.targets = [];
    for (const r of n.retained ?? []) r.tensor.release();
    n.walked?.release();
    n.onFree?.();
  }
  freeing = null;
}

/** The place gradients of `t` go to: its history, or for a leaf the accumulating node; null if it needs none. */
export function targetOf(t: Tensor): Target | null {
  if (t.gradFn) return { node: t.gradFn, nr: t.outputNr, shape: t.shape, dtype: t.dtype };
  if (!t.leafRequiresGrad) return null;
  return { node: accumulatorOf(t), nr: 0, shape: t.shape, dtype: t.dtype };
}

/** The AccumulateGrad node of a leaf; it holds the leaf while a graph holds it. */
function accumulatorOf(leaf: Tensor): Node {
  if (leaf.accumulator) return leaf.accumulator;
  const node = new Node('AccumulateGrad', [], [], null);
  node.outputs = [leaf];
  node.retained = null;
  leaf.retain();
  leaf.accumulator = node;
  node.onFree = () => {
    leaf.accumulator = null;
    leaf.release();
  };
  leafOf.set(node, leaf);
  return node;
}
const leafOf = new WeakMap<Node, Tensor>();
export const leafOfAccumulator = (node: Node): Tensor | null => leafOf.get(node) ?? null;

type Tensors<N> = { [K in keyof N]: Tensor };

/** One differentiable input: `formula(grad, ...saved)` gives its gradient. Saves only if the input needs one. */
export interface Edge {
  readonly target: Target | null;
  readonly saved: readonly Saved[];
  readonly formula: (grads: readonly Grad[]) => Grad;
}

export function edge<const S extends readonly Tensor[]>(
  input: Tensor,
  saved: S,
  formula: (grad: Tensor, ...saved: Tensors<S>) => Grad,
): Edge {
  const target = targetOf(input);
  const kept = target ? saved.map((t) => new Saved(t)) : [];
  const run = formula as (grad: Tensor, ...rest: Tensor[]) => Grad;
  return {
    target,
    saved: kept,
    formula: ([grad]) => (grad ? run(grad, ...kept.map((s) => s.unpack())) : null),
  };
}

/** As `edge`, for ops with several outputs: the formula gets all output gradients, null where none arrived. */
export function edgeOfMany<const S extends readonly Tensor[]>(
  input: Tensor,
  saved: S,
  formula: (grads: readonly Grad[], ...saved: Tensors<S>) => Grad,
): Edge {
  const target = targetOf(input);
  const kept = target ? saved.map((t) => new Saved(t)) : [];
  const run = formula as (grads: readonly Grad[], ...rest: Tensor[]) => Grad;
  return { target, saved: kept, formula: (grads) => run(grads, ...kept.map((s) => s.unpack())) };
}

/** A node from its edges, `name` as PyTorch prints it. */
export function node(name: string, ...edges: readonly Edge[]): Node {
  const targets = edges.map((e) => e.target);
  const saved = edges.flatMap((e) => e.saved);
  return new Node(name, targets, saved, (grads, needs) =>
    edges.map((e, i) => (needs[i] ? e.formula(grads) : null)),
  );
}

/** A node whose input gradients come out of one computation (fused kernels, batch norm). */
export function jointNode<const S extends readonly Tensor[]>(
  name: string,
  inputs: readonly (Tensor | null)[],
  saved: S,
  formula: (grads: readonly Grad[], needs: readonly boolean[], ...saved: Tensors<S>) => readonly Grad[],
): Node {
  const kept = saved.map((t) => new Saved(t));
  const run = formula as (g: readonly Grad[], n: readonly boolean[], ...rest: Tensor[]) => readonly Grad[];
  return new Node(
    name,
    inputs.map((t) => (t ? targetOf(t) : null)),
    kept,
    (grads, needs) => run(grads, needs, ...kept.map((s) => s.unpack())),
  );
}
