import { edge, node } from '../../autograd/node.ts';
import { derivative, op } from '../../dispatch/op.ts';
import { check } from '../../errors/torch-error.ts';
import { kernels } from '../../kernels/kernels.ts';
import { cloneData } from '../../tensor/create.ts';
import { type Shape, wrapDim, wrapDimOf, wrapDims } from '../../tensor/shape.ts';
import { densestStrides } from '../../tensor/memory-format.ts';
import { alias, empty, type Tensor } from '../../tensor/tensor.ts';
import { torch } from '../torch.ts';

export const flip = op({
  schema: 'flip(Tensor self, int[] dims) -> Tensor',
  on: ['function', 'method'],
  forward(self, dims) {
    if (self.numel === 0 || dims.length === 0) return (checkDims(dims, self.rank), cloneData(self));
    let offset = self.offset;
    const strides = [...self.strides];
    for (const d of wrapDims(dims, self.rank)) {
      if (self.rank === 0) break;
      offset += (self.shape[d]! - 1) * strides[d]!;
      strides[d] = -strides[d]!;
    }
    const out = empty(self.shape, self.dtype);
    out.strides = densestStrides(self);
    kernels.copy(self.shape, out, alias(self, self.shape, strides, offset));
    return out;
  },
});
const checkDims = (dims: Shape, rank: number): unknown => dims.length > 0 && wrapDims(dims, rank);
derivative(flip, (self, dims) =>
  node(
    'FlipBackward0',
    edge(self, [], (g) => torch.flip(g, dims)),
  ),
);

export const fliplr = op({
  schema: 'fliplr(Tensor self) -> Tensor',
  on: ['function', 'method'],
  forward(self) {
    check(self.rank >= 2, () => 'Input must be >= 2-d.');
    return torch.flip(self, [1]);
  },
});
export const flipud = op({
  schema: 'flipud(Tensor self) -> Tensor',
  on: ['function', 'method'],
  forward(self) {
    check(self.rank >= 1, () => 'Input must be >= 1-d.');
    return torch.flip(self, [0]);
  },
});

/** Moves the last elements along `dim` to its front. */
function rollOnce(self: Tensor, shift: number, dim: number): Tensor {
  const size = self.shape[wrapDimOf(self.shape, dim)]!;
  if (size === 0) return self;
  const cut = (((size - shift) % size) + size) % size;
  const [front, back] = [torch.narrow(self, dim, cut, size - cut), torch.narrow(self, dim, 0, cut)];
  return torch.cat([front, back], dim);
}

export const roll = op({
  schema: 'roll(Tensor self, SymInt[1] shifts, int[1] dims=[]) -> Tensor',
  on: ['function', 'method'],
  forward(self, shifts, dims) {
    check(shifts.length > 0, () => '`shifts` required');
    if (dims.length === 0 && shifts.length === 1) {
      return torch.view(rollOnce(torch.reshape(self, [-1]), shifts[0]!, 0), self.shape);
    }
    check(
      shifts.length === dims.length,
      () => `shifts and dimensions must align. shifts: ${shifts.length}, dims:${dims.length}`,
    );
    return cloneData(dims.reduce((t, d, i) => rollOnce(t, shifts[i]!, d), self));
  },
});
derivative(roll, (self, shifts, dims) =>
  node(
    'RollBackward0',
    edge(self, [], (g) =>
      torch.roll(
        g,
        shifts.map((s) => -s),
        dims,
      ),
    ),
  ),
);

export const rot90 = op({
  schema: 'rot90(Tensor self, int k=1, int[] dims=[0,1]) -> Tensor',
  on: ['function', 'method'],
  forward(self, k, dims) {
    checkRotation(self, dims);
    const [a, b] = [dims[0]!, dims[1]!];
    const turns = ((k % 4) + 4) % 4;
    if (turns === 1) return torch.transpose(torch.flip(self, [b]), a, b);
    if (turns === 2) return torch.flip(self, [a, b]);
    if (turns === 3) return torch.transpose(torch.flip(self, [a]), a, b);
    return cloneData(self);
  },
});
derivative(rot90, (self, k, dims) =>
  node(
    'Rot90Backward0',
    edge(self, [], (g) => torch.rot90(g, -k, dims)),
  ),
);

function checkRotation(self: Tensor, dims: Shape): void {
  check(dims.length === 2, () => `expected total rotation dims == 2, but got dims = ${dims.length}`);
  check(self.rank >= 2, () => `expected total dims >= 2, but got total dims = ${self.rank}`);
  const [a, b] = [dims[0]!, dims[1]!];
  check(
    a !== b && Math.abs(a - b) !== self.rank,
    () => `expected rotation dims to be different, but got dim0 = ${a} and dim1 = ${b}`,
  );
  wrapDim(a, self.rank);
  wrapDim(b, self.rank);
}
