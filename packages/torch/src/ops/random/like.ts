/** Draws in the shape of a given tensor, and `torch.normal` with a mean or a deviation for each place. */
import { op } from '../../dispatch/op.ts';
import { check } from '../../errors/torch-error.ts';
import { broadcastShapes } from '../../tensor/shape.ts';
import type { Tensor } from '../../tensor/tensor.ts';
import { torch } from '../torch.ts';

const KEYWORDS =
  'ScalarType? dtype=None, Layout? layout=None, Device? device=None, bool? pin_memory=None, MemoryFormat? memory_format=None';

export const randLike = op({
  schema: `rand_like(Tensor self, *, ${KEYWORDS}) -> Tensor`,
  on: ['function'],
  forward: (self, dtype) => torch.uniform_(torch.emptyLike(self, dtype)),
});

export const randnLike = op({
  schema: `randn_like(Tensor self, *, ${KEYWORDS}) -> Tensor`,
  on: ['function'],
  forward: (self, dtype) => torch.normal_(torch.emptyLike(self, dtype)),
});

function checkStd(std: number): void {
  check(std >= 0, () => `normal expects std >= 0.0, but found std ${std}`);
}

export const normal = op({
  schema:
    'normal.float_float(float mean, float std, SymInt[] size, *, Generator? generator=None, ScalarType? dtype=None, Layout? layout=None, Device? device=None, bool? pin_memory=None) -> Tensor',
  on: ['function'],
  out: true,
  forward: (mean, std, size, g, dtype) => torch.normal_(torch.empty([...size], dtype), mean, std, g),
});

export const normalTensorFloat = op({
  schema: 'normal.Tensor_float(Tensor mean, float std=1., *, Generator? generator=None) -> Tensor',
  on: ['function'],
  out: true,
  forward(mean, std, g) {
    checkStd(std);
    const z = torch.normal_(torch.empty([...mean.shape], mean.dtype), 0, 1, g);
    return torch.add(torch.mul(z, std), mean);
  },
});

export const normalFloatTensor = op({
  schema: 'normal.float_Tensor(float mean, Tensor std, *, Generator? generator=None) -> Tensor',
  on: ['function'],
  out: true,
  forward: (mean, std, g) => scaled(std.shape, torch.full([], mean, std.dtype), std, g),
});

export const normalTensorTensor = op({
  schema: 'normal.Tensor_Tensor(Tensor mean, Tensor std, *, Generator? generator=None) -> Tensor',
  on: ['function'],
  out: true,
  forward: (mean, std, g) => scaled(broadcastShapes(mean.shape, std.shape), mean, std, g),
});

function scaled(
  shape: readonly number[],
  mean: Tensor,
  std: Tensor,
  g: Parameters<typeof torch.normal_>[3],
): Tensor {
  const z = torch.normal_(torch.empty([...shape], std.dtype), 0, 1, g);
  return torch.add(torch.mul(z, std), mean);
}
