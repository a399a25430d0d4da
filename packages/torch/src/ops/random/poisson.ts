import { edge, node } from '../../autograd/node.ts';
import { derivative, op } from '../../dispatch/op.ts';
import { checkImplemented } from '../../errors/not-implemented.ts';
import { check } from '../../errors/torch-error.ts';
import { defaultGenerator, type Generator } from '../../random/generator.ts';
import { lgamma } from '../../special/gamma.ts';
import { fromValues, valuesOf } from '../../tensor/create.ts';
import { isFloat } from '../../tensor/dtype.ts';
import { torch } from '../torch.ts';

/** Small rates: uniform draws are multiplied until their product is below e^-rate (Knuth). */
function byProducts(rate: number, g: Generator): number {
  const bound = Math.exp(-rate);
  let product = 1;
  for (let count = 0; ; count++) {
    product *= g.float64();
    if (product <= bound) return count;
  }
}

/** Rates from 10: transformed rejection (Hörmann 1993, PTRS). */
function byRejection(rate: number, g: Generator): number {
  const b = 0.931 + 2.53 * Math.sqrt(rate);
  const a = -0.059 + 0.02483 * b;
  const scale = 1.1239 + 1.1328 / (b - 3.4);
  const sure = 0.9277 - 3.6224 / (b - 2);
  for (;;) {
    const u = g.float64() - 0.5;
    const v = g.float64();
    const edgeDistance = 0.5 - Math.abs(u);
    const k = Math.floor(((2 * a) / edgeDistance + b) * u + rate + 0.43);
    if (edgeDistance >= 0.07 && v <= sure) return k;
    if (k < 0 || (edgeDistance < 0.013 && v > edgeDistance)) continue;
    const height = Math.log(v) + Math.log(scale) - Math.log(a / (edgeDistance * edgeDistance) + b);
    if (height <= -rate + k * Math.log(rate) - lgamma(k + 1)) return k;
  }
}

export const poisson = op({
  schema: 'poisson(Tensor self, Generator? generator=None) -> Tensor',
  on: ['function'],
  forward(self, generator) {
    checkImplemented(isFloat(self.dtype), 'poisson_cpu', self.dtype);
    const g = generator ?? defaultGenerator;
    const counts = valuesOf(self).map((rate) => {
      check(rate >= 0, () => 'invalid Poisson rate, expected rate to be non-negative');
      if (rate === 0) return 0;
      return rate < 10 ? byProducts(rate, g) : byRejection(rate, g);
    });
    return fromValues(counts, self.shape, self.dtype);
  },
});
derivative(poisson, (self) =>
  node(
    'PoissonBackward0',
    edge(self, [], (g) => torch.zerosLike(g)),
  ),
);
