/** Joining by rows, columns and depth, and other names of `cat`. */
import { edge, node } from '../../autograd/node.ts';
import { derivative, op } from '../../dispatch/op.ts';
import { joined } from '../../dispatch/out-dtype.ts';
import { check } from '../../errors/torch-error.ts';
import { kernels } from '../../kernels/kernels.ts';
import { type DType, promoteTypes } from '../../tensor/dtype.ts';
import { alias, type Tensor } from '../../tensor/tensor.ts';
import { torch } from '../torch.ts';

function checkSome(name: string, tensors: readonly Tensor[]): void {
  check(tensors.length > 0, () => `${name} expects a non-empty TensorList`);
}

export const concat = op({
  schema: 'concat(Tensor[] tensors, int dim=0) -> Tensor',
  on: ['function'],
  out: joined,
  forward: (tensors, dim) => torch.cat(tensors, dim),
});
export const concatenate = op({
  schema: 'concatenate(Tensor[] tensors, int dim=0) -> Tensor',
  on: ['function'],
  out: joined,
  forward: (tensors, dim) => torch.cat(tensors, dim),
});

export const hstack = op({
  schema: 'hstack(Tensor[] tensors) -> Tensor',
  on: ['function'],
  out: joined,
  forward(tensors) {
    checkSome('hstack', tensors);
    const parts = tensors.map((t) => torch.atleast1d(t));
    return torch.cat(parts, parts[0]!.rank === 1 ? 0 : 1);
  },
});

const stackRows =
  (name: string) =>
  (tensors: readonly Tensor[]): Tensor => {
    checkSome(name, tensors);
    return torch.cat(
      tensors.map((t) => torch.atleast2d(t)),
      0,
    );
  };
export const vstack = op({
  schema: 'vstack(Tensor[] tensors) -> Tensor',
  on: ['function'],
  out: true,
  forward: stackRows('vstack'),
});
export const rowStack = op({
  schema: 'row_stack(Tensor[] tensors) -> Tensor',
  on: ['function'],
  out: true,
  forward: stackRows('vstack'),
});

export const dstack = op({
  schema: 'dstack(Tensor[] tensors) -> Tensor',
  on: ['function'],
  out: true,
  forward(tensors) {
    checkSome('dstack', tensors);
    return torch.cat(
      tensors.map((t) => torch.atleast3d(t)),
      2,
    );
  },
});

export const columnStack = op({
  schema: 'column_stack(Tensor[] tensors) -> Tensor',
  on: ['function'],
  out: true,
  forward(tensors) {
    checkSome('column_stack', tensors);
    return torch.hstack(tensors.map((t) => (t.rank <= 1 ? torch.reshape(t, [t.numel, 1]) : t)));
  },
});

export const blockDiag = op({
  schema: 'block_diag(Tensor[] tensors) -> Tensor',
  on: ['function'],
  forward(tensors) {
    const dtype = tensors.reduce<DType | null>((a, t) => (a ? promoteTypes(a, t.dtype) : t.dtype), null);
    const sizes = tensors.map(blockSize);
    const total = (axis: 0 | 1) => sizes.reduce((n, s) => n + s[axis], 0);
    const out = torch.zeros(tensors.length === 0 ? [1, 0] : [total(0), total(1)], dtype);
    let [row, column] = [0, 0];
    for (const [i, t] of tensors.entries()) {
      const [h, w] = sizes[i]!;
      const offset = row * out.strides[0]! + column;
      const strides = [...[0, 0].slice(t.rank), ...t.strides];
      kernels.copy([h, w], alias(out, [h, w], out.strides, offset), alias(t, [h, w], strides));
      row += h;
      column += w;
    }
    return out;
  },
});
derivative(blockDiag, (tensors) => {
  let [row, column] = [0, 0];
  const edges = tensors.map((t, i) => {
    const [h, w] = blockSize(t, i);
    const [top, left] = [row, column];
    row += h;
    column += w;
    return edge(t, [], (g) => torch.reshape(torch.narrow(torch.narrow(g, 0, top, h), 1, left, w), t.shape));
  });
  return node('BlockDiagBackward0', ...edges);
});

function blockSize(t: Tensor, i: number): [number, number] {
  check(
    t.rank <= 2,
    () =>
      `torch.block_diag: Input tensors must have 2 or fewer dimensions. Input ${i} has ${t.rank} dimensions`,
  );
  return t.rank === 2 ? [t.shape[0]!, t.shape[1]!] : [1, t.numel];
}
