/** Tensors filled with one value. Device, layout and pinning are checked by the Python side and ignored here. */
import { op } from '../../dispatch/op.ts';
import { check } from '../../errors/torch-error.ts';
import { realFor } from '../../dispatch/scalar.ts';
import { defaults, dtypeOfScalar, full as filled, fullOf } from '../../tensor/create.ts';
import type { DType } from '../../tensor/dtype.ts';
import { checkSize } from '../../tensor/shape.ts';
import { empty as uninitialised, type Tensor } from '../../tensor/tensor.ts';
import { stridesIn } from '../../tensor/memory-format.ts';

function filledWith(size: readonly number[], value: number, dtype: DType | null): Tensor {
  checkSize(size);
  return filled([...size], value, dtype ?? defaults.dtype);
}

function filledLike(self: Tensor, value: number, dtype: DType | null, format: number | null): Tensor {
  const out = filled(self.shape, value, dtype ?? self.dtype);
  out.strides = stridesIn(format, self);
  return out;
}

export const zeros = op({
  schema:
    'zeros(SymInt[] size, *, ScalarType? dtype=None, Layout? layout=None, Device? device=None, bool? pin_memory=None) -> Tensor',
  on: ['function'],
  out: true,
  forward(size, dtype) {
    check(
      size.every((s) => s >= 0),
      () => 'zeros: Dimension size must be non-negative.',
    );
    return filledWith(size, 0, dtype);
  },
});

export const ones = op({
  schema:
    'ones(SymInt[] size, *, ScalarType? dtype=None, Layout? layout=None, Device? device=None, bool? pin_memory=None) -> Tensor',
  on: ['function'],
  out: true,
  forward: (size, dtype) => filledWith(size, 1, dtype),
});

export const full = op({
  schema:
    'full(SymInt[] size, Scalar fill_value, *, ScalarType? dtype=None, Layout? layout=None, Device? device=None, bool? pin_memory=None) -> Tensor',
  on: ['function'],
  out: true,
  forward(size, value, dtype) {
    checkSize(size);
    const own = dtype ?? dtypeOfScalar(value);
    return fullOf([...size], realFor(own, value), own);
  },
});

export const empty = op({
  schema:
    'empty.memory_format(SymInt[] size, *, ScalarType? dtype=None, Layout? layout=None, Device? device=None, bool? pin_memory=None, MemoryFormat? memory_format=None) -> Tensor',
  on: ['function'],
  out: true,
  forward(size, dtype) {
    checkSize(size);
    return uninitialised([...size], dtype ?? defaults.dtype);
  },
});

export const zerosLike = op({
  schema:
    'zeros_like(Tensor self, *, ScalarType? dtype=None, Layout? layout=None, Device? device=None, bool? pin_memory=None, MemoryFormat? memory_format=None) -> Tensor',
  on: ['function'],
  forward: (self, dtype, _layout, _device, _pin, format) => filledLike(self, 0, dtype, format),
});

export const onesLike = op({
  schema:
    'ones_like(Tensor self, *, ScalarType? dtype=None, Layout? layout=None, Device? device=None, bool? pin_memory=None, MemoryFormat? memory_format=None) -> Tensor',
  on: ['function'],
  forward: (self, dtype, _layout, _device, _pin, format) => filledLike(self, 1, dtype, format),
});

export const fullLike = op({
  schema:
    'full_like(Tensor self, Scalar fill_value, *, ScalarType? dtype=None, Layout? layout=None, Device? device=None, bool? pin_memory=None, MemoryFormat? memory_format=None) -> Tensor',
  on: ['function'],
  forward: (self, value, dtype, _layout, _device, _pin, format) =>
    filledLike(self, realFor(dtype ?? self.dtype, value).value, dtype, format),
});

export const emptyLike = op({
  schema:
    'empty_like(Tensor self, *, ScalarType? dtype=None, Layout? layout=None, Device? device=None, bool? pin_memory=None, MemoryFormat? memory_format=None) -> Tensor',
  on: ['function'],
  forward: (self, dtype, _layout, _device, _pin, format) => filledLike(self, 0, dtype, format),
});

export const newZeros = op({
  schema:
    'new_zeros(Tensor self, SymInt[] size, *, ScalarType? dtype=None, Layout? layout=None, Device? device=None, bool? pin_memory=None) -> Tensor',
  on: ['method'],
  forward: (self, size, dtype) => filledWith(size, 0, dtype ?? self.dtype),
});

export const newOnes = op({
  schema:
    'new_ones(Tensor self, SymInt[] size, *, ScalarType? dtype=None, Layout? layout=None, Device? device=None, bool? pin_memory=None) -> Tensor',
  on: ['method'],
  forward: (self, size, dtype) => filledWith(size, 1, dtype ?? self.dtype),
});

export const newEmpty = op({
  schema:
    'new_empty(Tensor self, SymInt[] size, *, ScalarType? dtype=None, Layout? layout=None, Device? device=None, bool? pin_memory=None) -> Tensor',
  on: ['method'],
  forward: (self, size, dtype) => filledWith(size, 0, dtype ?? self.dtype),
});

export const newFull = op({
  schema:
    'new_full(Tensor self, SymInt[] size, Scalar fill_value, *, ScalarType? dtype=None, Layout? layout=None, Device? device=None, bool? pin_memory=None) -> Tensor',
  on: ['method'],
  forward(self, size, value, dtype) {
    checkSize(size);
    const own = dtype ?? self.dtype;
    return fullOf([...size], realFor(own, value), own);
  },
});
