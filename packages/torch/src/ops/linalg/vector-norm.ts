/** Norms of vectors: of all elements, or along dimensions. */
import { edge, node } from '../../autograd/node.ts';
import { derivative, op } from '../../dispatch/op.ts';
import { check } from '../../errors/torch-error.ts';
import { type DType, isFloat } from '../../tensor/dtype.ts';
import { type Shape, wrapDims } from '../../tensor/shape.ts';
import type { Tensor } from '../../tensor/tensor.ts';
import { reduce } from '../reduction/driver.ts';
import { restoreDims } from '../reduction/restore.ts';
import { normGrad } from './norm-grad.ts';

function normOf(row: Float64Array, n: number, p: number): number {
  let total = p === -Infinity ? Infinity : 0;
  for (let i = 0; i < n; i++) {
    const x = Math.abs(row[i]!);
    if (p === Infinity) total = Math.max(total, x);
    else if (p === -Infinity) total = Math.min(total, x);
    else if (p === 0) total += Number(x !== 0);
    else if (p === 1) total += x;
    else if (p === 2) total += x * x;
    else total += x ** p;
  }
  if (p === 2) return Math.sqrt(total);
  return Math.abs(p) === Infinity || p === 0 || p === 1 ? total : total ** (1 / p);
}

function checkType(self: Tensor, dtype: DType | null): void {
  check(
    isFloat(self.dtype),
    () =>
      `linalg.vector_norm: Expected a floating point or complex tensor as input. Got ${self.dtype.scalarType}`,
  );
  if (!dtype) return;
  check(
    isFloat(dtype),
    () => `linalg.vector_norm: dtype should be floating point or complex, but got ${dtype.scalarType}`,
  );
  check(
    dtype.itemsize >= self.dtype.itemsize,
    () =>
      `linalg.vector_norm: the dtype of the input (${self.dtype.scalarType}) should be convertible without narrowing to the specified dtype (${dtype.scalarType})`,
  );
}

const orderText = (p: number): string => (p === Infinity ? 'inf' : p === -Infinity ? '-inf' : String(p));

/** Only sums have a value for no elements. */
function checkNotEmpty(self: Tensor, p: number, dims: readonly number[], isWhole: boolean): void {
  if (p >= 0 && p !== Infinity) return;
  check(
    !isWhole || self.numel > 0,
    () =>
      `linalg.vector_norm cannot compute the ${orderText(p)} norm on an empty tensor because the operation does not have an identity`,
  );
  const empty = dims.find((d) => self.size(d) === 0);
  check(
    empty === undefined,
    () =>
      `linalg.vector_norm cannot compute the ${orderText(p)} norm on the dimension ${empty}because this dimension is empty and the operation does not have an identity`,
  );
}

function vectorNorm(
  self: Tensor,
  p: number,
  dim: Shape | null,
  keepdim: boolean,
  dtype: DType | null,
): Tensor {
  const dims = wrapDims(dim, self.rank);
  checkNotEmpty(self, p, dims, dim === null || dim.length === 0);
  const reducer = { name: 'norm', f: (row: Float64Array, n: number) => normOf(row, n, p) };
  return reduce(self, dims, keepdim, dtype ?? self.dtype, reducer);
}

export const linalgVectorNorm = op({
  schema:
    'linalg_vector_norm(Tensor self, Scalar ord=2, int[1]? dim=None, bool keepdim=False, *, ScalarType? dtype=None) -> Tensor',
  on: ['linalg'],
  out: 'exact',
  forward(self, ord, dim, keepdim, dtype) {
    checkType(self, dtype);
    return vectorNorm(self, ord.value, dim, keepdim, dtype);
  },
});
derivative(linalgVectorNorm, (self, ord, dim, keepdim, _dtype, result) =>
  node(
    'LinalgVectorNormBackward0',
    edge(self, [self, result], (g, self, norm) => {
      const restore = (t: Tensor) => restoreDims(t, self.shape, dim, keepdim);
      return normGrad(restore(g), self, ord.value, restore(norm), wrapDims(dim, self.rank));
    }),
  ),
);

/** The norm behind older functions; PyTorch gives it a node of its own. */
export const normScalarOptDim = op({
  schema: 'norm.ScalarOpt_dim(Tensor self, Scalar? p, int[1] dim, bool keepdim=False) -> Tensor',
  on: [],
  forward(self, p, dim, keepdim) {
    check(
      isFloat(self.dtype),
      () =>
        `norm(): input dtype should be either floating point or complex. Got ${self.dtype.scalarType} instead.`,
    );
    return vectorNorm(self, p?.value ?? 2, dim, keepdim, null);
  },
});
derivative(normScalarOptDim, (self, p, dim, keepdim, result) =>
  node(
    'NormBackward1',
    edge(self, [self, result], (g, self, norm) => {
      const restore = (t: Tensor) => restoreDims(t, self.shape, dim, keepdim);
      return normGrad(restore(g), self, p?.value ?? 2, restore(norm), wrapDims(dim, self.rank));
    }),
  ),
);
