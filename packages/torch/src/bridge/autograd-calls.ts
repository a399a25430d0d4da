/** Autograd as Python reaches it: backward, grad, graph inspection, hooks, Python-defined functions. */
import { anomaly } from '../autograd/anomaly.ts';
import { backward } from '../autograd/backward.ts';
import { askForGradMode, gradMode, setInferenceMode, withGradMode } from '../autograd/grad-mode.ts';
import { type Grad, leafOfAccumulator, Node, targetOf } from '../autograd/node.ts';
import { attach } from '../dispatch/op.ts';
import { check } from '../errors/torch-error.ts';
import { full } from '../tensor/create.ts';
import { cName, isFloat } from '../tensor/dtype.ts';
import { sameShape, shapeText } from '../tensor/shape.ts';
import type { Tensor } from '../tensor/tensor.ts';
import { storeHandles } from './entry.ts';
import { guarded } from './guard.ts';
import { handleOf, ints, nodeHandle, nodeOf, type PythonArray, RESULTS_AT, tensorOf } from './handles.ts';

/** A Python callable, kept alive by `copy`. */
interface PythonCallable {
  (...handles: number[]): number;
  copy(): PythonCallable;
  destroy(): void;
}

function cotangentOf(root: Tensor, given: Tensor | null): Tensor {
  // A root that doesn't require grad has an error of its own.
  if (!given && root.requiresGrad) {
    check(root.numel === 1, () => 'grad can be implicitly created only for scalar outputs');
    check(
      isFloat(root.dtype),
      () => `grad can be implicitly created only for real scalar outputs but got torch.${root.dtype.name}`,
    );
  }
  return given ?? full(root.shape, 1, root.dtype);
}

function checkCotangent(root: Tensor, given: Tensor | null, i: number): void {
  check(
    given === null || sameShape(given.shape, root.shape),
    () =>
      `Mismatch in shape: grad_output[${i}] has a shape of torch.Size(${shapeText(given!.shape)}) and output[${i}] has a shape of torch.Size(${shapeText(root.shape)}).`,
  );
}

interface Flags {
  readonly retainGraph: boolean;
  readonly createGraph: boolean;
  readonly accumulates: boolean;
  readonly allowUnused: boolean;
}

function run(roots: Tensor[], given: Grad[], inputs: Tensor[] | null, flags: Flags): Grad[] {
  for (const [i, r] of roots.entries()) checkCotangent(r, given[i] ?? null, i);
  const cotangents = roots.map((r, i) => cotangentOf(r, given[i] ?? null));
  for (const [i, r] of roots.entries()) {
    check(
      targetOf(r) !== null,
      () => `element ${i} of tensors does not require grad and does not have a grad_fn`,
    );
  }
  for (const t of inputs ?? []) {
    check(t.requiresGrad, () =>
      flags.accumulates
        ? "can't retain_grad on Tensor that has requires_grad=False"
        : 'One of the differentiated Tensors does not require grad',
    );
  }
  const grads = backward(roots, cotangents, {
    retainGraph: flags.retainGraph,
    createGraph: flags.createGraph,
    inputs,
    accumulateInputs: flags.accumulates,
  });
  if (inputs && !flags.accumulates && !flags.allowUnused) {
    const unused = grads.findIndex((g) => g === null);
    check(
      unused < 0,
      () =>
        `The differentiated Tensor at index ${unused} appears to not have been used in the graph. Set allow_unused=True if this is the desired behavior.`,
    );
  }
  return grads;
}

/** Flat: flag bits, root count, roots, cotangents (0 = none), inputs. Gives the number of gradients stored. */
function runBackward(bits: number, rootCount: number, ...handles: number[]): number {
  return guarded(() => {
    const orNull = (h: number): Tensor | null => (h === 0 ? null : tensorOf(h));
    const roots = handles.slice(0, rootCount).map(tensorOf);
    const given = handles.slice(rootCount, 2 * rootCount).map(orNull);
    const rest = handles.slice(2 * rootCount).map(tensorOf);
    const flags: Flags = {
      retainGraph: (bits & 1) !== 0,
      createGraph: (bits & 2) !== 0,
      accumulates: (bits & 4) !== 0,
      allowUnused: (bits & 8) !== 0,
    };
    return storeHandles(run(roots, given, rest.length > 0 ? rest : null, flags));
  }, -1);
}

