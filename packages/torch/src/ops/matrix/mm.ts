import { gradMode } from '../../autograd/grad-mode.ts';
import { edge, node } from '../../autograd/node.ts';
import { checkImplemented } from '../../errors/not-implemented.ts';
import { check } from '../../errors/torch-error.ts';
import { inplaceOf } from '../../dispatch/inplace.ts';
import { derivative, op } from '../../dispatch/op.ts';
import { kernels, type Strided } from '../../kernels/kernels.ts';
import { bool, cName } from '../../tensor/dtype.ts';
import { alias, empty, type Tensor } from '../../tensor/tensor.ts';
import { torch } from '../torch.ts';
import { transposed } from '../view/transposed.ts';
import { scaled, weightedSum } from './weighted-sum.ts';

function checkProduct(a: Tensor, b: Tensor, names: [string, string], self = 'mat1'): void {
  check(a.rank === 2, () => `${self} must be a matrix`);
  check(b.rank === 2, () => 'mat2 must be a matrix');
  check(
    a.shape[1] === b.shape[0],
    () =>
      `mat1 and mat2 shapes cannot be multiplied (${a.shape[0]}x${a.shape[1]} and ${b.shape[0]}x${b.shape[1]})`,
  );
  check(
    a.dtype === b.dtype,
    () =>
      `expected ${names[0]} and ${names[1]} to have the same dtype, but got: ${cName(a.dtype)} != ${cName(b.dtype)}`,
  );
}

function product(a: Tensor, b: Tensor): Tensor {
  checkImplemented(a.dtype !== bool, 'addmm_impl_cpu_', a.dtype);
  const [m, k, n] = [a.shape[0]!, a.shape[1]!, b.shape[1]!];
  const out = empty([m, n], a.dtype);
  kernels.gemm(m, n, k, out, a, b);
  return out;
}

/** a b, each transposed if asked; without views where no graph is recorded. */
function times(a: Tensor, b: Tensor, turnsA: boolean, turnsB: boolean): Tensor {
  if (gradMode.enabled) return torch.mm(turnsA ? torch.t(a) : a, turnsB ? torch.t(b) : b);
  const [m, k] = (turnsA ? a.shape.toReversed() : a.shape) as [number, number];
  const n = b.shape[turnsB ? 0 : 1]!;
  const out = empty([m, n], a.dtype);
  kernels.gemm(m, n, k, out, turnsA ? turned(a) : a, turnsB ? turned(b) : b);
  return out;
}

const turned = (t: Tensor): Strided => ({
  dtype: t.dtype,
  heap: t.heap,
  start: t.start,
  strides: t.strides.toReversed(),
});

// C = A B: dA = G B^T, dB = A^T G. For a factor that lies column by column the gradient is made to lie so too, as
// the transpose of a product: behind the transposed weight of a linear layer it is then row-major.
function gradOfLeft(g: Tensor, left: Layout, right: Tensor): Tensor {
  return isColumnMajor(left) ? transposed(times(right, g, false, true)) : times(g, right, false, true);
}
function gradOfRight(g: Tensor, left: Tensor, right: Layout): Tensor {
  return isColumnMajor(right) ? transposed(times(g, left, true, false)) : times(left, g, true, false);
}

type Layout = Pick<Tensor, 'shape' | 'strides'>;
const isColumnMajor = ({ shape, strides }: Layout): boolean => strides[0] === 1 && strides[1] === shape[0];

export const mm = op({
  schema: 'mm(Tensor self, Tensor mat2) -> Tensor',
  on: ['function', 'method'],
  out: 'exact',
  forward(self, mat2) {
    checkProduct(self, mat2, ['m1', 'm2'], 'self');
    return product(self, mat2);
  },
});
derivative(mm, (self, mat2) =>
  node(
    'MmBackward0',
    edge(self, [mat2], (g, right) => gradOfLeft(g, self, right)),
    edge(mat2, [self], (g, left) => gradOfRight(g, left, mat2)),
  ),
);

export const addmm = op({
  schema: 'addmm(Tensor self, Tensor mat1, Tensor mat2, *, Scalar beta=1, Scalar alpha=1) -> Tensor',
  on: ['function', 'method'],
  out: 'exact',
  forward(self, mat1, mat2, beta, alpha) {
    check(
      mat1.dtype === mat2.dtype,
      () =>
        `mat1 and mat2 must have the same dtype, but got ${mat1.dtype.scalarType} and ${mat2.dtype.scalarType}`,
    );
    check(
      self.dtype === mat1.dtype,
      () =>
        `self and mat2 must have the same dtype, but got ${self.dtype.scalarType} and ${mat2.dtype.scalarType}`,
    );
    checkProduct(mat1, mat2, ['mat1', 'mat2']);
    const sum = product(mat1, mat2);
    if (alpha.value !== 1 || beta.value !== 1) return weightedSum(self, sum, beta, alpha);
    const addend = torch.expand(self, sum.shape);
    kernels.map2({ name: 'add', f: (x, y) => x + y }, sum.shape, sum, sum, addend);
    return sum;
  },
});
derivative(addmm, (self, mat1, mat2, beta, alpha) =>
  node(
    'AddmmBackward0',
    edge(self, [], (g) => scaled(g, beta)),
    edge(mat1, [mat2], (g, right) => scaled(gradOfLeft(g, mat1, right), alpha)),
    edge(mat2, [mat1], (g, left) => scaled(gradOfRight(g, left, mat2), alpha)),
  ),
);
export const addmm_ = inplaceOf(addmm);

