/** Draws in place from distributions given by the inverse of their cumulative distribution: one double a draw. */
import { op } from '../../dispatch/op.ts';
import { checkImplemented } from '../../errors/not-implemented.ts';
import { check } from '../../errors/torch-error.ts';
import { defaultGenerator } from '../../random/generator.ts';
import { normalScalar } from '../../random/normal.ts';
import { fromValues } from '../../tensor/create.ts';
import { cName, isFloat } from '../../tensor/dtype.ts';
import type { Tensor } from '../../tensor/tensor.ts';
import { exponentialValues } from './exponential-values.ts';
import { store } from './store.ts';

function fill(self: Tensor, draw: () => number): Tensor {
  return store(
    self,
    fromValues(
      Float64Array.from({ length: self.numel }, () => draw()),
      self.shape,
      self.dtype,
    ),
  );
}

function checkContinuous(name: string, self: Tensor, typeText: string): void {
  check(
    isFloat(self.dtype),
    () =>
      `${name} distribution is a continuous probability distribution. dtype must be a floating point but you specified ${typeText}`,
  );
}

export const exponential_ = op({
  schema: 'exponential_(Tensor(a!) self, float lambd=1., *, Generator? generator=None) -> Tensor(a!)',
  on: ['method'],
  forward(self, rate, g) {
    check(rate > 0, () => `exponential_ expects lambda > 0.0, but found lambda=${rate}`);
    checkContinuous('Exponential', self, self.dtype.scalarType);
    const values = exponentialValues(g ?? defaultGenerator, self.numel, rate);
    return store(self, fromValues(values, self.shape, self.dtype));
  },
});

/** The number of trials up to the first success. */
export const geometric_ = op({
  schema: 'geometric_(Tensor(a!) self, float p, *, Generator? generator=None) -> Tensor(a!)',
  on: ['method'],
  forward(self, p, g) {
    checkImplemented(self.dtype.category !== 'bool', 'geometric_cpu', self.dtype);
    check(p > 0 && p < 1, () => `geometric_ expects p to be in (0, 1), but got p=${p}`);
    const generator = g ?? defaultGenerator;
    return fill(self, () => Math.ceil(Math.log(generator.float64()) / Math.log1p(-p)));
  },
});

export const cauchy_ = op({
  schema:
    'cauchy_(Tensor(a!) self, float median=0., float sigma=1., *, Generator? generator=None) -> Tensor(a!)',
  on: ['method'],
  forward(self, median, sigma, g) {
    check(sigma > 0, () => `cauchy_ expects sigma > 0.0, but found sigma=${sigma}`);
    checkContinuous('Cauchy', self, cName(self.dtype));
    const generator = g ?? defaultGenerator;
    return fill(self, () => median + sigma * Math.tan(Math.PI * (generator.float64() - 0.5)));
  },
});

export const logNormal_ = op({
  schema:
    'log_normal_(Tensor(a!) self, float mean=1., float std=2., *, Generator? generator=None) -> Tensor(a!)',
  on: ['method'],
  forward(self, mean, std, g) {
    check(std > 0, () => `log_normal_ expects std > 0.0, but found std=${std}`);
    checkImplemented(isFloat(self.dtype), 'log_normal_cpu', self.dtype);
    const generator = g ?? defaultGenerator;
    return fill(self, () => Math.exp(normalScalar(generator, mean, std)));
  },
});
