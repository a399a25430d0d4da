/** Linear with a smaller slope below zero: fixed (leaky_relu), learned (prelu), drawn (rrelu). */
import { edge, node } from '../../autograd/node.ts';
import { inplaceOf } from '../../dispatch/inplace.ts';
import { derivative, op } from '../../dispatch/op.ts';
import { checkImplemented } from '../../errors/not-implemented.ts';
import { check } from '../../errors/torch-error.ts';
import { kernels } from '../../kernels/kernels.ts';
import { defaultGenerator, type Generator } from '../../random/generator.ts';
import { uniformValues } from '../../random/normal.ts';
import { fromValues, valuesOf } from '../../tensor/create.ts';
import { isFloat } from '../../tensor/dtype.ts';
import type { Tensor } from '../../tensor/tensor.ts';
import { map1, map2 } from '../pointwise/driver.ts';
import { torch } from '../torch.ts';

export const leakyRelu = op({
  schema: 'leaky_relu(Tensor self, Scalar negative_slope=0.01) -> Tensor',
  on: ['nn'],
  out: true,
  forward(self, { value: slope }) {
    checkImplemented(isFloat(self.dtype), 'leaky_relu_cpu', self.dtype);
    return map1(self, { name: 'leakyRelu', f: (x) => (x > 0 ? x : x * slope) });
  },
});
const gradOfLeaky = (slope: number) => (g: Tensor, x: Tensor) => torch.maskedSlope(g, x, positive(x), slope);
derivative(leakyRelu, (self, slope) =>
  node('LeakyReluBackward0', edge(self, [self], gradOfLeaky(slope.value))),
);
export const leakyRelu_ = inplaceOf(leakyRelu, (self, slope, result) =>
  node('LeakyReluBackward1', edge(self, [result], gradOfLeaky(slope.value))),
);

export const preluKernel = op({
  schema: '_prelu_kernel(Tensor self, Tensor weight) -> Tensor',
  on: ['function'],
  forward(self, weight) {
    checkImplemented(isFloat(self.dtype), 'prelu_cpu', self.dtype);
    return map2(self, weight, { name: 'prelu', f: (x, w) => (x > 0 ? x : w * x) });
  },
});
derivative(preluKernel, (self, weight) =>
  node(
    'PreluKernelBackward0',
    edge(self, [self, weight], (g, x, w) =>
      torch.add(torch.maskedSlope(g, x, positive(x)), belowZero(x, torch.mul(g, w))),
    ),
    edge(weight, [self], (g, x) => belowZero(x, torch.mul(g, x))),
  ),
);

const positive = (x: Tensor): Tensor => torch.gtScalar(x, 0);
const belowZero = (x: Tensor, g: Tensor): Tensor => torch.where(positive(x), torch.zerosLike(g), g);

/** `weight` has one slope, or one a channel (dimension 1). */
export const prelu = op({
  schema: 'prelu(Tensor self, Tensor weight) -> Tensor',
  on: ['function', 'method'],
  forward(self, weight) {
    check(
      self.dtype === weight.dtype,
      () =>
        `prelu: Type promoting not supported. Got ${self.dtype.scalarType} and ${weight.dtype.scalarType}`,
    );
    check(
      weight.rank <= 1,
      () => `prelu: Expected \`weight\` to be a scalar or 1D tensor, but got: ndim = ${weight.rank}`,
    );
    if (weight.numel === 1)
      return torch.preluKernel(
        self,
        torch.reshape(
          weight,
          self.shape.map(() => 1),
        ),
      );
    check(self.rank > 0, () => 'Not allow zero-dim input tensor.');
    const channels = self.shape[1] ?? 1;
    check(
      channels === weight.numel,
      () =>
        `Mismatch of parameter numbers and input channel size. Found parameter numbers = ${weight.numel} and channel size = ${channels}.`,
    );
    return torch.preluKernel(
      self,
      torch.reshape(
        weight,
        self.shape.map((_, d) => (d === 1 ? channels : 1)),
      ),
    );
  },
});

/** Where training, every negative element has its own slope, drawn in [lower, upper) and kept in `noise`. */
export const rreluWithNoise = op({
  schema:
    'rrelu_with_noise(Tensor self, Tensor(b!) noise, Scalar lower=0.125, Scalar upper=0.3333333333333333, bool training=False, Generator? generator=None) -> Tensor',
  on: ['nn'],
  out: true,
  forward(self, noise, lower, upper, training, generator) {
    if (!training) return torch.leakyRelu(self, (lower.value + upper.value) / 2);
    checkImplemented(isFloat(self.dtype), 'rrelu_with_noise_out_cpu', self.dtype);
    const drawn = drawnSlopes(self, lower.value, upper.value, generator);
    kernels.copy(noise.shape, noise, drawn);
    return torch.mul(self, drawn);
  },
});
derivative(rreluWithNoise, (self, noise, lower, upper, training) =>
  node(
    'RreluWithNoiseBackward0',
    training
      ? edge(self, [noise], (g, noise) => torch.mul(g, noise))
      : edge(self, [self], gradOfLeaky((lower.value + upper.value) / 2)),
  ),
);
export const rreluWithNoise_ = inplaceOf(rreluWithNoise, (self, noise, lower, upper, training, _g, result) =>
  node(
    'RreluWithNoiseBackward1',
    training
      ? edge(self, [noise], (g, noise) => torch.mul(g, noise))
      : edge(self, [result], gradOfLeaky((lower.value + upper.value) / 2)),
  ),
);

/** 1 above zero, else a slope; drawn in double precision, and only where it is needed. */
function drawnSlopes(self: Tensor, lower: number, upper: number, generator: Generator | null): Tensor {
  const values = valuesOf(self);
  const count = values.reduce((n, x) => n + Number(x <= 0), 0);
  const drawn = uniformValues(generator ?? defaultGenerator, count, lower, upper, true);
  let next = 0;
  return fromValues(
    values.map((x) => (x <= 0 ? drawn[next++]! : 1)),
    self.shape,
    self.dtype,
  );
}

export const rrelu = op({
  schema:
    'rrelu(Tensor self, Scalar lower=0.125, Scalar upper=0.3333333333333333, bool training=False, Generator? generator=None) -> Tensor',
  on: ['function'],
  forward(self, lower, upper, training, generator) {
    checkBounds(lower.value, upper.value);
    return torch.rreluWithNoise(self, torch.zerosLike(self), lower, upper, training, generator);
  },
});
export const rrelu_ = op({
  schema:
    'rrelu_(Tensor(a!) self, Scalar lower=0.125, Scalar upper=0.3333333333333333, bool training=False, Generator? generator=None) -> Tensor(a!)',
  on: ['function'],
  forward(self, lower, upper, training, generator) {
    checkBounds(lower.value, upper.value);
    return torch.rreluWithNoise_(self, torch.zerosLike(self), lower, upper, training, generator);
  },
});

const checkBounds = (lower: number, upper: number): void =>
  check(lower <= upper, () => 'Lower bound should be less than or equal to the upper bound');
