import { edge, node } from '../../autograd/node.ts';
import { check, TorchError } from '../../errors/torch-error.ts';
import { derivative, op } from '../../dispatch/op.ts';
import { joined } from '../../dispatch/out-dtype.ts';
import { kernels } from '../../kernels/kernels.ts';
import { type DType, promoteTypes } from '../../tensor/dtype.ts';
import { sameShape, shapeText, wrapDim } from '../../tensor/shape.ts';
import { alias, empty, type Tensor } from '../../tensor/tensor.ts';
import { torch } from '../torch.ts';

// Legacy: a 1-d empty tensor is skipped by cat.
const isSkipped = (x: Tensor): boolean => x.rank === 1 && x.shape[0] === 0;

export const cat = op({
  schema: 'cat(Tensor[] tensors, int dim=0) -> Tensor',
  on: ['function'],
  out: joined,
  forward(tensors, dim) {
    check(tensors.length > 0, () => 'torch.cat(): expected a non-empty list of Tensors', 'ValueError');
    const zeroD = tensors.findIndex((x) => x.rank === 0);
    check(zeroD < 0, () => `zero-dimensional tensor (at position ${zeroD}) cannot be concatenated`);
    const parts = tensors.filter((x) => !isSkipped(x));
    const first = parts[0] ?? tensors[0]!;
    const d = wrapDim(dim, first.rank);
    checkParts(first, parts, d);
    const dtype = tensors.reduce<DType>((a, x) => promoteTypes(a, x.dtype), first.dtype);
    const out = empty(
      first.shape.with(
        d,
        parts.reduce((n, x) => n + x.shape[d]!, 0),
      ),
      dtype,
    );
    let at = 0;
    for (const x of parts) {
      kernels.copy(x.shape, alias(out, x.shape, out.strides, out.offset + at * out.strides[d]!), x);
      at += x.shape[d]!;
    }
    return out;
  },
});
derivative(cat, (tensors, dim) => {
  const rank = (tensors.find((x) => !isSkipped(x)) ?? tensors[0]!).rank;
  const d = wrapDim(dim, rank);
  let at = 0;
  const edges = tensors.map((x) => {
    if (isSkipped(x)) return edge(x, [], () => torch.zeros([0]));
    const start = at;
    at += x.shape[d]!;
    return edge(x, [], (g) => torch.narrow(g, d, start, x.shape[d]!));
  });
  return node('CatBackward0', ...edges);
});

function checkParts(first: Tensor, parts: readonly Tensor[], d: number): void {
  for (const [i, x] of parts.entries()) {
    if (x.rank !== first.rank) {
      throw new TorchError(
        'RuntimeError',
        `Tensors must have same number of dimensions: got ${first.rank} and ${x.rank}`,
      );
    }
    if (!sameShape(x.shape.with(d, 0), first.shape.with(d, 0))) {
      const wrong = x.shape.findIndex((s, k) => k !== d && s !== first.shape[k]);
      throw new TorchError(
        'RuntimeError',
        `Sizes of tensors must match except in dimension ${d}. Expected size ${first.shape[wrong]} but got size ${x.shape[wrong]} for tensor number ${i} in the list.`,
      );
    }
  }
}

export const stack = op({
  schema: 'stack(Tensor[] tensors, int dim=0) -> Tensor',
  on: ['function'],
  out: joined,
  forward(tensors, dim) {
    check(tensors.length > 0, () => 'stack expects a non-empty TensorList');
    const first = tensors[0]!;
    const d = wrapDim(dim, first.rank + 1);
    for (const [i, x] of tensors.entries()) {
      check(
        sameShape(x.shape, first.shape),
        () =>
          `stack expects each tensor to be equal size, but got ${shapeText(first.shape)} at entry 0 and ${shapeText(x.shape)} at entry ${i}`,
      );
    }
    return torch.cat(
      tensors.map((x) => torch.unsqueeze(x, d)),
      d,
    );
  },
});
derivative(stack, (tensors, dim) => {
  const d = wrapDim(dim, tensors[0]!.rank + 1);
  return node('StackBackward0', ...tensors.map((x, i) => edge(x, [], (g) => torch.select(g, d, i))));
});
