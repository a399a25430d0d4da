/**
 * An op: PyTorch's schema string, where Python finds it, and its forward. An op with its own node in the backward
 * graph also gets a `derivative`; one without is a composition of others (or has no gradient).
 * Ops are called as functions: `mul(a, 2)`; defaults are filled in and numbers become 0-d tensors.
 */
import { gradMode, withGradMode } from '../autograd/grad-mode.ts';
import type { Node } from '../autograd/node.ts';
import { complexMode } from '../tensor/complex.ts';
import { isDifferentiable } from '../tensor/dtype.ts';
import { Tensor } from '../tensor/tensor.ts';
import { wrappedNumber } from '../tensor/create.ts';
import { type Scalar, toScalar } from './scalar.ts';
import { parseSchema, type Parameter, type Schema } from './schema.ts';
import type { OutRule } from './out-dtype.ts';
import type { Call, Forward, Result } from './schema-type.ts';

/** Where Python finds an op: torch.x, Tensor.x, torch._C._nn.x, torch.linalg.x, torch.special.x. */
export type Place = 'function' | 'method' | 'nn' | 'linalg' | 'special' | 'fft';

interface OpOptions {
  readonly on: readonly Place[];
  /** Accepts `out=`, into which the result can be cast; which must have its dtype if 'exact'; or as a rule says. */
  readonly out?: boolean | 'exact' | OutRule;
  /** Python numbers are accepted for its Tensor arguments, as for add and mul. */
  readonly numbers?: boolean;
}

export interface OpInfo extends OpOptions {
  readonly schema: Schema;
  /** In-place variants write into their first argument and return it. */
  readonly isInplace: boolean;
  /** Of an in-place variant: the op whose result it writes. */
  readonly source?: OpInfo;
  /** Takes complete arguments. */
  readonly forward: (...args: unknown[]) => unknown;
  derivative: ((...argsAndResult: unknown[]) => Node | null) | null;
  /** Ops are numbered as they are defined; overloads are tried in that order. */
  readonly serial: number;
}

let serials = 0;

export type Op<S extends string = string> = ((...args: Call<S>) => Result<S>) & {
  readonly info: OpInfo;
  readonly type?: S;
};

export function op<const S extends string>(
  definition: OpOptions & { readonly schema: S; readonly forward: (...args: Forward<S>) => Result<S> },
): Op<S> {
  const { schema, forward, ...options } = definition;
  return makeOp<S>({
    ...options,
    schema: parseSchema(schema),
    isInplace: false,
    forward: forward as unknown as OpInfo['forward'],
    derivative: null,
    serial: nextSerial(),
  });
}

/** Gives an op its node: called with the op's arguments and its result, only where some input requires grad. */
export function derivative<S extends string>(
  target: Op<S>,
  build: (...argsAndResult: [...Forward<S>, Result<S>]) => Node | null,
): void {
  target.info.derivative = build as unknown as OpInfo['derivative'];
}

export const nextSerial = (): number => serials++;

export function makeOp<S extends string>(info: OpInfo): Op<S> {
  const call = (...given: unknown[]): unknown => dispatch(info, complete(info.schema.parameters, given));
  return Object.assign(call, { info }) as unknown as Op<S>;
}

/** Runs an op on complete arguments, recording it if grad mode is on and an input requires grad. */
export function dispatch(info: OpInfo, args: unknown[]): unknown {
  if (complexMode.isOn && hasComplex(args)) return runComplex(info, args);
  return runForward(info, args);
}

/** As `dispatch`, with what the op's own file says. */
export function runForward(info: OpInfo, args: unknown[]): unknown {
  if (!info.derivative || !gradMode.enabled || !anyRequiresGrad(args)) return info.forward(...args);
  const result = withGradMode(false, () => info.forward(...args));
  const node = info.derivative(...args, result);
  if (node) attach(node, Array.isArray(result) ? result : [result]);
  return result;
}

/** Runs an op with complex numbers among its arguments, as `ops/complex/forms.ts` has it. */
let runComplex = runForward;
export const setComplexRun = (run: typeof runForward): void => {
  runComplex = run;
};

function hasComplex(args: readonly unknown[]): boolean {
  return args.some((a) => {
    if (a instanceof Tensor) return a.dtype.category === 'complex';
    if (Array.isArray(a)) return hasComplex(a);
    return (
      typeof a === 'object' &&
      a !== null &&
      ('imaginary' in a || ('category' in a && a.category === 'complex'))
    );
  });
}

/** Makes `node` the history of the float tensors among `outputs`. */
export function attach(node: Node, outputs: readonly unknown[]): void {
  for (const [i, t] of outputs.entries()) {
    if (!(t instanceof Tensor)) continue;
    node.outputs[i] = { shape: t.shape, dtype: t.dtype };
    for (const s of node.saved) if (s.source === t) s.setOwner(node, i);
    if (isDifferentiable(t.dtype)) t.setGradFn(node, i);
    if (t.base) t.viewVersion = t.counter.version;
  }
}

export function anyRequiresGrad(args: readonly unknown[]): boolean {
  for (const a of args) {
    if (a instanceof Tensor) {
      if (a.requiresGrad) return true;
    } else if (Array.isArray(a) && anyRequiresGrad(a)) return true;
  }
  return false;
}

function complete(parameters: readonly Parameter[], given: readonly unknown[]): unknown[] {
  const args = new Array<unknown>(parameters.length);
  for (let i = 0; i < parameters.length; i++) {
    const p = parameters[i]!;
    const value = given[i];
    if (value === undefined) args[i] = p.defaultValue;
    else if (typeof value === 'number' || typeof value === 'boolean') args[i] = fromNumber(p, value);
    else args[i] = value;
  }
  return args;
}

function fromNumber(p: Parameter, value: number | boolean): unknown {
  if (p.kind === 'Tensor') return wrappedNumber(toScalar(value));
  return p.kind === 'Scalar' ? toScalar(value) : value;
}

export type { Scalar };
