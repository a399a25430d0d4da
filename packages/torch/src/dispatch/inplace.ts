/**
 * `x_` variants, derived from an op: its result is written into the first argument, which takes over the history.
 * `export const add_ = inplaceOf(add)` in the op's file is all an op needs.
 */
import { gradMode, withGradMode } from '../autograd/grad-mode.ts';
import { bumpVersion } from '../autograd/inference.ts';
import type { Node } from '../autograd/node.ts';
import { rebaseView } from '../autograd/view-history.ts';
import { check, TorchError } from '../errors/torch-error.ts';
import { kernels } from '../kernels/kernels.ts';
import { cloneData } from '../tensor/create.ts';
import { resultType } from '../ops/pointwise/promotion.ts';
import { broadcastShapes, sameShape, type Shape, shapeText } from '../tensor/shape.ts';
import { Tensor } from '../tensor/tensor.ts';
import { anyRequiresGrad, attach, makeOp, nextSerial, type Op, type OpInfo, type Place } from './op.ts';
import { castable } from './out-dtype.ts';
import type { Call, Forward, Result } from './schema-type.ts';

type InplaceOp<S extends string> = ((...args: Call<S>) => Tensor) & { readonly info: OpInfo };

/**
 * `build` gives the node where it isn't the source's: PyTorch saves the result of some ops only in place.
 * `on` says where Python finds the variant if its source is private.
 */
export function inplaceOf<S extends string>(
  source: Op<S>,
  build?: (...argsAndResult: [...Forward<S>, Result<S>]) => Node | null,
  on?: readonly Place[],
): InplaceOp<S> {
  const { info } = source;
  const derivative = (build as OpInfo['derivative'] | undefined) ?? info.derivative;
  const made = makeOp<S>({
    ...info,
    on: on ?? info.on.filter((place) => place !== 'function' || FUNCTION_TOO.has(info.schema.name)),
    out: false,
    numbers: info.numbers ?? false,
    schema: { ...info.schema, name: `${info.schema.name}_` },
    isInplace: true,
    source: info,
    derivative: null,
    serial: nextSerial(),
    forward: (...args) => writeInto({ ...info, derivative }, args),
  });
  return made as unknown as InplaceOp<S>;
}

/** Ops whose in-place variant is also a function (torch.relu_); others have only the method. */
const FUNCTION_TOO = new Set(
  'abs acos acosh addmv arccos arccosh arcsin arcsinh arctan arctanh asin asinh atan atanh ceil celu clamp clamp_max clamp_min clip cos cosh deg2rad erf erfc exp exp2 expm1 fill fix floor frac gcd i0 index_put lcm ldexp log log10 log1p log2 logit nan_to_num neg negative rad2deg reciprocal relu round rrelu rsqrt selu sigmoid sin sinc sinh sqrt square tan tanh threshold trunc xlogy zero'.split(
    ' ',
  ),
);

function writeInto(info: OpInfo, args: unknown[]): Tensor {
  const self = args[0] as Tensor;
  const records = gradMode.enabled && anyRequiresGrad(args);
  if (records) checkInplace(self);
  const before = records ? withHistoryOf(cloneData(self), self) : self;
  const call = [before, ...args.slice(1)];
  const result = withGradMode(false, () => computed(info, call));
  if (MATRIX_SUMS.has(info.schema.name)) checkSize(self, result);
  assign(self, result);
  if (records) rewriteHistory(info, self, call);
  return self;
}

/** The errors for writing into leaves, and views of leaves, that require grad. */
export function checkInplace(self: Tensor): void {
  if (!gradMode.enabled) return;
  check(
    !self.leafRequiresGrad,
    () => 'a leaf Variable that requires grad is being used in an in-place operation.',
  );
  const name = self.base && self.gradFn?.name.replace(/Backward0$/, '');
  check(
    !name || !MANY_VIEWS.has(name),
    () =>
      `Output ${self.outputNr} of ${name} is a view and is being modified inplace. This view is the output of a function that returns multiple views. Such functions do not allow the output views to be modified inplace. You should replace the inplace operation by an out-of-place one.`,
  );
  check(
    !(self.base?.leafRequiresGrad && self.requiresGrad),
    () => 'a view of a leaf Variable that requires grad is being used in an in-place operation.',
  );
}

const MANY_VIEWS = new Set(['Unbind', 'Split', 'SplitWithSizes']);

/** Ops that PyTorch checks in its own way when they work in place. */
const MATRIX_SUMS = new Set(['addmm', 'addmv', 'baddbmm']);

function checkSize(self: Tensor, result: Tensor): void {
  check(
    sameShape(self.shape, result.shape),
    () =>
      `Bad in-place call: input tensor size ${shapeText(self.shape)} and output tensor size ${shapeText(result.shape)} should match`,
  );
}

/** What PyTorch finds before it looks for a loop: sizes and dtypes that `self` can't hold come before a missing kernel. */
function computed(info: OpInfo, call: readonly unknown[]): Tensor {
  try {
    return info.forward(...call) as Tensor;
  } catch (error) {
    const [self, other] = call as readonly [Tensor, unknown];
    if (!(error instanceof TorchError) || !(other instanceof Tensor)) throw error;
    if (error.kind !== 'NotImplementedError' && error.message !== 'ZeroDivisionError') throw error;
    checkFits(self, broadcastShapes(self.shape, other.shape));
    castable(resultType(self, other), self.dtype, 0);
    throw error;
  }
}

function checkFits(self: Tensor, shape: Shape): void {
  check(
    sameShape(self.shape, shape),
    () => `output with shape ${shapeText(self.shape)} doesn't match the broadcast shape ${shapeText(shape)}`,
  );
}

/** Copies `result` into `self`, whose shape and dtype must be able to hold it; bumps the version. */
export function assign(self: Tensor, result: Tensor): void {
  checkFits(self, result.shape);
  castable(result.dtype, self.dtype, 0);
  if (result !== self) kernels.copy(self.shape, self, result);
  bumpVersion(self);
}

function withHistoryOf(copy: Tensor, self: Tensor): Tensor {
  copy.setGradFn(self.gradFn, self.outputNr);
  return copy;
}

function rewriteHistory(info: OpInfo, self: Tensor, call: unknown[]): void {
  const node = info.derivative?.(...call, self);
  if (!node) return;
  node.retain();
  if (self.base) rebaseView(self, node);
  else attach(node, [self]);
  node.release();
}
