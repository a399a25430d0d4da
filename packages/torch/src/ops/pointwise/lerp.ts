import { edge, node } from '../../autograd/node.ts';
import { inplaceOf } from '../../dispatch/inplace.ts';
import { derivative, op } from '../../dispatch/op.ts';
import { checkImplemented } from '../../errors/not-implemented.ts';
import { check } from '../../errors/torch-error.ts';
import { wrappedNumber } from '../../tensor/create.ts';
import { cName, isFloat } from '../../tensor/dtype.ts';
import type { Tensor } from '../../tensor/tensor.ts';
import { torch } from '../torch.ts';
import { castData, map3 } from './driver.ts';

/** From whichever end is nearer, so that weights 0 and 1 give the ends exactly. */
const between = {
  name: 'lerp',
  f: (x: number, end: number, w: number) =>
    Math.abs(w) < 0.5 ? x + w * (end - x) : end - (end - x) * (1 - w),
};

function checkSameDtype(self: Tensor, other: Tensor, name: string): void {
  check(
    self.dtype === other.dtype,
    () => `expected dtype ${cName(self.dtype)} for \`${name}\` but got dtype ${cName(other.dtype)}`,
  );
}

export const lerp = op({
  schema: 'lerp.Tensor(Tensor self, Tensor end, Tensor weight) -> Tensor',
  on: ['function', 'method'],
  out: true,
  forward(self, end, weight) {
    checkSameDtype(self, end, 'end');
    if (weight.rank > 0) checkSameDtype(self, weight, 'weight');
    checkImplemented(isFloat(self.dtype), 'lerp_kernel_tensor', self.dtype);
    return map3(self, end, castData(weight, self.dtype), between);
  },
});
derivative(lerp, (self, end, weight) =>
  node(
    'LerpBackward1',
    edge(self, [weight], (g, w) => torch.mul(g, torch.sub(1, w))),
    edge(end, [weight], (g, w) => torch.mul(g, w)),
    edge(weight, [self, end], (g, x, end) => torch.mul(g, torch.sub(end, x))),
  ),
);
export const lerp_ = inplaceOf(lerp);

export const lerpScalar = op({
  schema: 'lerp.Scalar(Tensor self, Tensor end, Scalar weight) -> Tensor',
  on: ['function', 'method'],
  out: true,
  forward(self, end, weight) {
    checkSameDtype(self, end, 'end');
    checkImplemented(isFloat(self.dtype), 'lerp_kernel_scalar', self.dtype);
    return map3(self, end, wrappedNumber(weight), between);
  },
});
derivative(lerpScalar, (self, end, { value }) =>
  node(
    'LerpBackward0',
    edge(self, [], (g) => torch.mul(g, 1 - value)),
    edge(end, [], (g) => torch.mul(g, value)),
  ),
);
export const lerpScalar_ = inplaceOf(lerpScalar);
