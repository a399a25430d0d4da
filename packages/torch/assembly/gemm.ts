/**
 * Matrix product of float32: both operands are packed into narrow panels that the register tile below streams
 * through (the scheme of Goto and van de Geijn, "Anatomy of High-Performance Matrix Multiplication", 2008).
 * Operands come with any strides, so a transpose costs nothing extra. Sizes and strides count elements.
 */
import { floats, loadUpTo4, madd, storeUpTo4 } from './lanes';

/** Rows and columns of the register tile: what fits in the 15 vector registers an engine leaves us. */
export const TILE_ROWS: i32 = ASC_FEATURE_RELAXED_SIMD ? 6 : 5;
export const TILE_COLUMNS: i32 = 8;
/** Bytes of the tile that those sticking out of the result go through. */
export const TILE_BYTES: i32 = 256;
/** Block sizes: a packed block of A stays in the second-level cache, a panel of B in the first. */
const BLOCK_DEPTH: i32 = 256;
const BLOCK_ROWS: i32 = 90;

/** Bytes of scratch memory that `gemm` needs for `n` columns. */
export function gemmScratch(n: i32): i32 {
  const columns = ((n + TILE_COLUMNS - 1) / TILE_COLUMNS) * TILE_COLUMNS;
  return ((BLOCK_ROWS * BLOCK_DEPTH + BLOCK_DEPTH * columns) << 2) + TILE_BYTES;
}

/**
 * c[m, n] (rows `ldc` apart) = a[m, k] b[k, n], plus what c held if `accumulate`.
 * `ars`, `acs`, `brs`, `bcs` are the row and column strides.
 */
export function gemm(
  m: i32,
  n: i32,
  k: i32,
  a: usize,
  ars: i32,
  acs: i32,
  b: usize,
  brs: i32,
  bcs: i32,
  c: usize,
  ldc: i32,
  accumulate: i32,
  scratch: usize,
): void {
  if (k == 0 && !accumulate) {
    for (let i = 0; i < m; i++) memory.fill(c + floats(i * ldc), 0, floats(n));
  }
  const edge = scratch;
  const packedA = scratch + TILE_BYTES;
  const packedB = packedA + floats(BLOCK_ROWS * BLOCK_DEPTH);
  for (let k0 = 0; k0 < k; k0 += BLOCK_DEPTH) {
    const depth = min(BLOCK_DEPTH, k - k0);
    const add = accumulate | i32(k0 > 0);
    packPanels(TILE_COLUMNS, n, depth, b + floats(k0 * brs), bcs, brs, packedB);
    for (let i = 0; i < m; i += BLOCK_ROWS) {
      const rows = min(BLOCK_ROWS, m - i);
      packPanels(TILE_ROWS, rows, depth, a + floats(i * ars + k0 * acs), ars, acs, packedA);
      multiplyPanels(rows, n, depth, packedA, packedB, c + floats(i * ldc), ldc, add, edge);
    }
  }
}

/** c[m, n] (+)= packed a times packed b, tile by tile; those that stick out of c go through `edge`. */
export function multiplyPanels(
  m: i32,
  n: i32,
  k: i32,
  a: usize,
  b: usize,
  c: usize,
  ldc: i32,
  add: i32,
  edge: usize,
): void {
  for (let j = 0; j < n; j += TILE_COLUMNS) {
    const panelB = b + floats(j * k);
    const columns = min(TILE_COLUMNS, n - j);
    for (let i = 0; i < m; i += TILE_ROWS) {
      const panelA = a + floats(i * k);
      const at = c + floats(i * ldc + j);
      const rows = min(TILE_ROWS, m - i);
      if (rows == TILE_ROWS && columns == TILE_COLUMNS) tile(k, panelA, panelB, at, ldc, add);
      else {
        tile(k, panelA, panelB, edge, TILE_COLUMNS, 0);
        copyEdge(rows, columns, edge, at, ldc, add);
      }
    }
  }
}

function copyEdge(rows: i32, columns: i32, edge: usize, c: usize, ldc: i32, add: i32): void {
  const bytes = floats(columns);
  for (let i = 0; i < rows; i++) {
    for (let j: usize = 0; j < bytes; j += 16) {
      let v = v128.load(edge + j);
      if (add) v = f32x4.add(v, loadUpTo4(c + j, bytes - j));
      storeUpTo4(c + j, v, bytes - j);
    }
    edge += TILE_COLUMNS << 2;
    c += floats(ldc);
  }
}

/** Writes `count` rows of `k` elements as panels of `width` rows, k-major, the last one filled up with zeros. */
export function packPanels(width: i32, count: i32, k: i32, from: usize, rs: i32, ks: i32, to: usize): void {
  for (let i = 0; i < count; i += width) {
    packPanel(width, min(width, count - i), k, from + floats(i * rs), rs, ks, to);
    to += floats(width * k);
  }
}

function packPanel(width: i32, rows: i32, k: i32, from: usize, rs: i32, ks: i32, to: usize): void {
  if (rs == 1 && rows == width) return packContiguous(width, k, from, ks, to);
  let r = 0;
  if (ks == 1) {
    for (; r + 4 <= rows; r += 4) transpose4(k, from + floats(r * rs), rs, to + floats(r), width);
  }
  for (; r < rows; r++) scatter(k, from + floats(r * rs), ks, to + floats(r), width);
  for (; r < width; r++) {
    for (let p = 0; p < k; p++) store<f32>(to + floats(p * width + r), 0);
  }
}

