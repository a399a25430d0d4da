/** Kinds of forms: how an op on complex numbers follows from the same op, or another, on their parts. */
import { toScalar, type Scalar } from '../../dispatch/scalar.ts';
import { check } from '../../errors/torch-error.ts';
import { wrappedNumber } from '../../tensor/create.ts';
import { complexOf, type DType } from '../../tensor/dtype.ts';
import { Tensor } from '../../tensor/tensor.ts';
import { resultType } from '../pointwise/promotion.ts';
import { torch } from '../torch.ts';
import { imaginaryOf, isComplex, named, paired, realOf, toComplex } from './parts.ts';

/** What an op gives for `args`, some of which are complex; `run` is the op itself, for real arguments. */
export type Form = (run: (...args: unknown[]) => Tensor, args: readonly unknown[]) => unknown;

export const isTensor = (a: unknown): a is Tensor => a instanceof Tensor;
export const isScalar = (a: unknown): a is Scalar => typeof a === 'object' && a !== null && 'of' in a;
export const isDType = (a: unknown): a is DType => typeof a === 'object' && a !== null && 'category' in a;
const asTensor = (a: unknown): Tensor => (isTensor(a) ? a : wrappedNumber(a as Scalar));

const realNumber = ({ value }: Scalar): Scalar => ({ value, of: 'float' });
const imaginaryNumber = (s: Scalar): Scalar => ({ value: s.imaginary ?? 0, of: 'float' });

/** `run` on the real and on the imaginary parts of tensors and numbers; a dtype is what it works in. */
export const partwise: Form = (run, given) => {
  const dtype = given.find(isDType);
  const args = dtype ? given.map((a) => castTo(dtype, a)) : given;
  const parts = (of: (t: Tensor) => Tensor, ofNumber: (s: Scalar) => Scalar) =>
    args.map((a) => {
      if (isTensor(a)) return isComplex(a) ? of(a) : a;
      if (isScalar(a)) return ofNumber(a);
      return Array.isArray(a) ? a.map((t: unknown) => (isTensor(t) && isComplex(t) ? of(t) : t)) : a;
    });
  return paired(run(...parts(realOf, realNumber)), run(...parts(imaginaryOf, imaginaryNumber)));
};

const castTo = (dtype: DType, a: unknown): unknown => {
  if (isDType(a)) return null;
  return isTensor(a) ? torch.toDtype(a, dtype) : a;
};

/** `form`, after the arguments at `places` came to one complex dtype. */
export const inOneDtype =
  (places: readonly number[], form: Form): Form =>
  (run, args) => {
    const operands = places.map((i) => asTensor(args[i]));
    const dtype = complexOf(resultType(...operands));
    const cast = [...args];
    for (const [k, i] of places.entries()) cast[i] = toComplex(operands[k]!, dtype);
    return form(run, cast);
  };

/** The same of a list of tensors that comes first. */
export const listInOneDtype =
  (form: Form): Form =>
  (run, [list, ...rest]) => {
    const tensors = list as readonly Tensor[];
    const dtype = complexOf(resultType(...tensors));
    return form(run, [tensors.map((t) => toComplex(t, dtype)), ...rest]);
  };

/** x + alpha y, or x - alpha y; `run` takes two tensors. */
export const sum =
  (join: (x: Tensor, y: Tensor) => Tensor): Form =>
  (_, [x, y, alpha]) => {
    const scale = (alpha as Scalar | undefined) ?? toScalar(1);
    check(
      scale.imaginary === undefined || [x, y].some((t) => isTensor(t) && isComplex(t)),
      () => 'For non-complex input tensors, argument alpha must not be a complex number.',
    );
    const isOne = scale.value === 1 && !scale.imaginary;
    const scaled = isOne ? y : torch.mul(asTensor(y), wrappedNumber(scale));
    const parts = (...[a, b]: unknown[]): Tensor => join(a as Tensor, b as Tensor);
    return inOneDtype([0, 1], partwise)(parts, [x, scaled]);
  };

/** (a + bi)(c + di), with `times` as the product of parts. */
export const product = (name: string, times?: (x: Tensor, y: Tensor) => Tensor): Form =>
  inOneDtype([0, 1], (run, [x, y, ...rest]) => {
    const of = times ?? ((p: Tensor, q: Tensor) => run(p, q, ...rest));
    const [a, b] = [realOf(x as Tensor), imaginaryOf(x as Tensor)];
    const [c, d] = [realOf(y as Tensor), imaginaryOf(y as Tensor)];
    return paired(torch.sub(of(a, c), of(b, d)), torch.add(of(a, d), of(b, c)), name);
  });

/** A truth about both parts of two numbers. */
export const comparison = (
  compare: (x: Tensor, y: Tensor) => Tensor,
  join: (x: Tensor, y: Tensor) => Tensor,
): Form =>
  inOneDtype([0, 1], (_, [x, y]) => {
    const of = (part: (t: Tensor) => Tensor) => compare(part(x as Tensor), part(y as Tensor));
    return join(of(realOf), of(imaginaryOf));
  });

/** The op's truth about either part. */
export const ofParts =
  (join: (x: Tensor, y: Tensor) => Tensor): Form =>
  (run, [z, ...rest]) =>
    join(run(realOf(z as Tensor), ...rest), run(imaginaryOf(z as Tensor), ...rest));

/** The op on something real about the number. */
export const through =
  (f: (z: Tensor) => Tensor): Form =>
  (run, [z, ...rest]) =>
    run(f(z as Tensor), ...rest);

/** A function of one number a + bi. */
export const ofOne =
  (name: string, f: (a: Tensor, b: Tensor, z: Tensor) => Tensor): Form =>
  (_, [z]) =>
    named(f(realOf(z as Tensor), imaginaryOf(z as Tensor), z as Tensor), name);
