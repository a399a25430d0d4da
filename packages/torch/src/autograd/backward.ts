/**
 * The backward engine: runs nodes latest first (by the order their ops ran), each in its own scope, adding up the
 * gradients that arrive at a node before it runs. Used by `Tensor.backward` and by `autograd.grad`.
 */
import { check } from '../errors/torch-error.ts';
import { torch } from '../ops/torch.ts';
import { sameShape, shapeText } from '../tensor/shape.ts';
import { closeScope, openScope } from '../tensor/scope.ts';
import type { Tensor } from '../tensor/tensor.ts';
import { accumulate } from './accumulate.ts';
import { checkAnomaly } from './anomaly.ts';
import { withGradMode } from './grad-mode.ts';
import { type Grad, leafOfAccumulator, type Node, type Target, targetOf } from './node.ts';

export interface BackwardOptions {
  readonly retainGraph: boolean;
  readonly createGraph: boolean;
  /** Gradients are returned for these instead of being added to leaves' `.grad`. */
  readonly inputs: readonly Tensor[] | null;
  /** With `inputs`: add into `.grad` of the inputs (backward(inputs=...)) instead of returning. */
  readonly accumulateInputs: boolean;
}

interface Run {
  readonly options: BackwardOptions;
  /** How many runs of later nodes each node still waits for. */
  readonly waiting: Map<Node, number>;
  /** Nodes from which an asked-for input can be reached; null: run everything. */
  readonly useful: Set<Node> | null;
  readonly captured: Map<Node, Grad[]>;
}

/** Gradients of `roots` (with the given cotangents) to leaves, or to `options.inputs` in their order. */
export function backward(
  roots: readonly Tensor[],
  cotangents: readonly Tensor[],
  options: BackwardOptions,
): Grad[] {
  const targets = roots.map((r) => targetOf(r)!);
  const wanted = options.inputs?.map((t) => targetOf(t)) ?? null;
  const run: Run = {
    options,
    waiting: countUses(targets.map((t) => t.node)),
    useful: wanted ? nodesLeadingTo(targets, wanted) : null,
    captured: new Map(),
  };
  for (const w of wanted ?? []) if (w) run.captured.set(w.node, []);
  return withGradMode(options.createGraph, () => {
    const ready: Node[] = [];
    for (const [i, t] of targets.entries()) arrive(t, cotangents[i]!);
    for (const node of new Set(targets.map((t) => t.node))) if (!run.waiting.get(node)) insert(ready, node);
    for (const w of wanted ?? []) w?.node.retain();
    try {
      for (let node = ready.pop(); node; node = ready.pop()) step(node, ready, run);
      return (wanted ?? []).map((w) => (w ? (run.captured.get(w.node)?.[w.nr] ?? null) : null));
    } finally {
      for (const node of run.waiting.keys()) dropPending(node);
      for (const grads of run.captured.values()) for (const g of grads) g?.release();
      for (const w of wanted ?? []) w?.node.release();
    }
  });
}

function countUses(roots: readonly Node[]): Map<Node, number> {
  const waiting = new Map<Node, number>();
  const stack = [...new Set(roots)];
  for (const r of stack) waiting.set(r, 0);
  for (let n = stack.pop(); n; n = stack.pop()) {
    for (const target of n.targets) {
      if (!target) continue;
      const seen = waiting.get(target.node);
      if (seen === undefined) stack.push(target.node);
      waiting.set(target.node, (seen ?? 0) + 1);
    }
  }
  return waiting;
}

function nodesLeadingTo(roots: readonly Target[], wanted: readonly (Target | null)[]): Set<Node> {
  const goals = new Set(wanted.map((w) => w?.node));
  const useful = new Set<Node>();
  const done = new Set<Node>();
  const stack: { node: Node; next: number }[] = roots.map((r) => ({ node: r.node, next: 0 }));
  while (stack.length > 0) {
    const top = stack.at(-1);
    const target = top.node.targets[top.next++];
    if (top.next > top.node.targets.length) {
      stack.pop();
      done.add(top.node);
      if (goals.has(top.node) || top.node.targets.some((t) => t && useful.has(t.node))) useful.add(top.node);
    } else if (target && !done.has(target.node)) stack.push({ node: target.node, next: 0 });
  }
  return useful;
}

