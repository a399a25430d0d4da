/** Norms of matrices, and linalg.norm which chooses between them and those of vectors. */
import { op } from '../../dispatch/op.ts';
import type { Scalar } from '../../dispatch/scalar.ts';
import { check, TorchError } from '../../errors/torch-error.ts';
import { type DType, isFloat } from '../../tensor/dtype.ts';
import { type Shape, wrapDim } from '../../tensor/shape.ts';
import type { Tensor } from '../../tensor/tensor.ts';
import { torch } from '../torch.ts';

const fault = (condition: boolean, text: () => string): void =>
  check(condition, () => `linalg.matrix_norm: ${text()}`);

/** The two dimensions of the matrices, wrapped. */
function planeOf(self: Tensor, dim: Shape): [number, number] {
  fault(self.rank >= 2, () => 'The input tensor A must have at least 2 dimensions.');
  fault(dim.length === 2, () => `dim must be a 2-tuple. Got ${dim.join(', ')}`);
  const [a, b] = [wrapDim(dim[0]!, self.rank), wrapDim(dim[1]!, self.rank)];
  fault(a !== b, () => `dims must be different. Got (${dim.join(', ')})`);
  return [a, b];
}

function checkFloat(self: Tensor): void {
  fault(
    isFloat(self.dtype),
    () => `Expected a floating point or complex tensor as input. Got ${self.dtype.scalarType}`,
  );
}

/** A function of the singular values. */
function spectral(
  self: Tensor,
  [a, b]: [number, number],
  keepdim: boolean,
  f: (values: Tensor, keepdim: boolean) => Tensor,
): Tensor {
  const rest = self.shape.map((_, d) => d).filter((d) => d !== a && d !== b);
  const order = [...rest, a, b];
  const result = f(torch.linalgSvdvals(torch.permute(self, order), null), keepdim);
  if (!keepdim) return result;
  const back = self.shape.map((_, d) => order.indexOf(d));
  return torch.permute(torch.unsqueeze(result, -1), back);
}

function byNumber(self: Tensor, p: number, dim: Shape, keepdim: boolean, dtype: DType | null): Tensor {
  checkFloat(self);
  const plane = planeOf(self, dim);
  const [kind, isLargest] = [Math.abs(p), p > 0];
  fault([1, 2, Infinity].includes(kind), () => `Order ${p} not supported.`);
  const pick = (t: Tensor, d: number, keep: boolean) =>
    isLargest ? torch.amax(t, [d], keep) : torch.amin(t, [d], keep);
  const typed = dtype ? torch.toDtype(self, dtype) : self;
  if (kind === 2) return spectral(typed, plane, keepdim, (values, keep) => pick(values, -1, keep));
  const [along, across] = kind === 1 ? plane : [plane[1], plane[0]];
  const sums = torch.linalgVectorNorm(typed, 1, [along], keepdim);
  return pick(sums, !keepdim && across > along ? across - 1 : across, keepdim);
}

function byName(self: Tensor, name: string, dim: Shape, keepdim: boolean, dtype: DType | null): Tensor {
  const plane = planeOf(self, dim);
  fault(name === 'fro' || name === 'nuc', () => `Order ${name} not supported.`);
  checkFloat(self);
  if (name === 'fro') return torch.linalgVectorNorm(self, 2, plane, keepdim, dtype);
  const typed = dtype ? torch.toDtype(self, dtype) : self;
  return spectral(typed, plane, keepdim, (values, keep) => torch.sumDim(values, [-1], keep));
}

export const linalgMatrixNorm = op({
  schema:
    'linalg_matrix_norm(Tensor self, Scalar ord, int[] dim=[-2,-1], bool keepdim=False, *, ScalarType? dtype=None) -> Tensor',
  on: ['linalg'],
  out: true,
  forward: (self, ord, dim, keepdim, dtype) => byNumber(self, ord.value, dim, keepdim, dtype),
});
export const linalgMatrixNormNamed = op({
  schema:
    'linalg_matrix_norm.str_ord(Tensor self, str ord="fro", int[] dim=[-2,-1], bool keepdim=False, *, ScalarType? dtype=None) -> Tensor',
  on: ['linalg'],
  out: true,
  forward: (self, ord, dim, keepdim, dtype) => byName(self, ord, dim, keepdim, dtype),
});

export const linalgNorm = op({
  schema:
    'linalg_norm(Tensor self, Scalar? ord=None, int[1]? dim=None, bool keepdim=False, *, ScalarType? dtype=None) -> Tensor',
  on: ['linalg'],
  out: true,
  forward(self, ord, dim, keepdim, dtype) {
    checkDims(dim);
    if (ord !== null && dim === null && self.rank > 2) {
      throw new TorchError(
        'RuntimeError',
        `linalg.norm: If dim is not specified but ord is, the input must be 1D or 2D. Got ${self.rank}D.`,
      );
    }
    const isMatrix = dim === null ? self.rank === 2 : dim.length === 2;
    if (ord !== null && isMatrix) {
      return torch.linalgMatrixNorm(self, ord, dim ?? [0, 1], keepdim, dtype);
    }
    return torch.linalgVectorNorm(self, ord ?? TWO, dim, keepdim, dtype);
  },
});
const TWO: Scalar = { value: 2, of: 'int' };

function checkDims(dim: Shape | null): void {
  check(
    dim === null || dim.length === 1 || dim.length === 2,
    () => `linalg.norm: If dim is specified, it must be of length 1 or 2. Got [${dim?.join(', ')}]`,
  );
}

export const linalgNormNamed = op({
  schema:
    'linalg_norm.ord_str(Tensor self, str ord, int[1]? dim=None, bool keepdim=False, *, ScalarType? dtype=None) -> Tensor',
  on: ['linalg'],
  out: true,
  forward: (self, ord, dim, keepdim, dtype) => byName(self, ord, dim ?? [-2, -1], keepdim, dtype),
});
