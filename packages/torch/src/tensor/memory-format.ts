/** Strides of results: those of their input, or what a memory format asks for. */
import { check } from '../errors/torch-error.ts';
import { contiguousStrides } from './shape.ts';
import type { Tensor } from './tensor.ts';

/** Dense strides in the order of `t`'s own (preserve_format); contiguous if `t` overlaps itself or has gaps. */
export function densestStrides(t: Tensor): number[] {
  const plain = contiguousStrides(t.shape);
  if (t.isContiguous) return plain;
  const order = t.shape.map((_, d) => d).sort((a, b) => t.strides[a]! - t.strides[b]!);
  const strides = [...plain];
  let step = 1;
  for (const d of order) {
    if (t.shape[d] !== 1 && t.strides[d] !== step) return plain;
    strides[d] = step;
    step *= t.shape[d]!;
  }
  return strides;
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
