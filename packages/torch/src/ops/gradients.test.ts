/**
 * Every op with a derivative of its own, called as its schema says on small float64 tensors: the gradient is compared with
 * central differences. Which ops can be called so is found by trying, and the number is watched.
 */
import { describe, expect, it } from 'vitest';
import { backward } from '../autograd/backward.ts';
import { dispatch, type OpInfo } from '../dispatch/op.ts';
import { floatScalar } from '../dispatch/scalar.ts';
import type { Parameter } from '../dispatch/schema.ts';
import { TorchError } from '../errors/torch-error.ts';
import { fromValues, valuesOf } from '../tensor/create.ts';
import { float64, isFloat } from '../tensor/dtype.ts';
import { tidy } from '../tensor/scope.ts';
import { Tensor } from '../tensor/tensor.ts';
import { allOps, torch } from './index.ts';

const STEP = 1e-6;
const SHAPES = [[2, 2], [3], [1, 2, 2, 2]];
/**
 * Random, or rounded on purpose; what reads half of a symmetric matrix; what jumps where both numbers are equal; and our
 * own ops, whose arguments are checked by those who call them.
 */
const NOT_SLOPES =
  /^(tenfold_|bernoulli|poisson|rrelu|dropout|normal|fake_|_?multinomial|linalg_cholesky|cholesky_|linalg_eigh|remainder|fmod)/;

const leafOf = (shape: readonly number[], seed: number): Tensor => {
  const n = shape.reduce((a, b) => a * b, 1);
  // Distinct values in (0.1, 0.9), where nearly every function is smooth.
  const values = Array.from(
    { length: n },
    (_, i) => 0.1 + 0.8 * (((i * 7 + seed * 5 + 3) % (n + 4)) / (n + 4)),
  );
  const t = fromValues(values, shape, float64);
  t.leafRequiresGrad = true;
  return t;
};

function argument(p: Parameter, shape: readonly number[], seed: number): unknown {
  if (p.hasDefault) return p.defaultValue;
  if (p.isOptional) return null;
  if (p.kind === 'Tensor') return leafOf(shape, seed);
  if (p.kind === 'Tensor[]') return [leafOf(shape, seed), leafOf(shape, seed + 1)];
  if (p.kind === 'Scalar') return floatScalar(0.5);
  if (p.kind === 'int[]') return Array.from({ length: p.size || 1 }, () => 1);
  return { int: 0, float: 0.5, bool: false, str: 'none' }[p.kind as string];
}

const sumOf = (result: unknown): Tensor | null => {
  const outs = (Array.isArray(result) ? result : [result]).filter(
    (t): t is Tensor => t instanceof Tensor && isFloat(t.dtype) && t.requiresGrad,
  );
  const weighted = outs.map((t, i) => torch.sum(torch.mul(torch.sin(torch.add(t, i + 1)), 1)));
  return weighted.length > 0 ? weighted.reduce((a, b) => torch.add(a, b)) : null;
};

/** The largest relative difference between gradient and slope; null where the op takes other arguments. */
function disagreement(info: OpInfo, shape: readonly number[]): number | null {
  return tidyNumber(() => {
    const args = info.schema.parameters.map((p, i) => argument(p, shape, i));
    const leaves = args.flat().filter((a): a is Tensor => a instanceof Tensor);
    const value = (): number => tidyNumber(() => valuesOf(sumOf(dispatch(info, [...args]))!)[0]!)!;
    const total = sumOf(dispatch(info, [...args]));
    if (!total || leaves.length === 0) return null;
    const options = { retainGraph: false, createGraph: false, inputs: leaves, accumulateInputs: false };
    const grads = backward([total], [fromValues([1], [], float64)], options);
    let worst = 0;
    for (const [k, leaf] of leaves.entries()) {
      const found = grads[k] ? valuesOf(grads[k]) : new Float64Array(leaf.numel);
      for (let i = 0; i < leaf.numel; i++) {
        const { heap, start } = leaf;
        const at = heap[start + i]!;
        heap[start + i] = at + STEP;
        const above = value();
        leaf.heap[start + i] = at - STEP;
        const slope = (above - value()) / (2 * STEP);
        leaf.heap[start + i] = at;
        // Outside the domain (acosh below 1) there is nothing to compare.
        if (Number.isNaN(slope)) continue;
        worst = Math.max(worst, Math.abs(slope - found[i]!) / (1 + Math.abs(slope)));
      }
    }
    return worst;
  });
}

function tidyNumber(body: () => number | null): number | null {
  let result: number | null = null;
  tidy(() => {
    result = body();
  });
  return result;
}

function tried(info: OpInfo): number | null {
  for (const shape of SHAPES) {
    try {
      const found = disagreement(info, shape);
      if (found !== null) return found;
    } catch (error) {
      if (!(error instanceof TorchError || error instanceof TypeError)) throw error;
    }
  }
  return null;
}

describe('gradients are the slopes of what ops give', () => {
  const ops = allOps.filter((o) => o.derivative && !o.isInplace && !NOT_SLOPES.test(o.schema.name));
  const found = new Map(ops.map((o) => [`${o.schema.name}.${o.schema.overload}`, tried(o)]));
  const called = [...found].filter(([, worst]) => worst !== null);

  it('can call most ops that way', () => expect(called.length).toBeGreaterThan(150));

  it('agrees with central differences', () =>
    expect(called.filter(([, worst]) => !(worst! < 1e-5))).toEqual([]));
});
