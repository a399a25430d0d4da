/** Tensors seen in a larger shape: broadcast_to, broadcast_tensors, meshgrid, and at least 1, 2 or 3 dimensions. */
import { op } from '../../dispatch/op.ts';
import { check } from '../../errors/torch-error.ts';
import { valuesOf } from '../../tensor/create.ts';
import { broadcastShapes, numelOf, sameShape, type Shape } from '../../tensor/shape.ts';
import type { Tensor } from '../../tensor/tensor.ts';
import { torch } from '../torch.ts';

export const broadcastTo = op({
  schema: 'broadcast_to(Tensor(a) self, SymInt[] size) -> Tensor(a)',
  on: ['function', 'method'],
  forward: (self, size) => torch.expand(self, size),
});

export const broadcastTensors = op({
  schema: 'broadcast_tensors(Tensor[] tensors) -> Tensor[]',
  on: ['function'],
  forward(tensors) {
    const shape = tensors.reduce<Shape>((a, t) => broadcastShapes(a, t.shape), []);
    return tensors.map((t) => (sameShape(t.shape, shape) ? t : torch.expand(t, shape)));
  },
});

export const meshgrid = op({
  schema: 'meshgrid(Tensor[] tensors) -> Tensor[]',
  on: ['function'],
  forward: (tensors) => torch.meshgridIndexing(tensors, 'ij'),
});

export const meshgridIndexing = op({
  schema: 'meshgrid.indexing(Tensor[] tensors, *, str indexing) -> Tensor[]',
  on: ['function'],
  forward(tensors, indexing) {
    check(tensors.length > 0, () => 'meshgrid expects a non-empty TensorList');
    check(
      tensors.every((t) => t.dtype === tensors[0]!.dtype),
      () => 'meshgrid expects all tensors to have the same dtype',
    );
    for (const t of tensors) {
      check(
        t.rank <= 1,
        () => `torch.meshgrid: Expected 0D or 1D tensor in the tensor list but got: ${plainText(t)}`,
      );
    }
    check(
      indexing === 'ij' || indexing === 'xy',
      () => `torch.meshgrid: indexing must be one of "xy" or "ij", but received: ${indexing}`,
    );
    const swaps = indexing === 'xy' && tensors.length >= 2;
    const place = (i: number) => (swaps && i < 2 ? 1 - i : i);
    const shape = tensors.map((_, d) => tensors[place(d)]!.numel);
    return tensors.map((t, i) => {
      const lone = tensors.map((_, d) => (d === place(i) ? t.numel : 1));
      return torch.expand(torch.view(t, lone), shape);
    });
  },
});

function atLeast2d(t: Tensor): Tensor {
  if (t.rank === 0) return torch.reshape(t, [1, 1]);
  return t.rank === 1 ? torch.unsqueeze(t, 0) : t;
}

function atLeast3d(t: Tensor): Tensor {
  if (t.rank === 0) return torch.reshape(t, [1, 1, 1]);
  if (t.rank === 1) return torch.unsqueeze(torch.unsqueeze(t, 0), -1);
  return t.rank === 2 ? torch.unsqueeze(t, -1) : t;
}

export const atleast1d = op({
  schema: 'atleast_1d(Tensor self) -> Tensor',
  on: ['function'],
  forward: (self) => (self.rank === 0 ? torch.reshape(self, [1]) : self),
});
export const atleast2d = op({
  schema: 'atleast_2d(Tensor self) -> Tensor',
  on: ['function'],
  forward: atLeast2d,
});
export const atleast3d = op({
  schema: 'atleast_3d(Tensor self) -> Tensor',
  on: ['function'],
  forward: atLeast3d,
});

export const ravel = op({
  schema: 'ravel(Tensor(a) self) -> Tensor(a)',
  on: ['function', 'method'],
  forward: (self) => torch.view(torch.contiguous(self), [numelOf(self.shape)]),
});
export const viewAs = op({
  schema: 'view_as(Tensor(a) self, Tensor other) -> Tensor(a)',
  on: ['method'],
  forward: (self, other) => torch.view(self, other.shape),
});
export const reshapeAs = op({
  schema: 'reshape_as(Tensor(a) self, Tensor other) -> Tensor(a)',
  on: ['method'],
  forward: (self, other) => torch.reshape(self, other.shape),
});

/** A tensor as texts from C++ print it: its rows without brackets, then its type. */
function plainText(t: Tensor): string {
  const values = [...valuesOf(t)];
  const isWhole = values.every(Number.isInteger);
  const words = values.map((v) => (isWhole ? String(v) : v.toFixed(4)));
  const width = Math.max(...words.map((w) => w.length));
  const padded = words.map((w) => w.padStart(width));
  const columns = t.shape.at(-1)!;
  const rows = Array.from({ length: words.length / columns }, (_, r) =>
    padded.slice(r * columns, (r + 1) * columns).join(' '),
  );
  return `${rows.join('\n')}\n[ torch.${t.dtype.scalarType}Tensor{${t.shape.join(',')}} ]`;
}
