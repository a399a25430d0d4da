/** A copy of a tensor with another put where a view of it would be. */
import { edge, node } from '../../autograd/node.ts';
import { derivative, op } from '../../dispatch/op.ts';
import { check } from '../../errors/torch-error.ts';
import { cloneData } from '../../tensor/create.ts';
import { sameShape, shapeText } from '../../tensor/shape.ts';
import type { Tensor } from '../../tensor/tensor.ts';
import { torch } from '../torch.ts';

type View = (whole: Tensor) => Tensor;

function withView(self: Tensor, src: Tensor, view: View): Tensor {
  const out = cloneData(self);
  const slice = view(out);
  check(
    sameShape(slice.shape, src.shape),
    () =>
      `expected src to have a size equal to the slice of self. src size = ${shapeText(src.shape)}, slice size = ${shapeText(slice.shape)}`,
  );
  torch.copy_(slice, src);
  return out;
}

function viewNode(name: string, self: Tensor, src: Tensor, view: View) {
  return node(
    name,
    edge(self, [], (g) => {
      const rest = torch.clone(g);
      torch.zero_(view(rest));
      return rest;
    }),
    edge(src, [], view),
  );
}

export const selectScatter = op({
  schema: 'select_scatter(Tensor self, Tensor src, int dim, SymInt index) -> Tensor',
  on: ['function', 'method'],
  forward: (self, src, dim, index) => withView(self, src, (t) => torch.select(t, dim, index)),
});
derivative(selectScatter, (self, src, dim, index) =>
  viewNode('SelectScatterBackward0', self, src, (t) => torch.select(t, dim, index)),
);

export const sliceScatter = op({
  schema:
    'slice_scatter(Tensor self, Tensor src, int dim=0, SymInt? start=None, SymInt? end=None, SymInt step=1) -> Tensor',
  on: ['function', 'method'],
  forward: (self, src, dim, start, end, step) =>
    withView(self, src, (t) => torch.slice(t, dim, start, end, step)),
});
derivative(sliceScatter, (self, src, dim, start, end, step) =>
  viewNode('SliceScatterBackward0', self, src, (t) => torch.slice(t, dim, start, end, step)),
);

export const diagonalScatter = op({
  schema: 'diagonal_scatter(Tensor self, Tensor src, int offset=0, int dim1=0, int dim2=1) -> Tensor',
  on: ['function', 'method'],
  forward: (self, src, offset, dim1, dim2) =>
    withView(self, src, (t) => torch.diagonal(t, offset, dim1, dim2)),
});
derivative(diagonalScatter, (self, src, offset, dim1, dim2) =>
  viewNode('DiagonalScatterBackward0', self, src, (t) => torch.diagonal(t, offset, dim1, dim2)),
);

export const asStridedScatter = op({
  schema:
    'as_strided_scatter(Tensor self, Tensor src, SymInt[] size, SymInt[] stride, SymInt? storage_offset=None) -> Tensor',
  on: ['function', 'method'],
  forward: (self, src, size, stride, offset) =>
    withView(self, src, (t) => torch.asStrided(t, size, stride, offset)),
});
derivative(asStridedScatter, (self, src, size, stride, offset) =>
  viewNode('AsStridedScatterBackward0', self, src, (t) => torch.asStrided(t, size, stride, offset)),
);
