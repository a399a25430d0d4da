/** Pure arithmetic on shapes and strides, with PyTorch's errors. */
import { check, TorchError } from '../errors/torch-error.ts';

export type Shape = readonly number[];

export function numelOf(shape: Shape): number {
  let n = 1;
  for (const s of shape) n *= s;
  return n;
}

/** Row-major strides. Dimensions of size 0 count as 1, as in PyTorch. */
export function contiguousStrides(shape: Shape): number[] {
  const strides = new Array<number>(shape.length);
  let step = 1;
  for (let i = shape.length - 1; i >= 0; i--) {
    strides[i] = step;
    step *= Math.max(shape[i]!, 1);
  }
  return strides;
}

export function isContiguous(shape: Shape, strides: Shape): boolean {
  let step = 1;
  for (let i = shape.length - 1; i >= 0; i--) {
    if (shape[i] === 1) continue;
    if (shape[i] === 0) return true;
    if (strides[i] !== step) return false;
    step *= shape[i]!;
  }
  return true;
}

export const sameShape = (a: Shape, b: Shape): boolean => {
  if (a.length !== b.length) return false;
  for (let i = 0; i < a.length; i++) if (a[i] !== b[i]) return false;
  return true;
};

/** Common shape of two; raises PyTorch's error where sizes differ and neither is 1. */
export function broadcastShapes(a: Shape, b: Shape): Shape {
  if (sameShape(a, b)) return a;
  const rank = Math.max(a.length, b.length);
  const out = new Array<number>(rank);
  for (let i = rank - 1; i >= 0; i--) {
    const sa = a[i - rank + a.length] ?? 1;
    const sb = b[i - rank + b.length] ?? 1;
    check(
      sa === sb || sa === 1 || sb === 1,
      () =>
        `The size of tensor a (${sa}) must match the size of tensor b (${sb}) at non-singleton dimension ${i}`,
    );
    out[i] = sa === 1 ? sb : sa;
  }
  return out;
}

/** Strides that read a tensor of `shape` as if it had the broadcast shape `to`. */
export function broadcastStrides(shape: Shape, strides: Shape, to: Shape): Shape {
  if (shape.length === to.length && sameShape(shape, to)) return strides;
  const lead = to.length - shape.length;
  return to.map((size, i) => (i < lead || (shape[i - lead] === 1 && size !== 1) ? 0 : strides[i - lead]!));
}

/** Non-negative dimension; a 0-d tensor accepts -1 and 0. */
export function wrapDim(dim: number, rank: number): number {
  const range = Math.max(rank, 1);
  if (dim < -range || dim >= range) {
    throw new TorchError(
      'IndexError',
      `Dimension out of range (expected to be in range of [${-range}, ${range - 1}], but got ${dim})`,
    );
  }
  return dim < 0 ? dim + range : dim;
}

/** As `wrapDim`, where a 0-d tensor has no dimension to name. */
export function wrapDimOf(shape: Shape, dim: number): number {
  check(shape.length > 0, () => `Dimension specified as ${dim} but tensor has no dimensions`, 'IndexError');
  return wrapDim(dim, shape.length);
}

/** Wrapped dims; null or empty means all. Raises if one appears twice. */
export function wrapDims(dims: Shape | null, rank: number): number[] {
  check(rank <= 64, () => 'only tensors with up to 64 dims are supported');
  if (dims === null || dims.length === 0) return Array.from({ length: rank }, (_, i) => i);
  const seen = new Set<number>();
  return dims.map((d) => {
    const wrapped = wrapDim(d, rank);
    check(!seen.has(wrapped), () => `dim ${wrapped} appears multiple times in the list of dims`);
    seen.add(wrapped);
    return wrapped;
  });
}

export const shapeText = (shape: Shape): string => `[${shape.join(', ')}]`;

/** Replaces one -1 in `shape` so that it has `numel` elements. */
export function inferSize(shape: Shape, numel: number): number[] {
  const invalid = () => `shape '${shapeText(shape)}' is invalid for input of size ${numel}`;
  let unknown = -1;
  let known = 1;
  for (const [i, s] of shape.entries()) {
    if (s === -1) {
      check(unknown === -1, () => 'only one dimension can be inferred');
      unknown = i;
    } else {
      check(s >= 0, () => `invalid shape dimension ${s}`);
      known *= s;
    }
  }
  const out = [...shape];
  if (unknown >= 0) {
    check(numel === 0 || known !== 0, invalid);
    check(
      known !== 0,
      () =>
        `cannot reshape tensor of ${numel} elements into shape ${shapeText(shape)} because the unspecified dimension size -1 can be any value and is ambiguous`,
    );
    check(numel % known === 0, invalid);
    out[unknown] = numel / known;
  } else check(known === numel, invalid);
  return out;
}

/** Strides under which `shape`/`strides` can be seen as `to` without copying, or null. Same numel assumed. */
export function viewStrides(shape: Shape, strides: Shape, to: Shape): number[] | null {
  if (numelOf(shape) === 0) return sameShape(shape, to) ? [...strides] : contiguousStrides(to);
  const out = new Array<number>(to.length);
  let target = to.length - 1;
  let chunkStride = strides.at(-1) ?? 1;
  let chunk = 1;
  let viewed = 1;
  for (let i = shape.length - 1; i >= 0; i--) {
    chunk *= shape[i]!;
    if (i > 0 && (shape[i - 1] === 1 || strides[i - 1] === chunk * chunkStride)) continue;
    while (target >= 0 && (viewed < chunk || to[target] === 1)) {
      out[target] = viewed * chunkStride;
      viewed *= to[target]!;
      target--;
    }
    if (viewed !== chunk) return null;
    if (i > 0) {
      chunkStride = strides[i - 1]!;
      chunk = 1;
      viewed = 1;
    }
  }
  if (shape.length === 0) return to.map(() => 1);
  return target === -1 ? out : null;
}

/** Raises unless all sizes of a new tensor are non-negative. */
export function checkSize(size: readonly number[]): void {
  for (const s of size) {
    check(s >= 0, () => `Trying to create tensor with negative dimension ${s}: ${shapeText(size)}`);
  }
}
