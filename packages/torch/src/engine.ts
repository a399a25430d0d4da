/** The engine for TypeScript callers: ops, gradients, tidy memory. One per thread; Python uses the same one. */
import { backward } from './autograd/backward.ts';
import { withGradMode } from './autograd/grad-mode.ts';
import { TorchError } from './errors/torch-error.ts';
import { type Torch, torch } from './ops/index.ts';
import { toText } from './print/print.ts';
import { defaultGenerator } from './random/generator.ts';
import { arena } from './tensor/arena.ts';
import { defaults, fromValues, full, valuesOf } from './tensor/create.ts';
import type { DType } from './tensor/dtype.ts';
import { tidy } from './tensor/scope.ts';
import type { Shape } from './tensor/shape.ts';
import type { Tensor } from './tensor/tensor.ts';

export interface Engine {
  /** All ops: `torch.matmul(a, b)`, `torch.crossEntropy(z, y)`. */
  readonly torch: Torch;
  /** A tensor from row-major values. */
  tensor(
    values: ArrayLike<number>,
    shape: Shape,
    options?: { dtype?: DType; requiresGrad?: boolean },
  ): Tensor;
  /** Frees all tensors made in `body` but those it returns. Wrap every computation in it. */
  tidy<T>(body: () => T): T;
  /** Adds the gradient of a one-element tensor to `.grad` of the leaves it came from. */
  backward(loss: Tensor): void;
  noGrad<T>(body: () => T): T;
  valuesOf(t: Tensor): Float64Array;
  toText(t: Tensor): string;
  manualSeed(seed: number | bigint): void;
  memory(): { readonly liveBytes: number; readonly liveBlocks: number; readonly reservedBytes: number };
}

export function createEngine(): Engine {
  return {
    torch,
    tidy,
    valuesOf,
    toText: (t) => toText(t),
    tensor(values, shape, options = {}) {
      const t = fromValues(values, shape, options.dtype ?? defaults.dtype);
      t.leafRequiresGrad = options.requiresGrad ?? false;
      return t;
    },
    backward(loss) {
      if (!loss.requiresGrad) {
        throw new TorchError(
          'RuntimeError',
          'element 0 of tensors does not require grad and does not have a grad_fn',
        );
      }
      tidy(() => {
        const options = { retainGraph: false, createGraph: false, inputs: null, accumulateInputs: false };
        backward([loss], [full(loss.shape, 1, loss.dtype)], options);
      });
    },
    noGrad: (body) => withGradMode(false, body),
    manualSeed: (seed) => defaultGenerator.seed(BigInt(seed)),
    memory: arena.usage,
  };
}
