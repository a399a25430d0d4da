/** Counting values: in bins of equal or given width, or by the integer they are. */
import { op } from '../../dispatch/op.ts';
import { check } from '../../errors/torch-error.ts';
import { fromValues, valuesOf } from '../../tensor/create.ts';
import { type DType, float32, float64, int64, isFloat } from '../../tensor/dtype.ts';
import type { Tensor } from '../../tensor/tensor.ts';

function checkFloat(self: Tensor, name: string): void {
  check(
    isFloat(self.dtype),
    () => `"${name}" not implemented for '${self.dtype.scalarType}'`,
    'NotImplementedError',
  );
}

/** The range to count in: that of the values unless one is given, never empty. */
function rangeOf(
  name: string,
  values: Float64Array,
  low: number,
  high: number,
  dtype: DType,
): [number, number] {
  const round = dtype === float64 ? (x: number) => x : Math.fround;
  let [from, to] = [low, high];
  if (from === to && values.length > 0) {
    // A NaN spoils both ends, with the sign that PyTorch prints.
    from = values.reduce(
      (a, b) => (Number.isNaN(a) || Number.isNaN(b) ? Number.NaN : Math.min(a, b)),
      Infinity,
    );
    to = values.reduce(
      (a, b) => (Number.isNaN(a) || Number.isNaN(b) ? Number.NaN : Math.max(a, b)),
      -Infinity,
    );
  }
  if (from === to) [from, to] = [round(from - 1), round(to + 1)];
  check(
    Number.isFinite(from) && Number.isFinite(to),
    () => `${name}: range of [${endText(from)}, ${endText(to)}] is not finite`,
  );
  check(from < to, () => `${name}: max must be larger than min`);
  return [from, to];
}

const endText = (x: number): string =>
  Number.isNaN(x) ? '-nan' : x === Infinity ? 'inf' : x === -Infinity ? '-inf' : String(x);

/** Counts (or weights) in bins of equal width, placed as arithmetic in `dtype` rounds; the last has its upper edge. */
function countEvenly(
  values: Float64Array,
  bins: number,
  [from, to]: readonly [number, number],
  dtype: DType,
  weight?: Float64Array,
): Float64Array {
  const round = dtype === float64 ? (x: number) => x : Math.fround;
  const out = new Float64Array(bins);
  const width = round(to - from);
  for (const [i, x] of values.entries()) {
    if (!(x >= from && x <= to)) continue;
    const bin = Math.trunc(round(round(round(x - from) * bins) / width));
    out[Math.min(bin, bins - 1)]! += weight?.[i] ?? 1;
  }
  return out;
}

export const histc = op({
  schema: 'histc(Tensor self, int bins=100, Scalar min=0, Scalar max=0) -> Tensor',
  on: ['function', 'method'],
  out: true,
  forward(self, bins, min, max) {
    checkFloat(self, 'histogram_cpu');
    check(bins > 0, () => `torch.histogram(): bins must be > 0, but got ${bins} for dimension 0`);
    const values = valuesOf(self);
    const range = rangeOf('torch.histc', values, min.value, max.value, self.dtype);
    return fromValues(countEvenly(values, bins, range, self.dtype), [bins], self.dtype);
  },
});

/** Turns counts into a density over the bins. */
function normalised(counts: Float64Array, edges: ArrayLike<number>): Float64Array {
  const total = counts.reduce((a, b) => a + b, 0);
  return counts.map((c, i) => c / total / (edges[i + 1]! - edges[i]!));
}

export const histogram = op({
  schema:
    'histogram.bin_ct(Tensor self, int bins=100, *, float[]? range=None, Tensor? weight=None, bool density=False) -> (Tensor hist, Tensor bin_edges)',
  on: ['function', 'method'],
  forward(self, bins, range, weight, density) {
    checkFloat(self, 'histogramdd');
    check(bins > 0, () => `torch.histogram(): bins must be > 0, but got ${bins} for dimension 0`);
    const values = valuesOf(self);
    const [from, to] = rangeOf('torch.histogram', values, range?.[0] ?? 0, range?.[1] ?? 0, self.dtype);
    const counts = countEvenly(values, bins, [from, to], self.dtype, weight ? valuesOf(weight) : undefined);
    const edges = Array.from({ length: bins + 1 }, (_, i) => from + ((to - from) * i) / bins);
    return histogramOf(self.dtype, density ? normalised(counts, edges) : counts, edges);
  },
});

const histogramOf = (dtype: DType, counts: Float64Array, edges: ArrayLike<number>): [Tensor, Tensor] => [
  fromValues(counts, [counts.length], dtype),
  fromValues(edges, [edges.length], dtype),
];

export const histogramBins = op({
  schema:
    'histogram.bins_tensor(Tensor self, Tensor bins, *, Tensor? weight=None, bool density=False) -> (Tensor hist, Tensor bin_edges)',
  on: ['function', 'method'],
  forward(self, bins, weight, density) {
    checkFloat(self, 'histogramdd');
    const edges = valuesOf(bins);
    const weights = weight ? valuesOf(weight) : null;
    const counts = new Float64Array(edges.length - 1);
    for (const [i, x] of valuesOf(self).entries()) {
      let bin = edges.findIndex((e) => e > x) - 1;
      if (x === edges.at(-1)) bin = counts.length - 1;
      if (bin >= 0) counts[bin]! += weights?.[i] ?? 1;
    }
    return histogramOf(self.dtype, density ? normalised(counts, edges) : counts, edges);
  },
});

export const bincount = op({
  schema: 'bincount(Tensor self, Tensor? weights=None, SymInt minlength=0) -> Tensor',
  on: ['function', 'method'],
  forward(self, weights, least) {
    check(
      !isFloat(self.dtype) && self.dtype.category !== 'bool',
      () => `"bincount_cpu" not implemented for '${self.dtype.scalarType}'`,
      'NotImplementedError',
    );
    check(least >= 0, () => 'minlength should be >= 0');
    const values = valuesOf(self);
    check(
      self.rank === 1 && values.every((x) => x >= 0),
      () => 'bincount only supports 1-d non-negative integral inputs.',
    );
    check(
      !weights || (weights.rank === 1 && weights.numel === values.length),
      () => 'weights should be 1-d and have the same length as input',
    );
    const each = weights ? valuesOf(weights) : null;
    const counts = new Float64Array(Math.max(values.reduce((a, b) => Math.max(a, b), -1) + 1, least));
    for (const [i, x] of values.entries()) counts[x]! += each?.[i] ?? 1;
    const dtype = !weights ? int64 : weights.dtype === float32 ? float32 : float64;
    return fromValues(counts, [counts.length], dtype);
  },
});
