import { edge, node } from '../../autograd/node.ts';
import { derivative, op } from '../../dispatch/op.ts';
import { wrapDim, wrapDims } from '../../tensor/shape.ts';
import { type Tensor, viewOf } from '../../tensor/tensor.ts';
import { torch } from '../torch.ts';

function without(self: Tensor, drops: (dim: number) => boolean): Tensor {
  const keep = self.shape.map((_, d) => d).filter((d) => !(drops(d) && self.shape[d] === 1));
  return viewOf(
    self,
    keep.map((d) => self.shape[d]!),
    keep.map((d) => self.strides[d]!),
  );
}

export const squeeze = op({
  schema: 'squeeze(Tensor(a) self) -> Tensor(a)',
  on: ['function', 'method'],
  forward: (self) => without(self, () => true),
});
derivative(squeeze, (self) =>
  node(
    'SqueezeBackward0',
    edge(self, [], (g) => torch.reshape(g, self.shape)),
  ),
);

export const squeezeDim = op({
  schema: 'squeeze.dim(Tensor(a) self, int dim) -> Tensor(a)',
  on: ['function', 'method'],
  forward(self, dim) {
    const wrapped = wrapDim(dim, self.rank);
    return without(self, (d) => d === wrapped);
  },
});
derivative(squeezeDim, (self) =>
  node(
    'SqueezeBackward1',
    edge(self, [], (g) => torch.reshape(g, self.shape)),
  ),
);

export const squeezeDims = op({
  schema: 'squeeze.dims(Tensor(a) self, int[] dim) -> Tensor(a)',
  on: ['function', 'method'],
  forward(self, dim) {
    const dims = new Set(dim.length === 0 ? [] : wrapDims(dim, self.rank));
    return without(self, (d) => dims.has(d));
  },
});
derivative(squeezeDims, (self) =>
  node(
    'SqueezeBackward2',
    edge(self, [], (g) => torch.reshape(g, self.shape)),
  ),
);

export const unsqueeze = op({
  schema: 'unsqueeze(Tensor(a) self, int dim) -> Tensor(a)',
  on: ['function', 'method'],
  forward(self, dim) {
    const at = wrapDim(dim, self.rank + 1);
    const step = at < self.rank ? self.shape[at]! * self.strides[at]! : 1;
    return viewOf(
      self,
      [...self.shape.slice(0, at), 1, ...self.shape.slice(at)],
      [...self.strides.slice(0, at), step, ...self.strides.slice(at)],
    );
  },
});
derivative(unsqueeze, (self, dim) => {
  const at = wrapDim(dim, self.rank + 1);
  return node(
    'UnsqueezeBackward0',
    edge(self, [], (g) => torch.squeezeDim(g, at)),
  );
});
