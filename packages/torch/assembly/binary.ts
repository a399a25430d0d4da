/**
 * Elementwise functions of two operands, over a matrix: `out` is contiguous; rows of the operands are `ars` and `brs`
 * elements apart (0: the same row again), with columns 1 apart or, where `acs` or `bcs` is 0, one number repeated.
 * In the backward functions `a` is the incoming gradient and `b` the forward's result.
 */

import { floats, loadUpTo4, madd, storeUpTo4 } from './lanes';

class Add {
  of(a: v128, b: v128, _scale: v128): v128 {
    return f32x4.add(a, b);
  }
}
class AddScaled {
  of(a: v128, b: v128, scale: v128): v128 {
    return madd(b, scale, a);
  }
}
class Sub {
  of(a: v128, b: v128, _scale: v128): v128 {
    return f32x4.sub(a, b);
  }
}
class Mul {
  of(a: v128, b: v128, _scale: v128): v128 {
    return f32x4.mul(a, b);
  }
}
class Div {
  of(a: v128, b: v128, _scale: v128): v128 {
    return f32x4.div(a, b);
  }
}
class Maximum {
  of(a: v128, b: v128, _scale: v128): v128 {
    return f32x4.max(a, b);
  }
}
class Minimum {
  of(a: v128, b: v128, _scale: v128): v128 {
    return f32x4.min(a, b);
  }
}
class ReluBackward {
  of(a: v128, b: v128, _scale: v128): v128 {
    return v128.andnot(a, f32x4.le(b, f32x4.splat(0)));
  }
}
class SigmoidBackward {
  of(a: v128, b: v128, _scale: v128): v128 {
    return f32x4.mul(a, f32x4.mul(b, f32x4.sub(f32x4.splat(1), b)));
  }
}
class TanhBackward {
  of(a: v128, b: v128, _scale: v128): v128 {
    return f32x4.mul(a, f32x4.sub(f32x4.splat(1), f32x4.mul(b, b)));
  }
}

function each<F>(
  rows: i32,
  columns: i32,
  a: usize,
  ars: i32,
  acs: i32,
  b: usize,
  brs: i32,
  bcs: i32,
  out: usize,
  scale: f32 = 0,
): void {
  const f = changetype<F>(0);
  const bytes = floats(columns);
  const scales = f32x4.splat(scale);
  for (let row = 0; row < rows; row++) {
    const left = v128.load32_splat(a);
    const right = v128.load32_splat(b);
    for (let i: usize = 0; i < bytes; i += 16) {
      const x = acs ? loadUpTo4(a + i, bytes - i) : left;
      const y = bcs ? loadUpTo4(b + i, bytes - i) : right;
      storeUpTo4(out + i, f.of(x, y, scales), bytes - i);
    }
    a += floats(ars);
    b += floats(brs);
    out += bytes;
  }
}

export function add(
  rows: i32,
  columns: i32,
  a: usize,
  ars: i32,
  acs: i32,
  b: usize,
  brs: i32,
  bcs: i32,
  out: usize,
): void {
  each<Add>(rows, columns, a, ars, acs, b, brs, bcs, out);
}
/** a + scale * b */
export function addScaled(
  rows: i32,
  columns: i32,
  a: usize,
  ars: i32,
  acs: i32,
  b: usize,
  brs: i32,
  bcs: i32,
  out: usize,
  scale: f32,
): void {
  each<AddScaled>(rows, columns, a, ars, acs, b, brs, bcs, out, scale);
}
export function sub(
  rows: i32,
  columns: i32,
  a: usize,
  ars: i32,
  acs: i32,
  b: usize,
  brs: i32,
  bcs: i32,
  out: usize,
): void {
  each<Sub>(rows, columns, a, ars, acs, b, brs, bcs, out);
}
export function mul(
  rows: i32,
  columns: i32,
  a: usize,
  ars: i32,
  acs: i32,
  b: usize,
  brs: i32,
  bcs: i32,
  out: usize,
): void {
  each<Mul>(rows, columns, a, ars, acs, b, brs, bcs, out);
}
export function div(
  rows: i32,
  columns: i32,
  a: usize,
  ars: i32,
  acs: i32,
  b: usize,
  brs: i32,
  bcs: i32,
  out: usize,
): void {
  each<Div>(rows, columns, a, ars, acs, b, brs, bcs, out);
}
export function maximum(
  rows: i32,
  columns: i32,
  a: usize,
  ars: i32,
  acs: i32,
  b: usize,
  brs: i32,
  bcs: i32,
  out: usize,
): void {
  each<Maximum>(rows, columns, a, ars, acs, b, brs, bcs, out);
}
export function minimum(
  rows: i32,
  columns: i32,
  a: usize,
  ars: i32,
  acs: i32,
  b: usize,
  brs: i32,
  bcs: i32,
  out: usize,
): void {
  each<Minimum>(rows, columns, a, ars, acs, b, brs, bcs, out);
}
export function reluBackward(
  rows: i32,
  columns: i32,
  a: usize,
  ars: i32,
  acs: i32,
  b: usize,
  brs: i32,
  bcs: i32,
  out: usize,
): void {
  each<ReluBackward>(rows, columns, a, ars, acs, b, brs, bcs, out);
}
export function sigmoidBackward(
  rows: i32,
  columns: i32,
  a: usize,
  ars: i32,
  acs: i32,
  b: usize,
  brs: i32,
  bcs: i32,
  out: usize,
): void {
  each<SigmoidBackward>(rows, columns, a, ars, acs, b, brs, bcs, out);
}
export function tanhBackward(
  rows: i32,
  columns: i32,
  a: usize,
  ars: i32,
  acs: i32,
  b: usize,
  brs: i32,
  bcs: i32,
  out: usize,
): void {
  each<TanhBackward>(rows, columns, a, ars, acs, b, brs, bcs, out);
}
