/** Forms of ops that make tensors or write a number into them. */
import { realFor, type Scalar } from '../../dispatch/scalar.ts';
import { fullOf, valuesOf, wrappedNumber } from '../../tensor/create.ts';
import { partsOf } from '../../tensor/complex.ts';
import { type DType, partOf } from '../../tensor/dtype.ts';
import type { Tensor } from '../../tensor/tensor.ts';
import { resultType } from '../pointwise/promotion.ts';
import { torch } from '../torch.ts';
import { type Form, isDType, isTensor } from './form.ts';
import { isComplex, named, paired, realOf, toComplex } from './parts.ts';

function scalarOf(t: Tensor): Scalar {
  const [value = 0, imaginary = 0] = isComplex(t) ? valuesOf(partsOf(t)) : valuesOf(t);
  return { value, of: 'float', imaginary };
}

const filled = (size: unknown, value: unknown, dtype: unknown): Tensor => {
  const own = (dtype as DType | null) ?? resultType(wrappedNumber(value as Scalar));
  return fullOf(size as number[], realFor(own, value as Scalar), own);
};

/** Draws both parts at once; a normal number's have half of its variance each. */
const drawn =
  (scale: number): Form =>
  (run, [size, ...rest]) => {
    const parts = run([...(size as number[]), 2], ...rest.map((a) => (isDType(a) ? partOf(a) : a)));
    return torch.viewAsComplex(torch.mul(parts, scale));
  };

export const filling = {
  fill: (run, [self, value]) => {
    const [t, v] = [self as Tensor, value as Scalar | Tensor];
    if (isTensor(v)) return isComplex(t) ? fullOf(t.shape, scalarOf(v), t.dtype) : run(t, realOf(v));
    return isComplex(t) ? fullOf(t.shape, v, t.dtype) : run(t, v);
  },
  masked_fill: (run, [self, mask, value]) => {
    const [t, v] = [self as Tensor, value as Scalar | Tensor];
    if (!isComplex(t)) {
      if (isTensor(v) && v.rank > 0) return run(t, mask, v);
      return torch.maskedFill(t, mask as Tensor, realFor(t.dtype, isTensor(v) ? scalarOf(v) : v));
    }
    const filler = isTensor(v) ? v : fullOf([], v, t.dtype);
    const result = torch.where(mask as Tensor, toComplex(filler, t.dtype), t);
    return named(result, isTensor(v) ? 'MaskedFillBackward1' : 'MaskedFillBackward0');
  },
  full: (_, [size, value, dtype]) => filled(size, value, dtype),
  full_like: (_, [self, value, dtype]) =>
    filled((self as Tensor).shape, value, dtype ?? (self as Tensor).dtype),
  new_full: (_, [self, size, value, dtype]) => filled(size, value, dtype ?? (self as Tensor).dtype),
  rand: drawn(1),
  randn: drawn(Math.SQRT1_2),
  eye: (run, args) => {
    const dtype = args.find(isDType);
    return torch.toDtype(run(...args.map((a) => (a === dtype ? null : a))), dtype);
  },
  linspace: (run, [start, end, steps, dtype]) => {
    const ends = [start as Scalar, end as Scalar];
    const part = (of: (s: Scalar) => number) =>
      run(...ends.map((s) => ({ value: of(s), of: 'float' })), steps, null);
    const made = paired(
      part((s) => s.value),
      part((s) => s.imaginary ?? 0),
    );
    return isDType(dtype) ? torch.toDtype(made, dtype) : made;
  },
} satisfies Record<string, Form>;
