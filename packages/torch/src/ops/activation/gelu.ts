import { edge, node } from '../../autograd/node.ts';
import { inplaceOf } from '../../dispatch/inplace.ts';
import { derivative, op } from '../../dispatch/op.ts';
import { checkImplemented } from '../../errors/not-implemented.ts';
import { check } from '../../errors/torch-error.ts';
import { erf } from '../../special/error-function.ts';
import { isFloat } from '../../tensor/dtype.ts';
import type { Tensor } from '../../tensor/tensor.ts';
import { map1 } from '../pointwise/driver.ts';
import { torch } from '../torch.ts';
import { timesSlope } from './slope.ts';

const SQRT2 = Math.SQRT2;
/** Density of the standard normal at 0. */
const PEAK = 1 / Math.sqrt(2 * Math.PI);
/** The tanh form: x/2 (1 + tanh(BETA (x + CUBE x^3))). */
const BETA = Math.sqrt(2 / Math.PI);
const CUBE = 0.044715;

const below = (x: number): number => 0.5 * (1 + erf(x / SQRT2));
const inner = (x: number): number => BETA * (x + CUBE * x * x * x);

/** x times the share of the standard normal below x, or its approximation by tanh. */
export const gelu = op({
  schema: 'gelu(Tensor self, *, str approximate="none") -> Tensor',
  on: ['nn'],
  out: true,
  forward(self, approximate) {
    check(
      approximate === 'none' || approximate === 'tanh',
      () => 'approximate argument must be either none or tanh.',
    );
    checkImplemented(isFloat(self.dtype), 'GeluKernelImpl', self.dtype);
    return map1(
      self,
      approximate === 'tanh'
        ? { name: 'geluTanh', f: (x) => 0.5 * x * (1 + Math.tanh(inner(x))) }
        : { name: 'gelu', f: (x) => x * below(x) },
    );
  },
});
derivative(gelu, (self, approximate) =>
  node(
    'GeluBackward0',
    edge(self, [self], (g, x) =>
      approximate === 'tanh'
        ? timesSlope(g, x, 'geluTanhBackward', slopeTanh, slopeTanhOps)
        : timesSlope(g, x, 'geluBackward', slope, slopeOps),
    ),
  ),
);
export const gelu_ = inplaceOf(gelu);

// cdf(x) + x pdf(x)
const slope = (x: number): number => below(x) + x * PEAK * Math.exp(-0.5 * x * x);
function slopeOps(x: Tensor): Tensor {
  const cdf = torch.mul(torch.add(torch.erf(torch.mul(x, 1 / SQRT2)), 1), 0.5);
  const pdf = torch.mul(torch.exp(torch.mul(torch.mul(x, x), -0.5)), PEAK);
  return torch.add(cdf, torch.mul(x, pdf));
}

// (1 + t)/2 + x/2 (1 - t^2) u', with t = tanh u and u' = BETA (1 + 3 CUBE x^2)
function slopeTanh(x: number): number {
  const t = Math.tanh(inner(x));
  return 0.5 * (1 + t) + 0.5 * x * (1 - t * t) * BETA * (1 + 3 * CUBE * x * x);
}
function slopeTanhOps(x: Tensor): Tensor {
  const square = torch.mul(x, x);
  const t = torch.tanh(torch.mul(torch.mul(x, torch.add(torch.mul(square, CUBE), 1)), BETA));
  const du = torch.mul(torch.add(torch.mul(square, 3 * CUBE), 1), BETA);
  const bend = torch.mul(torch.mul(torch.sub(1, torch.mul(t, t)), du), x);
  return torch.mul(torch.add(torch.add(t, 1), bend), 0.5);
}
