import { op } from '../../dispatch/op.ts';
import { check } from '../../errors/torch-error.ts';
import { float32, float64 } from '../../tensor/dtype.ts';
import type { Tensor } from '../../tensor/tensor.ts';
import { torch } from '../torch.ts';
import { paired } from './parts.ts';

function checkParts(a: Tensor, b: Tensor): void {
  const fits = [a, b].every((t) => t.dtype === float32 || t.dtype === float64);
  check(
    fits,
    () =>
      `Expected both inputs to be Half, Float or Double tensors but got ${a.dtype.scalarType} and ${b.dtype.scalarType}`,
  );
  check(
    a.dtype === b.dtype,
    () =>
      `Expected object of scalar type ${a.dtype.scalarType} but got scalar type ${b.dtype.scalarType} for second argument`,
  );
}

export const complex = op({
  schema: 'complex(Tensor real, Tensor imag) -> Tensor',
  on: ['function'],
  out: true,
  forward(real, imag) {
    checkParts(real, imag);
    return paired(real, imag, 'ComplexBackward0');
  },
});

export const polar = op({
  schema: 'polar(Tensor abs, Tensor angle) -> Tensor',
  on: ['function'],
  out: true,
  forward(abs, angle) {
    checkParts(abs, angle);
    return paired(torch.mul(abs, torch.cos(angle)), torch.mul(abs, torch.sin(angle)), 'PolarBackward0');
  },
});
