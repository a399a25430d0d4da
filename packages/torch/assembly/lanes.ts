/** Arithmetic on four float32 lanes that the kernels share. */

/** The bytes of n float32. */
export function floats(n: i32): usize {
  return (<usize>n) << 2;
}

/** a * b + c, fused where the engine has relaxed SIMD and the machine fuses. */
export function madd(a: v128, b: v128, c: v128): v128 {
  if (ASC_FEATURE_RELAXED_SIMD) return f32x4.relaxed_madd(a, b, c);
  return f32x4.add(f32x4.mul(a, b), c);
}

export function sumOfLanes(v: v128): f32 {
  return (
    f32x4.extract_lane(v, 0) +
    f32x4.extract_lane(v, 1) +
    (f32x4.extract_lane(v, 2) + f32x4.extract_lane(v, 3))
  );
}

export function maxOfLanes(v: v128): f32 {
  return max(
    max(f32x4.extract_lane(v, 0), f32x4.extract_lane(v, 1)),
    max(f32x4.extract_lane(v, 2), f32x4.extract_lane(v, 3)),
  );
}

export function minOfLanes(v: v128): f32 {
  return min(
    min(f32x4.extract_lane(v, 0), f32x4.extract_lane(v, 1)),
    min(f32x4.extract_lane(v, 2), f32x4.extract_lane(v, 3)),
  );
}

/** The next four numbers of `bytes` that are left; lanes past the end are 0. */
export function loadUpTo4(at: usize, bytes: usize): v128 {
  if (bytes >= 16) return v128.load(at);
  let v = v128.load32_zero(at);
  if (bytes > 4) v = v128.load32_lane(at, v, 1, 4);
  if (bytes > 8) v = v128.load32_lane(at, v, 2, 8);
  return v;
}

export function storeUpTo4(at: usize, v: v128, bytes: usize): void {
  if (bytes >= 16) return v128.store(at, v);
  v128.store32_lane(at, v, 0);
  if (bytes > 4) v128.store32_lane(at, v, 1, 4);
  if (bytes > 8) v128.store32_lane(at, v, 2, 8);
}

/** Whether `madd` rounds once: (1 + 2^-12)^2 - (1 + 2^-11) is then 2^-24, not 0. */
export function isFused(): bool {
  const x = f32x4.splat(1.000244140625);
  return f32x4.extract_lane(madd(x, x, f32x4.splat(-1.00048828125)), 0) != 0;
}
