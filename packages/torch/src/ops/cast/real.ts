/** What PyTorch has for complex numbers, on real ones: the tensor itself. */
import { op } from '../../dispatch/op.ts';
import { TorchError } from '../../errors/torch-error.ts';

export const real = op({
  schema: 'real(Tensor(a) self) -> Tensor(a)',
  on: ['function'],
  forward: (self) => self,
});

export const conj = op({
  schema: 'conj(Tensor(a) self) -> Tensor(a)',
  on: ['function', 'method'],
  forward: (self) => self,
});

export const resolveConj = op({
  schema: 'resolve_conj(Tensor(a) self) -> Tensor(a)',
  on: ['function', 'method'],
  forward: (self) => self,
});

export const resolveNeg = op({
  schema: 'resolve_neg(Tensor(a) self) -> Tensor(a)',
  on: ['function', 'method'],
  forward: (self) => self,
});

export const isConj = op({
  schema: 'is_conj(Tensor self) -> bool',
  on: ['function', 'method'],
  forward: () => false,
});

export const isNeg = op({
  schema: 'is_neg(Tensor self) -> bool',
  on: ['function', 'method'],
  forward: () => false,
});

export const imag = op({
  schema: 'imag(Tensor(a) self) -> Tensor(a)',
  on: ['function'],
  forward() {
    throw new TorchError('RuntimeError', 'imag is not implemented for tensors with non-complex dtypes.');
  },
});
