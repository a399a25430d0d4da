/** Quantiles: elements of the sorted rows, and what lies between two of them. */
import { op } from '../../dispatch/op.ts';
import { check } from '../../errors/torch-error.ts';
import { fromValues, valuesOf } from '../../tensor/create.ts';
import { float32, float64, int64 } from '../../tensor/dtype.ts';
import { wrapDim } from '../../tensor/shape.ts';
import type { Tensor } from '../../tensor/tensor.ts';
import { torch } from '../torch.ts';

const MODES = ['linear', 'lower', 'higher', 'midpoint', 'nearest'];

function checkQuantile(self: Tensor, q: Tensor, mode: string): void {
  const fault = (condition: boolean, text: () => string) => check(condition, () => `quantile() ${text()}`);
  fault(self.numel > 0, () => 'input tensor must be non-empty');
  fault(q.rank <= 1, () => 'q must be a scalar or 1D tensor');
  fault(
    self.dtype === float32 || self.dtype === float64,
    () => 'input tensor must be either float or double dtype',
  );
  fault(q.dtype === self.dtype, () => 'q tensor must be same dtype as the input tensor');
  fault(
    MODES.includes(mode),
    () => `interpolation must be one of linear, lower, higher, midpoint or nearest, but got ${mode}`,
  );
  fault(
    valuesOf(q).every((x) => x >= 0 && x <= 1),
    () => 'q values must be in the range [0, 1]',
  );
}

/** Nearest integer, halves to even. */
function roundToEven(x: number): number {
  const r = Math.round(x);
  return r - x === 0.5 && r % 2 !== 0 ? r - 1 : r;
}

function position(rank: number, mode: string): number {
  if (mode === 'lower') return Math.floor(rank);
  if (mode === 'higher') return Math.ceil(rank);
  return mode === 'nearest' ? roundToEven(rank) : rank;
}

interface Positions {
  readonly below: Tensor;
  readonly above: Tensor;
  /** How far from the one to the other. */
  readonly weight: Tensor;
}

/** Where each quantile of each sorted row [rows, n] is. */
function positions(sorted: Tensor, q: Tensor, mode: string, ignoresNaN: boolean): Positions {
  const [rows, n] = sorted.shape as [number, number];
  const isNumber = torch.eq(torch.detach(sorted), torch.detach(sorted));
  const numbers = torch.toDtype(torch.sumDim(isNumber, [1], true), sorted.dtype);
  const last = ignoresNaN
    ? torch.clampMin(torch.sub(numbers, 1), 0)
    : torch.newFull(sorted, [rows, 1], n - 1);
  let ranks = torch.mul(torch.reshape(q, [1, -1]), last);
  // NaN sorts last: a row with one has it as every quantile.
  if (!ignoresNaN) ranks = torch.where(torch.lt(numbers, n), last, ranks);
  const at = valuesOf(ranks).map((rank) => position(rank, mode));
  const places = (f: (x: number) => number) => fromValues(at.map(f), ranks.shape, int64);
  const below = places(Math.floor);
  const weight = mode === 'midpoint' ? torch.fullLike(ranks, 0.5) : torch.sub(ranks, below);
  return { below, above: places(Math.ceil), weight };
}

function quantileOf(
  self: Tensor,
  q: Tensor,
  dim: number | null,
  keepdim: boolean,
  mode: string,
  ignoresNaN: boolean,
): Tensor {
  checkQuantile(self, q, mode);
  const d = wrapDim(dim ?? 0, self.rank);
  const input = dim === null || self.rank === 0 ? torch.reshape(self, [-1]) : torch.movedim(self, d, -1);
  const n = input.shape.at(-1)!;
  const rows = torch.reshape(torch.sort(input, -1)[0], [-1, n]);
  const { below, above, weight } = positions(rows, q, mode, ignoresNaN);
  const low = torch.gather(rows, 1, below);
  const between =
    mode === 'linear' || mode === 'midpoint' ? torch.lerp(low, torch.gather(rows, 1, above), weight) : low;
  const kept = keptShape(self, dim === null ? null : d, keepdim);
  const result = torch.reshape(torch.t(between), [...(q.rank === 1 ? [q.numel] : []), ...kept, 1]);
  return torch.squeezeDim_(result, -1);
}

function keptShape(self: Tensor, dim: number | null, keepdim: boolean): number[] {
  if (keepdim) return self.shape.map((s, d) => (dim === null || d === dim ? 1 : s));
  return dim === null ? [] : self.shape.filter((_, d) => d !== dim);
}

function level(self: Tensor, q: number): Tensor {
  check(q >= 0 && q <= 1, () => `quantile() q must be in the range [0, 1] but got ${q}`);
  return fromValues([q], [], self.dtype);
}

export const quantile = op({
  schema:
    'quantile(Tensor self, Tensor q, int? dim=None, bool keepdim=False, *, str interpolation="linear") -> Tensor',
  on: ['function', 'method'],
  out: true,
  forward: (self, q, dim, keepdim, mode) => quantileOf(self, q, dim, keepdim, mode, false),
});
export const quantileScalar = op({
  schema:
    'quantile.scalar(Tensor self, float q, int? dim=None, bool keepdim=False, *, str interpolation="linear") -> Tensor',
  on: ['function', 'method'],
  out: true,
  forward: (self, q, dim, keepdim, mode) => quantileOf(self, level(self, q), dim, keepdim, mode, false),
});
export const nanquantile = op({
  schema:
    'nanquantile(Tensor self, Tensor q, int? dim=None, bool keepdim=False, *, str interpolation="linear") -> Tensor',
  on: ['function', 'method'],
  out: true,
  forward: (self, q, dim, keepdim, mode) => quantileOf(self, q, dim, keepdim, mode, true),
});
export const nanquantileScalar = op({
  schema:
    'nanquantile.scalar(Tensor self, float q, int? dim=None, bool keepdim=False, *, str interpolation="linear") -> Tensor',
  on: ['function', 'method'],
  out: true,
  forward: (self, q, dim, keepdim, mode) => quantileOf(self, level(self, q), dim, keepdim, mode, true),
});
