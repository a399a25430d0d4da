/** matmul and linear: compositions of the products in mm.ts, folded as PyTorch folds them. */
import { check } from '../../errors/torch-error.ts';
import { op } from '../../dispatch/op.ts';
import { broadcastShapes, numelOf } from '../../tensor/shape.ts';
import type { Tensor } from '../../tensor/tensor.ts';
import { torch } from '../torch.ts';

export const matmul = op({
  schema: 'matmul(Tensor self, Tensor other) -> Tensor',
  on: ['function', 'method'],
  out: 'exact',
  forward(self, other) {
    const [p, q] = [self.rank, other.rank];
    check(
      p > 0 && q > 0,
      () => `both arguments to matmul need to be at least 1D, but they are ${p}D and ${q}D`,
    );
    if (p === 1 && q === 1) return torch.dot(self, other);
    if (p === 2 && q === 1) return torch.mv(self, other);
    if (p === 1 && q === 2) return torch.squeezeDim_(torch.mm(torch.unsqueeze(self, 0), other), 0);
    if (p === 2 && q === 2) return torch.mm(self, other);
    if (q <= 2 && folds(self, other)) return foldLeft(self, other);
    if (p <= 2 && folds(mirrored(other), self)) return foldRight(self, other);
    return batched(self, other);
  },
});

const mirrored = (t: Tensor): Tensor => torch.transpose(t, -2, -1);

/** Whether PyTorch multiplies by the rows of the larger tensor at once; it saves memory in backward. */
function folds(large: Tensor, small: Tensor): boolean {
  if (large.rank < 3) return false;
  if (small.requiresGrad || large.numel === 0) return true;
  const { shape, strides } = large;
  return shape.slice(0, -2).every((_, d) => strides[d] === strides[d + 1]! * shape[d + 1]!);
}

/** (n, k) or (k) x (..., k, m): the transpose of a folded product. */
function foldRight(self: Tensor, other: Tensor): Tensor {
  if (self.rank === 1) return foldLeft(mirrored(other), self);
  return torch.contiguous(mirrored(foldLeft(mirrored(other), torch.t(self))));
}

/** (..., n, k) x (k, m) or (k): one product over all leading rows. */
function foldLeft(self: Tensor, other: Tensor): Tensor {
  const k = self.shape.at(-1)!;
  const lead = self.shape.slice(0, -1);
  const rows = torch.reshape(self, [numelOf(lead), k]);
  if (other.rank === 1) return torch.unsafeView(torch.mv(rows, other), lead);
  return torch.unsafeView(torch.mm(rows, other), [...lead, other.shape[1]!]);
}

function batched(self: Tensor, other: Tensor): Tensor {
  const a = self.rank === 1 ? torch.unsqueeze(self, 0) : self;
  const b = other.rank === 1 ? torch.unsqueeze(other, 1) : other;
  const [n, k, m] = [a.shape.at(-2)!, a.shape.at(-1)!, b.shape.at(-1)!];
  const batch = broadcastShapes(a.shape.slice(0, -2), b.shape.slice(0, -2));
  const size = numelOf(batch);
  const left = torch.reshape(torch.expand(a, [...batch, n, k]), [size, n, k]);
  const right = torch.reshape(torch.expand(b, [...batch, b.shape.at(-2)!, m]), [size, b.shape.at(-2)!, m]);
  const tail = [...(self.rank === 1 ? [] : [n]), ...(other.rank === 1 ? [] : [m])];
  return torch.unsafeView(torch.bmm(left, right), [...batch, ...tail]);
}

export const linear = op({
  schema: 'linear(Tensor input, Tensor weight, Tensor? bias=None) -> Tensor',
  on: ['nn'],
  forward(input, weight, bias) {
    check(
      input.rank > 0 && weight.rank > 0,
      () =>
        `both arguments to linear need to be at least 1D, but they are ${input.rank}D and ${weight.rank}D`,
    );
    if (!bias) return torch.matmul(input, torch.t(weight));
    if (input.rank === 2) return torch.addmm(bias, input, torch.t(weight));
    if (bias.rank !== 1) return torch.add(torch.matmul(input, torch.t(weight)), bias);
    const lead = input.shape.slice(0, -1);
    const rows = torch.reshape(input, [numelOf(lead), input.shape.at(-1)!]);
    const out = torch.addmm(bias, rows, torch.t(weight));
    return torch.view(out, [...lead, out.shape[1]!]);
  },
});