export const bmm = op({
  schema: 'bmm(Tensor self, Tensor mat2) -> Tensor',
  on: ['function', 'method'],
  out: 'exact',
  forward(self, mat2) {
    check(self.rank === 3, () => 'batch1 must be a 3D tensor');
    check(mat2.rank === 3, () => 'batch2 must be a 3D tensor');
    const [b, m, k] = self.shape as [number, number, number];
    const n = mat2.shape[2]!;
    check(
      mat2.shape[0] === b && mat2.shape[1] === k,
      () =>
        `Expected size for first two dimensions of batch2 tensor to be: [${b}, ${k}] but got: [${mat2.shape[0]}, ${mat2.shape[1]}].`,
    );
    checkImplemented(self.dtype !== bool, 'bmm', self.dtype);
    check(
      self.dtype === mat2.dtype,
      () => `expected scalar type ${self.dtype.scalarType} but found ${mat2.dtype.scalarType}`,
    );
    const out = empty([b, m, n], self.dtype);
    const page = (t: Tensor, i: number) =>
      alias(t, t.shape.slice(1), t.strides.slice(1), t.offset + i * t.strides[0]!);
    for (let i = 0; i < b; i++) kernels.gemm(m, n, k, page(out, i), page(self, i), page(mat2, i));
    return out;
  },
});
derivative(bmm, (self, mat2) =>
  node(
    'BmmBackward0',
    edge(self, [mat2], (g, mat2) => torch.bmm(g, torch.transpose(mat2, 1, 2))),
    edge(mat2, [self], (g, self) => torch.bmm(torch.transpose(self, 1, 2), g)),
  ),
);

export const mv = op({
  schema: 'mv(Tensor self, Tensor vec) -> Tensor',
  on: ['function', 'method'],
  out: 'exact',
  forward(self, vec) {
    check(
      self.rank === 2 && vec.rank === 1,
      () => `vector + matrix @ vector expected, got 1, ${self.rank}, ${vec.rank}`,
    );
    check(
      self.shape[1] === vec.shape[0],
      () =>
        `size mismatch, got input (${self.shape[0]}), mat (${self.shape[0]}x${self.shape[1]}), vec (${vec.shape[0]})`,
    );
    check(
      self.dtype === vec.dtype,
      () => `expected m1 and m2 to have the same dtype, but got: ${cName(self.dtype)} != ${cName(vec.dtype)}`,
    );
    const column = alias(vec, [vec.shape[0]!, 1], [vec.strides[0]!, 1]);
    return alias(product(self, column), [self.shape[0]!], [1]);
  },
});
derivative(mv, (self, vec) =>
  node(
    'MvBackward0',
    edge(self, [vec], (g, vec) => torch.mul(torch.unsqueeze(g, 1), vec)),
    edge(vec, [self], (g, self) => torch.mv(torch.t(self), g)),
  ),
);

export const dot = op({
  schema: 'dot(Tensor self, Tensor tensor) -> Tensor',
  on: ['function', 'method'],
  out: 'exact',
  forward(self, tensor) {
    check(
      self.rank === 1 && tensor.rank === 1,
      () => `1D tensors expected, but got ${self.rank}D and ${tensor.rank}D tensors`,
    );
    check(
      self.dtype === tensor.dtype,
      () =>
        `dot : expected both vectors to have same dtype, but found ${self.dtype.scalarType} and ${tensor.dtype.scalarType}`,
    );
    const [n, m] = [self.shape[0]!, tensor.shape[0]!];
    check(
      n === m,
      () =>
        `inconsistent tensor size, expected tensor [${n}] and src [${m}] to have the same number of elements, but got ${n} and ${m} elements respectively`,
    );
    checkImplemented(self.dtype !== bool, 'dot', self.dtype);
    const row = alias(self, [1, n], [0, self.strides[0]!]);
    const column = alias(tensor, [n, 1], [tensor.strides[0]!, 0]);
    return alias(product(row, column), [], []);
  },
});
derivative(dot, (self, tensor) =>
  node(
    'DotBackward0',
    edge(self, [tensor], (g, tensor) => torch.mul(g, tensor)),
    edge(tensor, [self], (g, self) => torch.mul(g, self)),
  ),
);
