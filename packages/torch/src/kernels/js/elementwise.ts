/** Elementwise loops: a flat one where every operand is contiguous, else an odometer over the outer dimensions. */
import { arena } from '../../tensor/arena.ts';
import { int64, partOf, roundingOf } from '../../tensor/dtype.ts';
import { isContiguous, numelOf, type Shape } from '../../tensor/shape.ts';
import { copyWide, hasWide } from '../../tensor/wide.ts';
import type { Scalar1, Scalar2, Scalar3, Strided } from '../kernels.ts';

export function fill(shape: Shape, out: Strided, value: number): void {
  const rounded = roundingOf(out.dtype)?.(value) ?? value;
  const { heap, start } = out;
  if (isContiguous(shape, out.strides)) heap.fill(rounded, start, start + numelOf(shape));
  else
    eachRow(shape, [out.strides], (n, [o], [so]) => {
      for (let i = 0; i < n; i++) heap[start + o! + i * so!] = rounded;
    });
}

export function copy(shape: Shape, out: Strided, from: Strided): void {
  if (out.dtype.category === 'complex' && out.dtype === from.dtype) {
    return copyDoubles([...shape, 2], pairs(out), pairs(from));
  }
  copyDoubles(shape, out, from);
  if (!hasWide() || out.dtype !== int64 || from.dtype !== int64) return;
  eachRow(shape, [out.strides, from.strides], (n, [o, x], [so, sx]) => {
    for (let i = 0; i < n; i++) copyWide(from.start + x! + i * sx!, out.start + o! + i * so!);
  });
}

/** Complex numbers as what they are in memory. */
function pairs({ dtype, start, strides }: Strided): Strided {
  const part = partOf(dtype);
  return {
    dtype: part,
    heap: arena.heap(part),
    start: 2 * start,
    strides: [...strides.map((s) => 2 * s), 1],
  };
}

function copyDoubles(shape: Shape, out: Strided, from: Strided): void {
  const n = numelOf(shape);
  const flat = isContiguous(shape, out.strides) && isContiguous(shape, from.strides);
  if (flat && out.dtype === from.dtype) {
    out.heap.copyWithin(out.start, from.start, from.start + n);
    return;
  }
  map1({ name: 'copy', f: conversion(out, from) }, shape, out, from);
}

/** C's conversions: floats to integers truncate, anything to bool tests against zero. */
function conversion(out: Strided, from: Strided): (x: number) => number {
  if (out.dtype.category === 'bool') return (x) => (x === 0 ? 0 : 1);
  if (from.dtype.category !== 'float') return (x) => x;
  if (out.dtype.name === 'int64') return (x) => truncated(x, 2 ** 63);
  return out.dtype.name === 'int32' ? (x) => truncated(x, 2 ** 31) : (x) => x;
}

/** Without -0; what doesn't fit (NaN too) becomes the least integer, as on x86. */
const truncated = (x: number, limit: number): number => (Math.abs(x) < limit ? Math.trunc(x) + 0 : -limit);

export function map1(op: Scalar1, shape: Shape, out: Strided, a: Strided): void {
  const { f } = op;
  const { heap: ho, start: o0 } = out;
  const { heap: ha, start: a0 } = a;
  if (isContiguous(shape, out.strides) && isContiguous(shape, a.strides)) {
    const n = numelOf(shape);
    for (let i = 0; i < n; i++) ho[o0 + i] = f(ha[a0 + i]!);
  } else {
    eachRow(shape, [out.strides, a.strides], (n, [o, x], [so, sa]) => {
      for (let i = 0; i < n; i++) ho[o0 + o! + i * so!] = f(ha[a0 + x! + i * sa!]!);
    });
  }
  round(shape, out);
}

export function map2(op: Scalar2, shape: Shape, out: Strided, a: Strided, b: Strided): void {
  const { f } = op;
  const { heap: ho, start: o0 } = out;
  const { heap: ha, start: a0 } = a;
  const { heap: hb, start: b0 } = b;
  if ([out, a, b].every((t) => isContiguous(shape, t.strides))) {
    const n = numelOf(shape);
    for (let i = 0; i < n; i++) ho[o0 + i] = f(ha[a0 + i]!, hb[b0 + i]!);
  } else {
    eachRow(shape, [out.strides, a.strides, b.strides], (n, [o, x, y], [so, sa, sb]) => {
      for (let i = 0; i < n; i++) ho[o0 + o! + i * so!] = f(ha[a0 + x! + i * sa!]!, hb[b0 + y! + i * sb!]!);
    });
  }
  round(shape, out);
}

export function map3(op: Scalar3, shape: Shape, out: Strided, a: Strided, b: Strided, c: Strided): void {
  const { f } = op;
  const { heap: ho, start: o0 } = out;
  const { heap: ha, start: a0 } = a;
  const { heap: hb, start: b0 } = b;
  const { heap: hc, start: c0 } = c;
  const strides = [out.strides, a.strides, b.strides, c.strides];
  eachRow(shape, strides, (n, [o, x, y, z], [so, sa, sb, sc]) => {
    for (let i = 0; i < n; i++) {
      ho[o0 + o! + i * so!] = f(ha[a0 + x! + i * sa!]!, hb[b0 + y! + i * sb!]!, hc[c0 + z! + i * sc!]!);
    }
  });
  round(shape, out);
}

function round(shape: Shape, out: Strided): void {
  const f = roundingOf(out.dtype);
  if (!f) return;
  const { heap, start } = out;
  eachRow(shape, [out.strides], (n, [o], [so]) => {
    for (let i = 0; i < n; i++) heap[start + o! + i * so!] = f(heap[start + o! + i * so!]!);
  });
}

/**
 * Calls `row(length, offsets, steps)` for every innermost run of `shape`, with each operand's offset and step.
 * The arrays are reused between calls.
 */
export function eachRow(
  shape: Shape,
  strides: readonly Shape[],
  row: (n: number, offsets: readonly number[], steps: readonly number[]) => void,
): void {
  const last = shape.length - 1;
  const offsets = strides.map(() => 0);
  if (last < 0)
    return row(
      1,
      offsets,
      strides.map(() => 0),
    );
  if (numelOf(shape) === 0) return;
  const steps = strides.map((s) => s[last]!);
  const index = new Array<number>(last).fill(0);
  for (;;) {
    row(shape[last]!, offsets, steps);
    let d = last - 1;
    for (; d >= 0; d--) {
      for (let k = 0; k < strides.length; k++) offsets[k]! += strides[k]![d]!;
      if (++index[d]! < shape[d]!) break;
      index[d] = 0;
      for (let k = 0; k < strides.length; k++) offsets[k]! -= strides[k]![d]! * shape[d]!;
    }
    if (d < 0) return;
  }
}
