/** Strides of results: those of their input, or what a memory format asks for. */
import { check } from '../errors/torch-error.ts';
import { contiguousStrides } from './shape.ts';
import type { Tensor } from './tensor.ts';

/** `t`'s own strides if it is dense, else dense ones in their order (preserve_format); contiguous if it overlaps itself. */
export function densestStrides(t: Tensor): readonly number[] {
  if (t.isContiguous) return t.strides;
  const order = t.shape.map((_, d) => d).sort((a, b) => t.strides[a]! - t.strides[b]! || b - a);
  const strides = contiguousStrides(t.shape);
  let [step, isDense] = [1, true];
  for (const d of order) {
    if (t.shape[d] !== 1) {
      if (t.strides[d] === 0) return contiguousStrides(t.shape);
      if (t.strides[d] !== step) isDense = false;
    }
    strides[d] = step;
    step *= t.shape[d]!;
  }
  return isDense ? t.strides : strides;
}

/** torch.memory_format's numbers. */
const CONTIGUOUS = 0;
const CHANNELS_LAST: Readonly<Record<number, { name: string; rank: number }>> = {
  2: { name: 'channels_last', rank: 4 },
  3: { name: 'channels_last_3d', rank: 5 },
};

/** Strides of a copy of `t` in a format; null and preserve_format keep the order of `t`'s own. */
export function stridesIn(format: number | null, t: Tensor): readonly number[] {
  if (format === CONTIGUOUS) return contiguousStrides(t.shape);
  const wanted = format === null ? undefined : CHANNELS_LAST[format];
  if (!wanted) return densestStrides(t);
  check(t.rank === wanted.rank, () => `required rank ${wanted.rank} tensor to use ${wanted.name} format`);
  return channelsLastStrides(t);
}

/** Dense strides with the channels, dimension 1, innermost. */
function channelsLastStrides(t: Tensor): readonly number[] {
  const [batch = 0, channels = 0, ...space] = t.shape;
  const [first, ...rest] = contiguousStrides([batch, ...space, channels]);
  return [first!, 1, ...rest.slice(0, -1)];
}

/** True if `t` is dense in the order of `format`; dimensions of size 1 may have any stride. */
export function isInFormat(format: number | null, t: Tensor): boolean {
  const wanted = format === null ? undefined : CHANNELS_LAST[format];
  if (!wanted) return t.isContiguous;
  if (t.rank !== wanted.rank) return false;
  return channelsLastStrides(t).every((stride, d) => t.shape[d] === 1 || t.strides[d] === stride);
}
