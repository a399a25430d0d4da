/** Sums with a product or a quotient: self + value * tensor1 * tensor2, self + value * tensor1 / tensor2. */
import { edge, node } from '../../autograd/node.ts';
import { inplaceOf } from '../../dispatch/inplace.ts';
import { derivative, op } from '../../dispatch/op.ts';
import { checkImplemented } from '../../errors/not-implemented.ts';
import { check } from '../../errors/torch-error.ts';
import { isFloat } from '../../tensor/dtype.ts';
import { torch } from '../torch.ts';
import { map3 } from './driver.ts';
import { resultType } from './promotion.ts';

export const addcmul = op({
  schema: 'addcmul(Tensor self, Tensor tensor1, Tensor tensor2, *, Scalar value=1) -> Tensor',
  on: ['function', 'method'],
  out: true,
  forward(self, tensor1, tensor2, { value }) {
    const dtype = resultType(self, tensor1, tensor2);
    checkImplemented(dtype.category !== 'bool', 'addcmul_cpu_out', dtype);
    const factor = isFloat(dtype) ? value : Math.trunc(value);
    return map3(self, tensor1, tensor2, { name: 'addcmul', f: (x, a, b) => x + factor * a * b });
  },
});
derivative(addcmul, (self, tensor1, tensor2, { value }) =>
  node(
    'AddcmulBackward0',
    edge(self, [], (g) => g),
    edge(tensor1, [tensor2], (g, b) => torch.mul(g, torch.mul(b, value))),
    edge(tensor2, [tensor1], (g, a) => torch.mul(g, torch.mul(a, value))),
  ),
);
export const addcmul_ = inplaceOf(addcmul);

const INTEGER_DIVISION =
  'Integer division with addcdiv is no longer supported, and in a future  release addcdiv will perform a true division of tensor1 and tensor2. The historic addcdiv behavior can be implemented as (input + value * torch.trunc(tensor1 / tensor2)).to(input.dtype) for integer inputs and as (input + value * tensor1 / tensor2) for float inputs. The future addcdiv behavior is just the latter implementation: (input + value * tensor1 / tensor2), for all dtypes.';

export const addcdiv = op({
  schema: 'addcdiv(Tensor self, Tensor tensor1, Tensor tensor2, *, Scalar value=1) -> Tensor',
  on: ['function', 'method'],
  out: true,
  forward(self, tensor1, tensor2, { value }) {
    check(isFloat(tensor1.dtype) || isFloat(tensor2.dtype), () => INTEGER_DIVISION);
    return map3(self, tensor1, tensor2, { name: 'addcdiv', f: (x, a, b) => x + (value * a) / b });
  },
});
// d/da = value / b, d/db = -value a / b^2
derivative(addcdiv, (self, tensor1, tensor2, { value }) =>
  node(
    'AddcdivBackward0',
    edge(self, [], (g) => g),
    edge(tensor1, [tensor2], (g, b) => torch.mul(g, torch.div(value, b))),
    edge(tensor2, [tensor1, tensor2], (g, a, b) =>
      torch.mul(torch.neg(g), torch.div(torch.mul(a, value), torch.mul(b, b))),
    ),
  ),
);
export const addcdiv_ = inplaceOf(addcdiv);

// Old call forms with the factor before the tensors, which PyTorch still takes.

export const addcmulValueFirst = op({
  schema: 'addcmul.value_first(Tensor self, Scalar value, Tensor tensor1, Tensor tensor2) -> Tensor',
  on: ['function', 'method'],
  forward: (self, value, tensor1, tensor2) => torch.addcmul(self, tensor1, tensor2, value),
});
export const addcmulValueFirst_ = op({
  schema: 'addcmul_.value_first(Tensor(a!) self, Scalar value, Tensor tensor1, Tensor tensor2) -> Tensor(a!)',
  on: ['method'],
  forward: (self, value, tensor1, tensor2) => torch.addcmul_(self, tensor1, tensor2, value),
});
export const addcdivValueFirst = op({
  schema: 'addcdiv.value_first(Tensor self, Scalar value, Tensor tensor1, Tensor tensor2) -> Tensor',
  on: ['function', 'method'],
  forward: (self, value, tensor1, tensor2) => torch.addcdiv(self, tensor1, tensor2, value),
});
export const addcdivValueFirst_ = op({
  schema: 'addcdiv_.value_first(Tensor(a!) self, Scalar value, Tensor tensor1, Tensor tensor2) -> Tensor(a!)',
  on: ['method'],
  forward: (self, value, tensor1, tensor2) => torch.addcdiv_(self, tensor1, tensor2, value),
});