/** Adds a gradient to what waits at its target. */
function arrive(target: Target, grad: Tensor): void {
  const pending = (target.node.pending ??= []);
  const before = pending[target.nr] ?? null;
  const sum = before ? torch.add(before, grad) : grad;
  sum.retain();
  pending[target.nr] = sum;
  before?.release();
}

/** Runs one node in its own scope and hands its gradients on. */
function step(node: Node, ready: Node[], run: Run): void {
  const outer = openScope();
  try {
    const useful = !run.useful || run.useful.has(node);
    const pending = node.pending;
    if (pending && useful) runNode(node, pending, run);
    if (!run.options.retainGraph && pending && useful) node.releaseSaved();
    for (const target of node.targets) {
      if (!target) continue;
      const left = run.waiting.get(target.node)! - 1;
      run.waiting.set(target.node, left);
      if (left === 0) insert(ready, target.node);
    }
    dropPending(node);
  } finally {
    closeScope(outer, []);
  }
}

function runNode(node: Node, pending: Grad[], run: Run): void {
  let grads = runHooks(node, pending);
  for (const pre of node.preHooks ?? []) grads = [...(pre(grads) ?? grads)];
  for (const { nr, tensor } of node.retained ?? []) tensor.setGrad(grads[nr] ?? null);
  const captured = run.captured.get(node);
  if (captured) {
    for (const [i, g] of grads.entries()) {
      g?.retain();
      captured[i] = g;
    }
    if (!run.options.accumulateInputs) {
      if (node.targets.length === 0) return;
    }
  }
  const leaf = leafOfAccumulator(node);
  if (leaf) {
    if (grads[0] && (!run.options.inputs || (run.options.accumulateInputs && captured))) {
      accumulate(leaf, grads[0], run.options.createGraph);
      for (const post of node.postHooks ?? []) post([], grads);
    }
    return;
  }
  const needs = node.targets.map((t) => t !== null && (!run.useful || run.useful.has(t.node)));
  if (!needs.includes(true)) return;
  let outputs = node.run(grads, needs, run.options.retainGraph);
  checkAnomaly(node, outputs);
  for (const post of node.postHooks ?? []) outputs = post(outputs, grads) ?? outputs;
  for (const [i, target] of node.targets.entries()) {
    const g = outputs[i];
    if (target && g && needs[i]) arrive(target, fit(g, target, node, i));
  }
}

function runHooks(node: Node, pending: readonly Grad[]): Grad[] {
  const grads = [...pending].map((g) => g ?? null);
  for (const { nr, hook } of node.tensorHooks ?? []) {
    const g = grads[nr];
    if (g) grads[nr] = hook(g) ?? g;
  }
  const leaf = leafOfAccumulator(node);
  for (const hook of leaf?.hooks ?? []) if (grads[0]) grads[0] = hook(grads[0]) ?? grads[0];
  return grads;
}

/** Sums out broadcast dimensions and casts, so that a gradient has the shape and dtype of its input. */
function fit(grad: Tensor, target: Target, node: Node, i: number): Tensor {
  let g = grad;
  if (!sameShape(g.shape, target.shape)) {
    const expandable =
      g.rank >= target.shape.length &&
      target.shape.every((s, d) => s === 1 || s === g.shape[d + g.rank - target.shape.length]);
    check(
      expandable,
      () =>
        `Function ${node.name} returned an invalid gradient at index ${i} - got ${shapeText(g.shape)} but expected shape compatible with ${shapeText(target.shape)}`,
    );
    g = torch.sumToSize(g, [...target.shape]);
  }
  return g.dtype === target.dtype ? g : torch.toDtype(g, target.dtype);
}

function dropPending(node: Node): void {
  for (const g of node.pending ?? []) g?.release();
  node.pending = null;
}

/** Keeps `ready` ordered so that the latest node is last; leaves accumulate before anything else. */
function insert(ready: Node[], node: Node): void {
  const key = keyOf(node);
  let low = 0;
  let high = ready.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (keyOf(ready[middle]!) < key) low = middle + 1;
    else high = middle;
  }
  ready.splice(low, 0, node);
}

const keyOf = (node: Node): number => (leafOfAccumulator(node) ? Infinity : node.sequence);
