/** Draws that fill a new or an existing tensor, in PyTorch's order of consuming the generator. */
import { op } from '../../dispatch/op.ts';
import { checkImplemented } from '../../errors/not-implemented.ts';
import { check } from '../../errors/torch-error.ts';
import { defaultGenerator, type Generator } from '../../random/generator.ts';
import { normalScalar, normalValues, uniformValues } from '../../random/normal.ts';
import { defaults, fromValues } from '../../tensor/create.ts';
import { type DType, float64, isFloat } from '../../tensor/dtype.ts';
import { checkSize, numelOf, type Shape } from '../../tensor/shape.ts';
import type { Tensor } from '../../tensor/tensor.ts';
import { store } from './store.ts';

function uniform(size: Shape, dtype: DType, g: Generator, from = 0, to = 1): Tensor {
  checkSize(size);
  return fromValues(uniformValues(g, numelOf(size), from, to, dtype === float64), [...size], dtype);
}

function normal(size: Shape, dtype: DType, g: Generator, mean = 0, std = 1): Tensor {
  checkSize(size);
  return fromValues(normalValues(g, numelOf(size), mean, std, dtype === float64), [...size], dtype);
}

export const rand = op({
  schema:
    'rand.generator(SymInt[] size, *, Generator? generator=None, ScalarType? dtype=None, Layout? layout=None, Device? device=None, bool? pin_memory=None) -> Tensor',
  on: ['function'],
  out: true,
  forward: (size, g, dtype) => uniform(size, dtype ?? defaults.dtype, g ?? defaultGenerator),
});

export const randn = op({
  schema:
    'randn.generator(SymInt[] size, *, Generator? generator=None, ScalarType? dtype=None, Layout? layout=None, Device? device=None, bool? pin_memory=None) -> Tensor',
  on: ['function'],
  out: true,
  forward: (size, g, dtype) => normal(size, dtype ?? defaults.dtype, g ?? defaultGenerator),
});

export const uniform_ = op({
  schema: 'uniform_(Tensor(a!) self, float from=0, float to=1, *, Generator? generator=None) -> Tensor(a!)',
  on: ['method'],
  forward(self, from, to, g) {
    checkImplemented(isFloat(self.dtype), 'check_uniform_bounds', self.dtype);
    check(
      from <= to,
      () => `uniform_ expects to return a [from, to) range, but found from=${from} > to=${to}`,
    );
    return store(self, uniform(self.shape, self.dtype, g ?? defaultGenerator, from, to));
  },
});

export const normal_ = op({
  schema: 'normal_(Tensor(a!) self, float mean=0, float std=1, *, Generator? generator=None) -> Tensor(a!)',
  on: ['method'],
  forward(self, mean, std, g) {
    checkImplemented(isFloat(self.dtype), 'normal_kernel_cpu', self.dtype);
    check(std >= 0, () => `normal expects std >= 0.0, but found std ${std}`);
    const generator = g ?? defaultGenerator;
    if (self.isContiguous) return store(self, normal(self.shape, self.dtype, generator, mean, std));
    const values = Float64Array.from({ length: self.numel }, () => normalScalar(generator, mean, std));
    return store(self, fromValues(values, self.shape, self.dtype));
  },
});
