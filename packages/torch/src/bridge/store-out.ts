import { gradMode } from '../autograd/grad-mode.ts';
import { assign } from '../dispatch/inplace.ts';
import type { OpInfo } from '../dispatch/op.ts';
import { castable, exact } from '../dispatch/out-dtype.ts';
import { check } from '../errors/torch-error.ts';
import { sameShape } from '../tensor/shape.ts';
import { empty, type Tensor } from '../tensor/tensor.ts';
import { torch } from '../ops/torch.ts';
import { takeOver } from './tensor-calls.ts';

/** `out=`: writes result number `at` of an op into a tensor given for it, which takes on the result's shape. */
export function storeOut({ out: rule }: OpInfo, out: Tensor, result: Tensor, at: number): void {
  check(
    !gradMode.enabled || (!out.requiresGrad && !result.requiresGrad),
    () =>
      "functions with out=... arguments don't support automatic differentiation, but one of the arguments requires grad.",
  );
  if (typeof rule === 'function') rule(result.dtype, out.dtype, at);
  else (rule === 'exact' ? exact : castable)(result.dtype, out.dtype, at);
  if (!sameShape(out.shape, result.shape)) takeOver(out, empty(result.shape, out.dtype));
  assign(out, result.dtype === out.dtype ? result : torch.toDtype(result, out.dtype));
}
