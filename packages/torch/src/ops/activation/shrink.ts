/** Cut at a threshold: threshold, hardshrink, softshrink. */
import { edge, node } from '../../autograd/node.ts';
import { inplaceOf } from '../../dispatch/inplace.ts';
import { derivative, op } from '../../dispatch/op.ts';
import { checkImplemented } from '../../errors/not-implemented.ts';
import { check } from '../../errors/torch-error.ts';
import { isFloat } from '../../tensor/dtype.ts';
import type { Tensor } from '../../tensor/tensor.ts';
import { map1 } from '../pointwise/driver.ts';
import { torch } from '../torch.ts';

/** x above the threshold, elsewhere `value`. */
export const threshold = op({
  schema: 'threshold(Tensor self, Scalar threshold, Scalar value) -> Tensor',
  on: ['function'],
  out: true,
  forward(self, { value: bound }, { value }) {
    checkImplemented(self.dtype.category !== 'bool', 'threshold_cpu', self.dtype);
    return map1(self, { name: 'threshold', f: (x) => (x <= bound ? value : x) });
  },
});
const gradOfThreshold = (bound: number) => (g: Tensor, x: Tensor) =>
  torch.maskedSlope(g, x, torch.logicalNot(torch.leScalar(x, bound)));
derivative(threshold, (self, bound) =>
  node('ThresholdBackward0', edge(self, [self], gradOfThreshold(bound.value))),
);
export const threshold_ = inplaceOf(threshold, (self, bound) =>
  node('ThresholdBackward1', edge(self, [self], gradOfThreshold(bound.value))),
);

/** The gradient of both shrinks: none within [-lambda, lambda]. */
const gradOfShrink = (lambda: number) => (g: Tensor, x: Tensor) =>
  torch.maskedSlope(g, x, torch.logicalNot(torch.leScalar(torch.abs(x), lambda)));

export const hardshrink = op({
  schema: 'hardshrink(Tensor self, Scalar lambd=0.5) -> Tensor',
  on: ['function', 'method'],
  out: true,
  forward(self, { value: lambda }) {
    checkImplemented(isFloat(self.dtype), 'hardshrink_cpu', self.dtype);
    return map1(self, { name: 'hardshrink', f: (x) => (x >= -lambda && x <= lambda ? 0 : x) });
  },
});
derivative(hardshrink, (self, lambda) =>
  node('HardshrinkBackward0', edge(self, [self], gradOfShrink(lambda.value))),
);

/** The largest value of each float dtype, as PyTorch's message prints it. */
const LARGEST: Readonly<Record<string, string>> = {
  Float: '3.40282e+38',
  Double: '1.79769e+308',
  Half: '65504',
  BFloat16: '3.38953e+38',
};

export const softshrink = op({
  schema: 'softshrink(Tensor self, Scalar lambd=0.5) -> Tensor',
  on: ['nn'],
  out: true,
  forward(self, { value: lambda }) {
    const { scalarType } = self.dtype;
    checkImplemented(isFloat(self.dtype), 'softshrink_check', self.dtype);
    check(
      lambda >= 0,
      () =>
        `lambda must be in range [0, ${LARGEST[scalarType]}] for input dtype ${scalarType}, but found ${lambda}`,
    );
    return map1(self, {
      name: 'softshrink',
      f: (x) => (x > lambda ? x - lambda : x < -lambda ? x + lambda : Number.isNaN(x) ? x : 0),
    });
  },
});
derivative(softshrink, (self, lambda) =>
  node('SoftshrinkBackward0', edge(self, [self], gradOfShrink(lambda.value))),
);
