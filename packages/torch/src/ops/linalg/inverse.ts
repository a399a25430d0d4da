import { edge, edgeOfMany, node } from '../../autograd/node.ts';
import { derivative, op } from '../../dispatch/op.ts';
import { TorchError } from '../../errors/torch-error.ts';
import { fromValues } from '../../tensor/create.ts';
import { int32 } from '../../tensor/dtype.ts';
import type { Tensor } from '../../tensor/tensor.ts';
import { torch } from '../torch.ts';
import { checkFloatMatrix, checkSquare, elementText, fromParts, matricesOf } from './batch.ts';
import { identity, luFactor, luSolve } from './lu-factor.ts';

function invert(name: string, a: Tensor, mustExist: boolean): [Tensor, Tensor] {
  checkSquare(name, a);
  checkFloatMatrix(name, a);
  const n = a.shape.at(-1)!;
  const infos: number[] = [];
  const inverses = matricesOf(a).map((m, i) => {
    const factors = luFactor(m, a.dtype);
    const { info } = factors;
    infos.push(info);
    if (info > 0 && mustExist) {
      throw new TorchError(
        'LinAlgError',
        `${name}: ${elementText(a, i)}The diagonal element ${info} is zero, the inversion could not be completed because the input matrix is singular.`,
      );
    }
    return luSolve(factors, identity(n), a.dtype).data;
  });
  return [fromParts(inverses, a, [n, n]), fromValues(infos, a.shape.slice(0, -2), int32)];
}

// dA = -A^-T G A^-T
function inverseGrad(g: Tensor, inverse: Tensor): Tensor {
  const t = torch.transpose(inverse, -2, -1);
  return torch.neg(torch.matmul(torch.matmul(t, g), t));
}

export const linalgInv = op({
  schema: 'linalg_inv(Tensor A) -> Tensor',
  on: ['linalg'],
  out: 'exact',
  forward: (a) => invert('linalg.inv', a, true)[0],
});
derivative(linalgInv, (a, result) => node('LinalgInvExBackward0', edge(a, [result], inverseGrad)));

export const linalgInvEx = op({
  schema: 'linalg_inv_ex(Tensor A, *, bool check_errors=False) -> (Tensor inverse, Tensor info)',
  on: ['linalg'],
  forward: (a, checks) => invert(checks ? 'linalg.inv_ex' : 'linalg.inv', a, checks),
});
derivative(linalgInvEx, (a, _checks, [inverse]) =>
  node(
    'LinalgInvExBackward0',
    edgeOfMany(a, [inverse], ([g], inverse) => (g ? inverseGrad(g, inverse) : null)),
  ),
);

export const inverse = op({
  schema: 'inverse(Tensor self) -> Tensor',
  on: ['function', 'method'],
  out: 'exact',
  forward: (self) => torch.linalgInv(self),
});