function packContiguous(width: i32, k: i32, from: usize, ks: i32, to: usize): void {
  const step = floats(ks);
  const bytes = floats(width);
  for (let p = 0; p < k; p++) {
    v128.store(to, v128.load(from));
    if (width == 8) v128.store(to, v128.load(from, 16), 16);
    else if (width == 6) store<u64>(to, load<u64>(from, 16), 16);
    else store<f32>(to, load<f32>(from, 16), 16);
    from += step;
    to += bytes;
  }
}

/** One row of `k` elements, `ks` apart, becomes every `width`-th element of `to`. */
export function scatter(k: i32, from: usize, ks: i32, to: usize, width: i32): void {
  const step = floats(ks);
  const bytes = floats(width);
  for (let p = 0; p < k; p++) {
    store<f32>(to, load<f32>(from));
    from += step;
    to += bytes;
  }
}

/** Four rows of `k` contiguous elements, `rs` apart, become `k` groups of four, `width` apart. */
export function transpose4(k: i32, from: usize, rs: i32, to: usize, width: i32): void {
  const step = floats(rs);
  const bytes = floats(width);
  let r0 = from;
  let r1 = r0 + step;
  let r2 = r1 + step;
  let r3 = r2 + step;
  let p = 0;
  for (; p + 4 <= k; p += 4) {
    const v0 = v128.load(r0);
    const v1 = v128.load(r1);
    const v2 = v128.load(r2);
    const v3 = v128.load(r3);
    const a = v128.shuffle<f32>(v0, v1, 0, 4, 1, 5);
    const b = v128.shuffle<f32>(v2, v3, 0, 4, 1, 5);
    const c = v128.shuffle<f32>(v0, v1, 2, 6, 3, 7);
    const d = v128.shuffle<f32>(v2, v3, 2, 6, 3, 7);
    v128.store(to, v128.shuffle<f32>(a, b, 0, 1, 4, 5));
    v128.store(to + bytes, v128.shuffle<f32>(a, b, 2, 3, 6, 7));
    v128.store(to + 2 * bytes, v128.shuffle<f32>(c, d, 0, 1, 4, 5));
    v128.store(to + 3 * bytes, v128.shuffle<f32>(c, d, 2, 3, 6, 7));
    r0 += 16;
    r1 += 16;
    r2 += 16;
    r3 += 16;
    to += 4 * bytes;
  }
  for (; p < k; p++) {
    store<f32>(to, load<f32>(r0));
    store<f32>(to, load<f32>(r1), 4);
    store<f32>(to, load<f32>(r2), 8);
    store<f32>(to, load<f32>(r3), 12);
    r0 += 4;
    r1 += 4;
    r2 += 4;
    r3 += 4;
    to += bytes;
  }
}

/** One register tile: c[TILE_ROWS, 8] (+)= a panel[k][TILE_ROWS] times b panel[k][8]. Unrolled by hand. */
function tile(k: i32, a: usize, b: usize, c: usize, ldc: i32, add: i32): void {
  const zero = f32x4.splat(0);
  let c00 = zero;
  let c01 = zero;
  let c10 = zero;
  let c11 = zero;
  let c20 = zero;
  let c21 = zero;
  let c30 = zero;
  let c31 = zero;
  let c40 = zero;
  let c41 = zero;
  let c50 = zero;
  let c51 = zero;
  const end = a + floats(k * TILE_ROWS);
  while (a < end) {
    const b0 = v128.load(b);
    const b1 = v128.load(b, 16);
    const a0 = v128.load32_splat(a);
    c00 = madd(a0, b0, c00);
    c01 = madd(a0, b1, c01);
    const a1 = v128.load32_splat(a, 4);
    c10 = madd(a1, b0, c10);
    c11 = madd(a1, b1, c11);
    const a2 = v128.load32_splat(a, 8);
    c20 = madd(a2, b0, c20);
    c21 = madd(a2, b1, c21);
    const a3 = v128.load32_splat(a, 12);
    c30 = madd(a3, b0, c30);
    c31 = madd(a3, b1, c31);
    const a4 = v128.load32_splat(a, 16);
    c40 = madd(a4, b0, c40);
    c41 = madd(a4, b1, c41);
    if (TILE_ROWS == 6) {
      const a5 = v128.load32_splat(a, 20);
      c50 = madd(a5, b0, c50);
      c51 = madd(a5, b1, c51);
    }
    a += TILE_ROWS << 2;
    b += 32;
  }
  const row = floats(ldc);
  // Two separate ends: with the branch inside each row, V8 keeps the sums in memory during the loop.
  if (add) {
    addRow(c, c00, c01);
    addRow((c += row), c10, c11);
    addRow((c += row), c20, c21);
    addRow((c += row), c30, c31);
    addRow((c += row), c40, c41);
    if (TILE_ROWS == 6) addRow(c + row, c50, c51);
  } else {
    storeRow(c, c00, c01);
    storeRow((c += row), c10, c11);
    storeRow((c += row), c20, c21);
    storeRow((c += row), c30, c31);
    storeRow((c += row), c40, c41);
    if (TILE_ROWS == 6) storeRow(c + row, c50, c51);
  }
}

function addRow(c: usize, v0: v128, v1: v128): void {
  storeRow(c, f32x4.add(v128.load(c), v0), f32x4.add(v128.load(c, 16), v1));
}

function storeRow(c: usize, v0: v128, v1: v128): void {
  v128.store(c, v0);
  v128.store(c, v1, 16);
}
