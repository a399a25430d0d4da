/** Exponential below zero: elu, and its variants celu (smooth for every alpha) and selu (self-normalising). */
import { edge, node } from '../../autograd/node.ts';
import { inplaceOf } from '../../dispatch/inplace.ts';
import { derivative, op } from '../../dispatch/op.ts';
import type { Scalar } from '../../dispatch/scalar.ts';
import { checkImplemented } from '../../errors/not-implemented.ts';
import { check } from '../../errors/torch-error.ts';
import { isFloat } from '../../tensor/dtype.ts';
import type { Tensor } from '../../tensor/tensor.ts';
import { map1 } from '../pointwise/driver.ts';
import { torch } from '../torch.ts';

/** y = scale x above 0, else scale alpha (e^(rate x) - 1) */
interface Curve {
  readonly alpha: number;
  readonly scale: number;
  readonly rate: number;
}

function evaluate(self: Tensor, { alpha, scale, rate }: Curve): Tensor {
  checkImplemented(isFloat(self.dtype), 'elu_cpu', self.dtype);
  const f = (x: number) => (x <= 0 ? scale * alpha * Math.expm1(rate * x) : scale * x);
  return map1(self, { name: 'elu', f });
}

/** scale above 0, else scale alpha rate e^(rate x); the exponent is held at 0 so that the branch not taken is finite. */
function times(g: Tensor, x: Tensor, { alpha, scale, rate }: Curve): Tensor {
  const decay = torch.exp(torch.mul(torch.clampMax(x, 0), rate));
  return torch.where(
    torch.le(x, 0),
    torch.mul(g, torch.mul(decay, scale * alpha * rate)),
    scale === 1 ? g : torch.mul(g, scale),
  );
}

/** The same from the result y, for in-place variants: e^(rate x) = (y / scale + alpha) / alpha. */
function timesOfResult(g: Tensor, y: Tensor, { alpha, scale, rate }: Curve): Tensor {
  return torch.where(
    torch.le(y, 0),
    torch.mul(g, torch.mul(torch.add(y, scale * alpha), rate)),
    scale === 1 ? g : torch.mul(g, scale),
  );
}

const curveOf = (alpha: Scalar, scale: Scalar, rate: Scalar): Curve => ({
  alpha: alpha.value,
  scale: scale.value,
  rate: rate.value,
});

export const elu = op({
  schema: 'elu(Tensor self, Scalar alpha=1, Scalar scale=1, Scalar input_scale=1) -> Tensor',
  on: ['nn'],
  out: true,
  forward: (self, alpha, scale, rate) => evaluate(self, curveOf(alpha, scale, rate)),
});
derivative(elu, (self, alpha, scale, rate) =>
  node(
    'EluBackward0',
    edge(self, [self], (g, x) => times(g, x, curveOf(alpha, scale, rate))),
  ),
);
export const elu_ = inplaceOf(elu, (self, alpha, scale, rate, result) =>
  node(
    'EluBackward1',
    edge(self, [result], (g, y) => timesOfResult(g, y, curveOf(alpha, scale, rate))),
  ),
);

const smooth = (alpha: number): Curve => ({ alpha, scale: 1, rate: 1 / alpha });

export const celu = op({
  schema: 'celu(Tensor self, Scalar alpha=1.0) -> Tensor',
  on: ['function'],
  forward(self, alpha) {
    check(alpha.value !== 0, () => 'ZeroDivisionError: alpha cannot be 0 for CELU');
    return evaluate(self, smooth(alpha.value));
  },
});
derivative(celu, (self, alpha) =>
  node(
    'CeluBackward0',
    edge(self, [self], (g, x) => times(g, x, smooth(alpha.value))),
  ),
);
export const celu_ = inplaceOf(celu, (self, alpha, result) =>
  node(
    'CeluBackward1',
    edge(self, [result], (g, y) => timesOfResult(g, y, smooth(alpha.value))),
  ),
);

/** Constants of Klambauer et al., Self-Normalizing Neural Networks (2017). */
const SELU_ALPHA = 1.6732632423543772;
const SELU_SCALE = 1.0507009873554805;

export const selu = op({
  schema: 'selu(Tensor self) -> Tensor',
  on: ['function'],
  forward: (self) => torch.elu(self, SELU_ALPHA, SELU_SCALE),
});
export const selu_ = op({
  schema: 'selu_(Tensor(a!) self) -> Tensor(a!)',
  on: ['function'],
  forward: (self) => torch.elu_(self, SELU_ALPHA, SELU_SCALE),
});
