/** The laws of broadcasting, on random shapes: what the result's shape is, what its values are, where gradients go. */
import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { backward } from '../autograd/backward.ts';
import { TorchError } from '../errors/torch-error.ts';
import { fromValues, valuesOf } from '../tensor/create.ts';
import { float64 } from '../tensor/dtype.ts';
import { tidy } from '../tensor/scope.ts';
import { broadcastShapes, numelOf, type Shape } from '../tensor/shape.ts';
import type { Tensor } from '../tensor/tensor.ts';
import { torch } from './index.ts';

const size = fc.oneof(
  { weight: 9, arbitrary: fc.integer({ min: 1, max: 4 }) },
  { weight: 1, arbitrary: fc.constant(0) },
);
const anyShape = fc.array(size, { maxLength: 4 });

/** Two shapes that go together: a common one, of which each side keeps a tail with some sizes made 1. */
const matching = anyShape.chain((whole) => {
  const side = fc
    .tuple(fc.integer({ min: 0, max: whole.length }), fc.array(fc.boolean(), { minLength: 4, maxLength: 4 }))
    .map(([dropped, ones]) => whole.map((n, i) => (ones[i] ? 1 : n)).slice(dropped));
  return fc.tuple(side, side);
});

/** Two shapes and a dimension, counted from the end, in which their sizes are neither equal nor 1. */
const clashing = fc
  .tuple(
    matching,
    fc.constantFrom([2, 3], [4, 2], [0, 3], [3, 0]),
    anyShape.map((s) => s.slice(0, 2)),
  )
  .map(([[a, b], [m, n], tail]) => ({ a: [...a, m, ...tail], b: [...b, n, ...tail], m, n, tail }));

/** NumPy's rule from the other end: the shorter shape is filled up with 1s, then sizes are taken one by one. */
function ruleOf(a: Shape, b: Shape): number[] | null {
  const rank = Math.max(a.length, b.length);
  const filled = [a, b].map((s) => [...new Array<number>(rank - s.length).fill(1), ...s]);
  const out = Array.from({ length: rank }, (_, i) => new Set(filled.map((s) => s[i]!)));
  if (out.some((sizes) => sizes.size === 2 && !sizes.has(1))) return null;
  return out.map((sizes) => [...sizes].find((n) => n !== 1) ?? 1);
}

function shapeOrNull(a: Shape, b: Shape): Shape | null {
  try {
    return broadcastShapes(a, b);
  } catch (error) {
    if (error instanceof TorchError) return null;
    throw error;
  }
}

const counting = (shape: Shape, from: number): Tensor =>
  fromValues(
    Array.from({ length: numelOf(shape) }, (_, i) => from + 0.25 * i),
    shape,
    float64,
  );

const OPS = {
  add: (a: Tensor, b: Tensor) => torch.add(a, b),
  sub: (a: Tensor, b: Tensor) => torch.sub(a, b),
  mul: (a: Tensor, b: Tensor) => torch.mul(a, b),
  div: (a: Tensor, b: Tensor) => torch.div(a, b),
  maximum: (a: Tensor, b: Tensor) => torch.maximum(a, b),
};
const anyOp = fc.constantFrom(...(Object.keys(OPS) as (keyof typeof OPS)[]));

/** The value of `t` at a place of the larger shape, read without any op: a size of 1 stays at 0. */
function valueAt(values: readonly number[], shape: Shape, place: readonly number[]): number {
  const own = place.slice(place.length - shape.length);
  return values[own.reduce((at, i, d) => at * shape[d]! + (shape[d] === 1 ? 0 : i), 0)]!;
}

function placesOf(shape: Shape): number[][] {
  return shape.reduce<number[][]>(
    (places, n) => places.flatMap((p) => Array.from({ length: n }, (_, i) => [...p, i])),
    [[]],
  );
}

describe('broadcasting', () => {
  it('gives the shape that the rule gives, and refuses where the rule does', () => {
    fc.assert(
      fc.property(fc.oneof(fc.tuple(anyShape, anyShape), matching), ([a, b]) => {
        expect(shapeOrNull(a, b)).toEqual(ruleOf(a, b));
      }),
    );
  });

  it('pairs each element with the one that the rule names', () => {
    fc.assert(
      fc.property(matching, ([a, b]) => {
        tidy(() => {
          const [x, y] = [counting(a, 1), counting(b, 2)];
          const [xs, ys] = [[...valuesOf(x)], [...valuesOf(y)]];
          const shape = ruleOf(a, b)!;
          const sums = placesOf(shape).map((place) => valueAt(xs, a, place) + valueAt(ys, b, place));
          const sum = torch.add(x, y);
          expect(sum.shape).toEqual(shape);
          expect([...valuesOf(sum)]).toEqual(sums);
        });
      }),
    );
  });

  it('of an op is the op on expanded and copied operands', () => {
    fc.assert(
      fc.property(matching, anyOp, ([a, b], name) => {
        tidy(() => {
          const [x, y] = [counting(a, 1), counting(b, 2)];
          const shape = ruleOf(a, b)!;
          const [wide, tall] = [x, y].map((t) => torch.contiguous(torch.expand(t, shape)));
          const result = OPS[name](x, y);
          expect(result.shape).toEqual(shape);
          expect([...valuesOf(result)]).toEqual([...valuesOf(OPS[name](wide!, tall!))]);
        });
      }),
    );
  });

  it("names the sizes and the last dimension that don't go together, as PyTorch does", () => {
    fc.assert(
      fc.property(clashing, anyOp, ({ a, b, m, n, tail }, name) => {
        tidy(() => {
          const dim = Math.max(a.length, b.length) - tail.length - 1;
          expect(() => OPS[name](counting(a, 1), counting(b, 2))).toThrow(
            `The size of tensor a (${m}) must match the size of tensor b (${n}) at non-singleton dimension ${dim}`,
          );
        });
      }),
    );
  });

  it('sums the gradient of an operand over the places it was read at', () => {
    fc.assert(
      fc.property(matching, ([a, b]) => {
        tidy(() => {
          const [x, y] = [counting(a, 1), counting(b, 2)];
          const ys = [...valuesOf(y)];
          x.leafRequiresGrad = true;
          const [grad] = backward([torch.sum(torch.mul(x, y))], [fromValues([1], [], float64)], {
            retainGraph: false,
            createGraph: false,
            inputs: [x],
            accumulateInputs: false,
          });
          const wanted = new Map(placesOf(a).map((place) => [String(place), 0]));
          for (const place of placesOf(ruleOf(a, b)!)) {
            const own = place.slice(place.length - a.length).map((i, d) => (a[d] === 1 ? 0 : i));
            wanted.set(String(own), wanted.get(String(own))! + valueAt(ys, b, place));
          }
          expect(grad!.shape).toEqual(a);
          expect([...valuesOf(grad!)]).toEqual([...wanted.values()]);
        });
      }),
    );
  });
});
