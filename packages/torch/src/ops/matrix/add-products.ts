/** beta x + alpha (product), for products of a matrix and a vector, of two vectors, and of batches. */
import { edge, type Node, node } from '../../autograd/node.ts';
import { inplaceOf } from '../../dispatch/inplace.ts';
import { derivative, op } from '../../dispatch/op.ts';
import type { Scalar } from '../../dispatch/scalar.ts';
import { check, TorchError } from '../../errors/torch-error.ts';
import { sameShape, shapeText, wrapDimOf } from '../../tensor/shape.ts';
import { cName } from '../../tensor/dtype.ts';
import type { Tensor } from '../../tensor/tensor.ts';
import { torch } from '../torch.ts';
import { scaled, weightedSum } from './weighted-sum.ts';

const turned = (t: Tensor): Tensor => torch.transpose(t, -2, -1);

export const addmv = op({
  schema: 'addmv(Tensor self, Tensor mat, Tensor vec, *, Scalar beta=1, Scalar alpha=1) -> Tensor',
  on: ['function', 'method'],
  out: true,
  forward(self, mat, vec, beta, alpha) {
    check(
      mat.rank === 2 && vec.rank === 1 && self.rank <= 1,
      () => `vector + matrix @ vector expected, got ${self.rank}, ${mat.rank}, ${vec.rank}`,
    );
    const fits = mat.shape[1] === vec.shape[0] && (self.numel === mat.shape[0] || self.numel === 1);
    check(
      fits,
      () =>
        `size mismatch, got input (${self.size(0)}), mat (${mat.shape[0]}x${mat.shape[1]}), vec (${vec.shape[0]})`,
    );
    return weightedSum(self, torch.mv(mat, vec), beta, alpha);
  },
});
derivative(addmv, (self, mat, vec, beta, alpha) =>
  node(
    'AddmvBackward0',
    edge(self, [], (g) => scaled(g, beta)),
    edge(mat, [vec], (g, vec) => scaled(torch.outer(g, vec), alpha)),
    edge(vec, [mat], (g, mat) => scaled(torch.mv(torch.t(mat), g), alpha)),
  ),
);
export const addmv_ = inplaceOf(addmv);

export const addr = op({
  schema: 'addr(Tensor self, Tensor vec1, Tensor vec2, *, Scalar beta=1, Scalar alpha=1) -> Tensor',
  on: ['function', 'method'],
  out: true,
  forward(self, vec1, vec2, beta, alpha) {
    check(vec1.rank === 1, () => `addr: Expected 1-D argument vec1, but got ${vec1.rank}-D`);
    check(vec2.rank === 1, () => `addr: Expected 1-D argument vec2, but got ${vec2.rank}-D`);
    return weightedSum(self, torch.outer(vec1, vec2), beta, alpha);
  },
});
const addrNode = (self: Tensor, vec1: Tensor, vec2: Tensor, beta: Scalar, alpha: Scalar): Node =>
  node(
    'AddrBackward0',
    edge(self, [], (g) => scaled(g, beta)),
    edge(vec1, [vec2], (g, vec2) => scaled(torch.mv(g, vec2), alpha)),
    edge(vec2, [vec1], (g, vec1) => scaled(torch.mv(torch.t(g), vec1), alpha)),
  );
derivative(addr, addrNode);

/** In place the sizes have to be right, not only to broadcast. */
const addrInto = op({
  schema: 'addr(Tensor self, Tensor vec1, Tensor vec2, *, Scalar beta=1, Scalar alpha=1) -> Tensor',
  on: [],
  forward(self, vec1, vec2, beta, alpha) {
    check(self.rank === 2, () => `2D tensor expected, got ${self.rank}D tensor for input`);
    check(
      self.shape[0] === vec1.shape[0] && self.shape[1] === vec2.shape[0],
      () =>
        `size mismatch, input: ${shapeText(self.shape)}, v1: ${shapeText(vec1.shape)}, v2: ${shapeText(vec2.shape)}`,
    );
    return torch.addr(self, vec1, vec2, beta, alpha);
  },
});
export const addr_ = inplaceOf(addrInto, addrNode, ['method']);

