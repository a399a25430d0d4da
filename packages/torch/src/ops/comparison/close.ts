/** Equality of whole tensors, exact and within a tolerance. */
import { check } from '../../errors/torch-error.ts';
import { op } from '../../dispatch/op.ts';
import { sameShape } from '../../tensor/shape.ts';
import { valuesOf } from '../../tensor/create.ts';
import { map2 } from '../pointwise/driver.ts';
import { torch } from '../torch.ts';

// |a - b| <= atol + rtol |b|, or both the same infinity
export const isclose = op({
  schema:
    'isclose(Tensor self, Tensor other, float rtol=1e-05, float atol=1e-08, bool equal_nan=False) -> Tensor',
  on: ['function', 'method'],
  forward(self, other, rtol, atol, equalNan) {
    check(
      self.dtype === other.dtype,
      () => `${self.dtype.scalarType} did not match ${other.dtype.scalarType}`,
    );
    check(rtol >= 0, () => `rtol must be greater than or equal to zero, but got ${rtol}`);
    check(atol >= 0, () => `atol must be greater than or equal to zero, but got ${atol}`);
    const f = (x: number, y: number) =>
      Number(
        x === y ||
          (equalNan && Number.isNaN(x) && Number.isNaN(y)) ||
          (Number.isFinite(y) && Math.abs(x - y) <= atol + Math.abs(rtol * y)),
      );
    return map2(self, other, { name: 'isclose', f }, 'bool');
  },
});

export const allclose = op({
  schema:
    'allclose(Tensor self, Tensor other, float rtol=1e-05, float atol=1e-08, bool equal_nan=False) -> bool',
  on: ['function', 'method'],
  forward: (self, other, rtol, atol, equalNan) =>
    valuesOf(torch.isclose(self, other, rtol, atol, equalNan)).every((v) => v !== 0),
});

export const equal = op({
  schema: 'equal(Tensor self, Tensor other) -> bool',
  on: ['function', 'method'],
  forward(self, other) {
    if (!sameShape(self.shape, other.shape)) return false;
    if (self.numel === 0) return true;
    if (self.dtype !== other.dtype) return false;
    const b = valuesOf(other);
    return valuesOf(self).every((v, i) => v === b[i]);
  },
});