function setGrad(handle: number, grad: number): number {
  return guarded(() => {
    const t = tensorOf(handle);
    const g = grad === 0 ? null : tensorOf(grad);
    check(g !== t, () => "can't assign Variable as its own grad");
    check(
      !g || g.dtype === t.dtype,
      () =>
        `attempting to assign a gradient with dtype '${cName(g!.dtype)}' to a tensor with grad_dtype '${t.dtype.scalarType}'. The gradient must match the tensor's grad_dtype (defaults to the tensor's dtype). You can set the tensor's grad_dtype attribute with a specific dtype, or None to allow any dtype. Set grad_dtype with caution. Diverging the dtypes of a tensor and its gradient may break downstream systems that assume they match.`,
    );
    check(
      !g || sameShape(g.shape, t.shape),
      () =>
        `attempting to assign a gradient of size '${shapeText(g!.shape)}' to a tensor of size '${shapeText(t.shape)}'. Please ensure that the gradient and the tensor are the same size`,
    );
    t.setGrad(g);
    return 0;
  }, -1);
}

/** `hook(handle)` gives the handle of a new gradient, or 0. On leaves it runs before accumulating. */
function registerHook(handle: number, hook: PythonCallable): number {
  return guarded(() => {
    const t = tensorOf(handle);
    check(t.requiresGrad, () => "cannot register a hook on a tensor that doesn't require gradient");
    const callable = hook.copy();
    const run = (grad: Tensor): Grad => {
      const result = withGradMode(gradMode.enabled, () => callable(handleOf(grad)));
      return result === 0 ? null : tensorOf(result);
    };
    if (t.gradFn) (t.gradFn.tensorHooks ??= []).push({ nr: t.outputNr, hook: run });
    else (t.hooks ??= []).push(run);
    const id = hookRemovers.push(() => {
      if (t.hooks) t.hooks = t.hooks.filter((h) => h !== run);
      const node = t.gradFn;
      if (node?.tensorHooks) node.tensorHooks = node.tensorHooks.filter((h) => h.hook !== run);
    });
    return id - 1;
  }, -1);
}
const hookRemovers: (() => void)[] = [];

function retainGrad(handle: number): number {
  return guarded(() => {
    const t = tensorOf(handle);
    check(t.requiresGrad, () => "can't retain_grad on Tensor that has requires_grad=False");
    if (!t.gradFn || t.retainsGrad) return 0;
    t.retainsGrad = true;
    // Weak: the node must not keep its own output alive.
    (t.gradFn.retained ??= []).push({ nr: t.outputNr, tensor: t });
    return 0;
  }, -1);
}

/**
 * Makes outputs the results of a Python-defined node. `callable(handles...)` gets gradient handles (0 = none) and
 * stores its gradients in `ints`, giving their count.
 */
function customNode(
  name: string,
  callable: PythonCallable,
  inputCount: number,
  ...handles: number[]
): number {
  return guarded(() => {
    const inputs = handles.slice(0, inputCount).map((h) => (h === 0 ? null : tensorOf(h)));
    const outputs = handles.slice(inputCount).map(tensorOf);
    const kept = callable.copy();
    const node = new Node(
      name,
      inputs.map((t) => (t ? targetOf(t) : null)),
      [],
      (grads) => {
        const count = kept(...outputs.map((_, i) => (grads[i] ? handleOf(grads[i]) : 0)));
        check(count >= 0, () => 'the backward of a Python function failed');
        const data = ints.data;
        return Array.from({ length: count }, (_, i) => {
          const h = data[RESULTS_AT + i]!;
          return h === 0 ? null : tensorOf(h);
        });
      },
    );
    node.onFree = () => kept.destroy();
    attach(node, outputs);
    return 0;
  }, -1);
}

export const autogradCalls = {
  runBackward,
  /** `known` is given back if it is the handle of that very gradient. */
  grad: (handle: number, known: number) => {
    const { grad } = tensorOf(handle);
    if (!grad) return 0;
    return known !== 0 && tensorOf(known) === grad ? known : handleOf(grad);
  },
  setGrad,
  registerHook,
  removeHook: (id: number) => hookRemovers[id]?.(),
  retainGrad,
  customNode,
  setAnomaly: (enabled: boolean, checksNaN: boolean) => {
    anomaly.enabled = enabled;
    anomaly.checksNaN = checksNaN;
  },
  gradEnabled: () => gradMode.asked,
  setGradEnabled: askForGradMode,
  inferenceMode: () => gradMode.inference,
  setInferenceMode,
  nodeVariable: (handle: number) => {
    const leaf = leafOfAccumulator(nodeOf(handle));
    return leaf ? handleOf(leaf) : 0;
  },
  /** The same for every handle of a node. */
  nodeNumber: (handle: number) => nodeOf(handle).sequence,
  nodeName: (handle: number) => nodeOf(handle).name,
  /** Stores (node handle or 0, input number) pairs; gives how many numbers. */
  nextFunctions: (handle: number) => {
    const { targets } = nodeOf(handle).expanded();
    const flat = targets.flatMap((t) => [t ? nodeHandle(t.node) : 0, t?.nr ?? 0]);
    const data = ints.data;
    for (const [i, v] of flat.entries()) data[RESULTS_AT + i] = v;
    return flat.length;
  },
};

export type { PythonArray, PythonCallable };
