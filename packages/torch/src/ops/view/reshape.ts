import { edge, node } from '../../autograd/node.ts';
import { check } from '../../errors/torch-error.ts';
import { derivative, op } from '../../dispatch/op.ts';
import { inferSize, numelOf, shapeText, viewStrides, wrapDim } from '../../tensor/shape.ts';
import { viewOf } from '../../tensor/tensor.ts';
import { torch } from '../torch.ts';

export const view = op({
  schema: 'view(Tensor(a) self, SymInt[] size) -> Tensor(a)',
  on: ['method'],
  forward(self, size) {
    const shape = inferSize(size, self.numel);
    const strides = viewStrides(self.shape, self.strides, shape);
    check(
      strides !== null,
      () =>
        "view size is not compatible with input tensor's size and stride (at least one dimension spans across two contiguous subspaces). Use .reshape(...) instead.",
    );
    return viewOf(self, shape, strides);
  },
});
derivative(view, (self) =>
  node(
    'ViewBackward0',
    edge(self, [], (g) => torch.reshape(g, self.shape)),
  ),
);

/** `view` of a fresh result nobody else sees: the history matmul gives to folded products. */
export const unsafeView = op({
  schema: '_unsafe_view(Tensor self, SymInt[] size) -> Tensor',
  on: [],
  forward: (self, size) => torch.view(self, size),
});
derivative(unsafeView, (self) =>
  node(
    'UnsafeViewBackward0',
    edge(self, [], (g) => torch.reshape(g, self.shape)),
  ),
);

/** The view `reshape` makes of a tensor that isn't row-major. */
export const reshapeAlias = op({
  schema: '_reshape_alias(Tensor(a) self, SymInt[] size, SymInt[] stride) -> Tensor(a)',
  on: [],
  forward: (self, size, stride) => viewOf(self, size, stride),
});
derivative(reshapeAlias, (self) =>
  node(
    'ReshapeAliasBackward0',
    edge(self, [], (g) => torch.reshape(g, self.shape)),
  ),
);

export const reshape = op({
  schema: 'reshape(Tensor(a) self, SymInt[] shape) -> Tensor(a)',
  on: ['function', 'method'],
  forward(self, size) {
    const shape = inferSize(size, self.numel);
    if (self.isContiguous) return torch.view(self, shape);
    const strides = viewStrides(self.shape, self.strides, shape);
    return strides ? torch.reshapeAlias(self, shape, strides) : torch.unsafeView(torch.clone(self, 0), shape);
  },
});

export const flatten = op({
  schema: 'flatten.using_ints(Tensor(a) self, int start_dim=0, int end_dim=-1) -> Tensor(a)',
  on: ['function', 'method'],
  forward(self, start, end) {
    const [from, to] = [wrapDim(start, self.rank), wrapDim(end, self.rank)];
    check(from <= to, () => 'flatten() has invalid args: start_dim cannot come after end_dim');
    if (self.rank === 0) return torch.reshape(self, [1]);
    if (from === to) return self;
    const size = numelOf(self.shape.slice(from, to + 1));
    return torch.reshape(self, [...self.shape.slice(0, from), size, ...self.shape.slice(to + 1)]);
  },
});

export const unflatten = op({
  schema: 'unflatten.int(Tensor(a) self, int dim, SymInt[] sizes) -> Tensor(a)',
  on: ['function', 'method'],
  forward(self, dim, sizes) {
    const d = wrapDim(dim, self.rank);
    check(sizes.length > 0, () => 'unflatten: sizes must be non-empty');
    const known = sizes.filter((s) => s !== -1).reduce((a, b) => a * b, 1);
    const parts = sizes.map((s) => (s === -1 ? self.size(d) / known : s));
    check(
      numelOf(parts) === self.size(d),
      () =>
        `unflatten: Provided sizes ${shapeText(sizes)} don't multiply up to the size of dim ${d} (${self.size(d)}) in the input tensor`,
    );
    return torch.view(self, [...self.shape.slice(0, d), ...parts, ...self.shape.slice(d + 1)]);
  },
});
