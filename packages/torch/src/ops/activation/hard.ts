/** Piecewise stand-ins for smooth activations: hardtanh (and relu6), hardsigmoid, hardswish. */
import { edge, node } from '../../autograd/node.ts';
import { inplaceOf } from '../../dispatch/inplace.ts';
import { derivative, op } from '../../dispatch/op.ts';
import { checkImplemented } from '../../errors/not-implemented.ts';
import { check } from '../../errors/torch-error.ts';
import { isFloat } from '../../tensor/dtype.ts';
import { map1 } from '../pointwise/driver.ts';
import { torch } from '../torch.ts';

const held = (x: number, low: number, high: number): number => (x < low ? low : x > high ? high : x);

export const hardtanh = op({
  schema: 'hardtanh(Tensor self, Scalar min_val=-1, Scalar max_val=1) -> Tensor',
  on: ['nn'],
  out: true,
  forward(self, min, max) {
    const [low, high] = [min, max].map((b) => (isFloat(self.dtype) ? b.value : Math.trunc(b.value))) as [
      number,
      number,
    ];
    check(self.dtype.category !== 'bool', () => 'Bool inputs not supported for hardtanh');
    check(min.value <= max.value, () => 'min_val cannot be greater than max_val');
    check(
      self.dtype.name !== 'uint8' || (low >= 0 && high >= 0),
      () => 'cannot do hardtanh on an unsigned type with negative limits',
    );
    return map1(self, { name: 'hardtanh', f: (x) => held(x, low, high) });
  },
});
// The gradient passes strictly inside the bounds, so not at NaN: as PyTorch's vectorised loop has it.
derivative(hardtanh, (self, low, high) =>
  node(
    'HardtanhBackward0',
    edge(self, [self], (g, x) => {
      const inside = torch.logicalAnd(torch.gtScalar(x, low.value), torch.ltScalar(x, high.value));
      return torch.maskedSlope(g, x, inside);
    }),
  ),
);
export const hardtanh_ = inplaceOf(hardtanh);

export const relu6 = op({
  schema: 'relu6(Tensor self) -> Tensor',
  on: ['nn'],
  forward: (self) => torch.hardtanh(self, 0, 6),
});
export const relu6_ = op({
  schema: 'relu6_(Tensor(a!) self) -> Tensor(a!)',
  on: ['nn'],
  forward: (self) => torch.hardtanh_(self, 0, 6),
});

/** x + 3 held within [0, 6], over 6 */
const hardGate = (x: number): number => held(x + 3, 0, 6) / 6;

export const hardsigmoid = op({
  schema: 'hardsigmoid(Tensor self) -> Tensor',
  on: ['nn'],
  out: true,
  forward(self) {
    checkImplemented(isFloat(self.dtype), 'hardsigmoid_cpu', self.dtype);
    return map1(self, { name: 'hardsigmoid', f: hardGate });
  },
});
derivative(hardsigmoid, (self) =>
  node(
    'HardsigmoidBackward0',
    edge(self, [self], (g, x) =>
      torch.maskedSlope(
        torch.mul(g, 1 / 6),
        x,
        torch.logicalAnd(torch.gtScalar(x, -3), torch.ltScalar(x, 3)),
      ),
    ),
  ),
);
export const hardsigmoid_ = inplaceOf(hardsigmoid);

export const hardswish = op({
  schema: 'hardswish(Tensor self) -> Tensor',
  on: ['nn'],
  out: true,
  forward(self) {
    checkImplemented(isFloat(self.dtype), 'hardswish_cpu', self.dtype);
    return map1(self, { name: 'hardswish', f: (x) => x * hardGate(x) });
  },
});
// 0 up to -3, x/3 + 1/2 below 3, else 1 (for a NaN too)
derivative(hardswish, (self) =>
  node(
    'HardswishBackward0',
    edge(self, [self], (g, x) => {
      const between = torch.mul(g, torch.add(torch.mul(x, 1 / 3), 0.5));
      return torch.maskedSlope(
        torch.where(torch.ltScalar(x, 3), between, g),
        x,
        torch.logicalNot(torch.leScalar(x, -3)),
      );
    }),
  ),
);
export const hardswish_ = inplaceOf(hardswish);