export const baddbmm = op({
  schema: 'baddbmm(Tensor self, Tensor batch1, Tensor batch2, *, Scalar beta=1, Scalar alpha=1) -> Tensor',
  on: ['function', 'method'],
  out: true,
  forward(self, batch1, batch2, beta, alpha) {
    const shape = [sizeAt(batch1, 0), sizeAt(batch1, 1), sizeAt(batch2, 2)];
    torch.expand(self, shape);
    const names = [self, batch1, batch2].map((t) => cName(t.dtype));
    check(
      names.every((name) => name === names[0]),
      () => `Input dtypes must be the same, got: input ${names[0]}, batch1: ${names[1]}, batch2: ${names[2]}`,
    );
    return weightedSum(self, torch.bmm(batch1, batch2), beta, alpha);
  },
});
derivative(baddbmm, (self, batch1, batch2, beta, alpha) =>
  node(
    'BaddbmmBackward0',
    edge(self, [], (g) => scaled(g, beta)),
    edge(batch1, [batch2], (g, b) => scaled(torch.bmm(g, turned(b)), alpha)),
    edge(batch2, [batch1], (g, a) => scaled(torch.bmm(turned(a), g), alpha)),
  ),
);
export const baddbmm_ = inplaceOf(baddbmm);

/** The size along a dimension that the tensor has to have. */
function sizeAt(t: Tensor, dim: number): number {
  wrapDimOf(t.shape, dim);
  return t.size(dim);
}

function checkBatches(a: Tensor, b: Tensor): void {
  check(a.rank === 3 && b.rank === 3, () => `batch${a.rank === 3 ? 2 : 1} must be a 3D tensor`);
  const [p, q] = [a.shape, b.shape];
  check(p[0] === q[0], () => `batch1 and batch2 must have same number of batches, got ${p[0]} and ${q[0]}`);
  check(p[2] === q[1], () => `Incompatible matrix sizes for bmm (${p[1]}x${p[2]} and ${q[1]}x${q[2]})`);
}

export const addbmm = op({
  schema: 'addbmm(Tensor self, Tensor batch1, Tensor batch2, *, Scalar beta=1, Scalar alpha=1) -> Tensor',
  on: ['function', 'method'],
  out: true,
  forward(self, batch1, batch2, beta, alpha) {
    torch.expand(self, [sizeAt(batch1, 1), sizeAt(batch2, 2)]);
    checkBatches(batch1, batch2);
    return weightedSum(self, torch.sumDim(torch.bmm(batch1, batch2), [0]), beta, alpha);
  },
});
derivative(addbmm, (self, batch1, batch2, beta, alpha) => {
  const everywhere = (g: Tensor, like: Tensor) => torch.expand(g, [like.shape[0]!, ...g.shape]);
  return node(
    'AddbmmBackward0',
    edge(self, [], (g) => scaled(g, beta)),
    edge(batch1, [batch2], (g, b) => scaled(torch.bmm(everywhere(g, b), turned(b)), alpha)),
    edge(batch2, [batch1], (g, a) => scaled(torch.bmm(turned(a), everywhere(g, a)), alpha)),
  );
});
/** In place `self` takes on the shape of the result. */
export const addbmm_ = op({
  schema:
    'addbmm_(Tensor(a!) self, Tensor batch1, Tensor batch2, *, Scalar beta=1, Scalar alpha=1) -> Tensor(a!)',
  on: ['method'],
  forward(self, batch1, batch2, beta, alpha) {
    const shape = [batch1.size(1), batch2.size(2)];
    if (sameShape(self.shape, shape)) return addbmmInplace(self, batch1, batch2, beta, alpha);
    const result = torch.addbmm(self, batch1, batch2, beta, alpha);
    return torch.copy_(torch.resize_(self, shape), result);
  },
});
const addbmmInplace = inplaceOf(addbmm);

// A dtype for the result: PyTorch has these on other devices only, and its errors list them.
function notHere(name: string): never {
  throw new TorchError(
    'NotImplementedError',
    `Could not run 'aten::${name}.dtype' with arguments from the 'CPU' backend.`,
  );
}
export const addmmDtype = op({
  schema:
    'addmm.dtype(Tensor self, Tensor mat1, Tensor mat2, ScalarType out_dtype, *, Scalar beta=1, Scalar alpha=1) -> Tensor',
  on: ['function', 'method'],
  out: true,
  forward: () => notHere('addmm'),
});
export const baddbmmDtype = op({
  schema:
    'baddbmm.dtype(Tensor self, Tensor batch1, Tensor batch2, ScalarType out_dtype, *, Scalar beta=1, Scalar alpha=1) -> Tensor',
  on: ['function', 'method'],
  out: true,
  forward: () => notHere('baddbmm'),
});
export const mmDtype = op({
  schema: 'mm.dtype(Tensor self, Tensor mat2, ScalarType out_dtype) -> Tensor',
  on: ['function', 'method'],
  out: true,
  forward: () => notHere('mm'),
});
export const bmmDtype = op({
  schema: 'bmm.dtype(Tensor self, Tensor mat2, ScalarType out_dtype) -> Tensor',
  on: ['function', 'method'],
  out: true,
  forward: () => notHere('bmm'),
});
