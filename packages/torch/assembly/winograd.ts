/**
 * Convolution with 3x3 filters at stride 1 by Winograd's F(2x2, 3x3) (Lavin and Gray, "Fast Algorithms for Convolutional
 * Neural Networks", 2015): 2x2 outputs from a 4x4 tile take 16 multiplications for each pair of channels, not 36.
 *
 *   out = A^T [(G filter G^T) (B^T tile B)] A,  the bracket summed over the input channels
 *   A^T = 1 1  1  0     B^T = 1  0 -1  0     G = 1    0   0
 *         0 1 -1 -1           0  1  1  0         1/2  1/2 1/2
 *                             0 -1  1  0         1/2 -1/2 1/2
 *                             0  1  0 -1         0    0   1
 *
 * Each of a tile's 16 transformed values takes part in a matrix product of its own. Four neighbouring tiles fill a
 * vector. Images are worked on in strips of tile rows that fit in the second-level cache.
 */
import { multiplyPanels, packPanels, TILE_BYTES, TILE_COLUMNS, TILE_ROWS } from './gemm';
import { floats, storeUpTo4 } from './lanes';

const STRIP_FLOATS: i32 = 131072;
const HALF: f32 = 0.5;

function roundUp(n: i32, to: i32): i32 {
  return ((n + to - 1) / to) * to;
}

/** Tiles in a row of outputs, filled up to whole vectors. */
function tilesAcross(ow: i32): i32 {
  return roundUp((ow + 1) >> 1, 4);
}

/** Tile rows worked on at a time. */
function rowsOfStrip(c: i32, o: i32, oh: i32, ow: i32): i32 {
  return max(1, min((oh + 1) >> 1, STRIP_FLOATS / (16 * (c + o) * tilesAcross(ow))));
}

/** Width of an image with its margins, such that every vector of tiles can be read whole. */
function paddedWidth(ow: i32): i32 {
  return 2 * tilesAcross(ow) + 2;
}

function paddedHeight(oh: i32): i32 {
  return ((oh + 1) & -2) + 2;
}

/**
 * Bytes between the 16 matrices of a strip's transformed values. One cache line more than their size: at a multiple of
 * 4096 the 16 places written together would compete for one set of the first-level cache.
 */
function planeOf(channels: i32, tiles: i32): usize {
  return floats(channels * tiles + 16);
}

/** Bytes of scratch for the functions below. */
export function winogradScratch(c: i32, o: i32, oh: i32, ow: i32): i32 {
  const tiles = roundUp(rowsOfStrip(c, o, oh, ow) * tilesAcross(ow), TILE_COLUMNS);
  const images = (c + o) * paddedHeight(oh) * paddedWidth(ow);
  const packed = tiles * (roundUp(c, TILE_COLUMNS) + roundUp(o, TILE_ROWS));
  return TILE_BYTES + ((images + 16 * (tiles * (c + roundUp(o, TILE_ROWS)) + 32) + packed) << 2);
}

/** Bytes of the gradient of a transformed filter bank. */
export function winogradGradientBytes(o: i32, c: i32): i32 {
  return (16 * roundUp(o, TILE_ROWS) * roundUp(c, TILE_COLUMNS)) << 2;
}

/** Bytes of a bank of `rows` by `k` filters after `winogradFilters`. */
export function winogradFilterBytes(rows: i32, k: i32): i32 {
  return (16 * roundUp(rows, TILE_ROWS) * k) << 2;
}

/** Copies c images into zeros, `margin` down and right; what doesn't fit is left out. */
function padImages(c: i32, h: i32, w: i32, x: usize, margin: i32, ph: i32, pw: i32, to: usize): void {
  memory.fill(to, 0, floats(c * ph * pw));
  const rows = min(h, ph - margin);
  const bytes = floats(min(w, pw - margin));
  for (let i = 0; i < c; i++) {
    for (let y = 0; y < rows; y++) {
      memory.copy(to + floats((i * ph + y + margin) * pw + margin), x + floats((i * h + y) * w), bytes);
    }
  }
}

/**
 * Packs G filter G^T of filters[o, c] (3x3 each) as the left operand of 16 products. Forward: rows o, depth c.
 * `flipped` (for the gradient of the input): rows c, depth o, the filters turned by 180 degrees.
 */
export function winogradFilters(
  o: i32,
  c: i32,
  filters: usize,
  flipped: i32,
  to: usize,
  scratch: usize,
): void {
  const rows = flipped ? c : o;
  const depth = flipped ? o : c;
  const plane = floats(rows * depth);
  for (let i = 0; i < o; i++) {
    for (let j = 0; j < c; j++) {
      transformFilter(filters, flipped, scratch + floats(flipped ? j * o + i : i * c + j), plane);
      filters += 36;
    }
  }
  const packed = floats(roundUp(rows, TILE_ROWS) * depth);
  for (let t = 0; t < 16; t++) {
    packPanels(TILE_ROWS, rows, depth, scratch, depth, 1, to);
    scratch += plane;
    to += packed;
  }
}

function transformFilter(filter: usize, flipped: i32, to: usize, plane: usize): void {
  for (let column = 0; column < 3; column++) {
    const at = flipped ? filter + 32 - (column << 2) : filter + (column << 2);
    const step = flipped ? -12 : 12;
    const a = load<f32>(at);
    const b = load<f32>(at + step);
    const c = load<f32>(at + 2 * step);
    const half = HALF * (a + c);
    spreadColumn(column, a, to, plane);
    spreadColumn(column, half + HALF * b, to + 4 * plane, plane);
    spreadColumn(column, half - HALF * b, to + 8 * plane, plane);
    spreadColumn(column, c, to + 12 * plane, plane);
  }
}

/** Adds a column's share to one row of the transformed filter: multiplication by G^T from the right. */
function spreadColumn(column: i32, value: f32, to: usize, plane: usize): void {
  if (column == 0) {
    store<f32>(to, value);
    store<f32>(to + plane, HALF * value);
    store<f32>(to + 2 * plane, HALF * value);
  } else if (column == 1) {
    store<f32>(to + plane, load<f32>(to + plane) + HALF * value);
    store<f32>(to + 2 * plane, load<f32>(to + 2 * plane) - HALF * value);
  } else {
    store<f32>(to + plane, load<f32>(to + plane) + HALF * value);
    store<f32>(to + 2 * plane, load<f32>(to + 2 * plane) + HALF * value);
    store<f32>(to + 3 * plane, value);
  }
}

/**
 * B^T tile B of `rows` by `across` tiles of each of c padded images. The transformed value t of channel i and tile j is
 * written to element t * plane + i * channelStride + (j / 8) * panelStride + j % 8 of `to`.
 */
function transformTiles(
  c: i32,
  image: usize,
  ph: i32,
  pw: i32,
  rows: i32,
  across: i32,
  to: usize,
  plane: usize,
  channelStride: i32,
  panelStride: i32,
): void {
  for (let i = 0; i < c; i++) {
    let tile = 0;
    for (let row = 0; row < rows; row++) {
      let from = image + floats((i * ph + 2 * row) * pw);
      for (let j = 0; j < across; j += 4) {
        const place = i * channelStride + (tile >> 3) * panelStride + (tile & 7);
        transformTile(from, floats(pw), to + floats(place), plane);
        from += 32;
        tile += 4;
      }
    }
  }
}

function transformTile(r0: usize, width: usize, to: usize, plane: usize): void {
  const r1 = r0 + width;
  const r2 = r1 + width;
  const r3 = r2 + width;
  const row = 4 * plane;
  transformRow<Difference>(r0, r2, to, plane);
  transformRow<Sum>(r1, r2, to + row, plane);
  transformRow<Difference>(r2, r1, to + 2 * row, plane);
  transformRow<Difference>(r1, r3, to + 3 * row, plane);
}

class Sum {
  of(a: v128, b: v128): v128 {
    return f32x4.add(a, b);
  }
}
class Difference {
  of(a: v128, b: v128): v128 {
    return f32x4.sub(a, b);
  }
}

/** One row of B^T tile B for four tiles: two image rows combined, then their columns. Tiles start 2 numbers apart. */
function transformRow<F>(p: usize, q: usize, to: usize, plane: usize): void {
  const f = changetype<F>(0);
  const a = f.of(v128.load(p), v128.load(q));
  const b = f.of(v128.load(p, 16), v128.load(q, 16));
  const c = f.of(v128.load(p, 8), v128.load(q, 8));
  const d = f.of(v128.load(p, 24), v128.load(q, 24));
  const c0 = evens(a, b);
  const c1 = odds(a, b);
  const c2 = evens(c, d);
  const c3 = odds(c, d);
  v128.store(to, f32x4.sub(c0, c2));
  v128.store(to + plane, f32x4.add(c1, c2));
  v128.store(to + 2 * plane, f32x4.sub(c2, c1));
  v128.store(to + 3 * plane, f32x4.sub(c1, c3));
}

function evens(a: v128, b: v128): v128 {
  return v128.shuffle<f32>(a, b, 0, 2, 4, 6);
}

function odds(a: v128, b: v128): v128 {
  return v128.shuffle<f32>(a, b, 1, 3, 5, 7);
}

/** The outputs A^T M A of four tiles, plus `bias`: two rows of up to `bytes` at `out`, `width` apart. */
function outputTile(
  m: usize,
  plane: usize,
  bias: v128,
  out: usize,
  width: usize,
  bytes: usize,
  rows: i32,
): void {
  const m1 = m + plane;
  const m2 = m1 + plane;
  const m3 = m2 + plane;
  const row = 4 * plane;
  outputRow(upper(m, row), upper(m1, row), upper(m2, row), upper(m3, row), bias, out, bytes);
  if (rows == 1) return;
  outputRow(lower(m, row), lower(m1, row), lower(m2, row), lower(m3, row), bias, out + width, bytes);
}

function upper(m: usize, row: usize): v128 {
  return f32x4.add(v128.load(m), f32x4.add(v128.load(m + row), v128.load(m + 2 * row)));
}

function lower(m: usize, row: usize): v128 {
  return f32x4.sub(f32x4.sub(v128.load(m + row), v128.load(m + 2 * row)), v128.load(m + 3 * row));
}

function outputRow(p0: v128, p1: v128, p2: v128, p3: v128, bias: v128, out: usize, bytes: usize): void {
  const even = f32x4.add(f32x4.add(p0, f32x4.add(p1, p2)), bias);
  const odd = f32x4.add(f32x4.sub(f32x4.sub(p1, p2), p3), bias);
  storeUpTo4(out, v128.shuffle<f32>(even, odd, 0, 4, 1, 5), bytes);
  if (bytes > 16) storeUpTo4(out + 16, v128.shuffle<f32>(even, odd, 2, 6, 3, 7), bytes - 16);
}

/**
 * out[o, oh, ow] = convolution of x[c, h, w], with `margin` zeros around it, with packed filters; plus bias[o] where not 0.
 */
export function winogradConvolve(
  c: i32,
  h: i32,
  w: i32,
  x: usize,
  o: i32,
  oh: i32,
  ow: i32,
  margin: i32,
  filters: usize,
  bias: usize,
  out: usize,
  scratch: usize,
): void {
  const ph = paddedHeight(oh);
  const pw = paddedWidth(ow);
  const across = tilesAcross(ow);
  const strip = rowsOfStrip(c, o, oh, ow);
  const down = (oh + 1) >> 1;
  const image = scratch + TILE_BYTES;
  const transformed = image + floats(c * ph * pw);
  const wholeRows = roundUp(o, TILE_ROWS);
  padImages(c, h, w, x, margin, ph, pw, image);
  for (let first = 0; first < down; first += strip) {
    const rows = min(strip, down - first);
    const tiles = roundUp(rows * across, TILE_COLUMNS);
    const plane = planeOf(c, tiles);
    const products = transformed + 16 * plane;
    const from = image + floats(2 * first * pw);
    transformTiles(c, from, ph, pw, rows, across, transformed, plane, TILE_COLUMNS, TILE_COLUMNS * c);
    for (let t = 0; t < 16; t++) {
      const product = products + t * planeOf(wholeRows, tiles);
      const filter = filters + floats(t * wholeRows * c);
      multiplyPanels(wholeRows, tiles, c, filter, transformed + t * plane, product, tiles, 0, scratch);
    }
    outputTiles(o, oh, ow, first, rows, across, tiles, products, bias, out);
  }
}

function outputTiles(
  o: i32,
  oh: i32,
  ow: i32,
  first: i32,
  rows: i32,
  across: i32,
  tiles: i32,
  products: usize,
  bias: usize,
  out: usize,
): void {
  const plane = planeOf(roundUp(o, TILE_ROWS), tiles);
  for (let i = 0; i < o; i++) {
    const offset = bias ? v128.load32_splat(bias + floats(i)) : f32x4.splat(0);
    for (let row = 0; row < rows; row++) {
      const y = 2 * (first + row);
      const to = out + floats((i * oh + y) * ow);
      const m = products + floats(i * tiles + row * across);
      for (let x = 0; x < ow; x += 8) {
        const bytes = floats(min(8, ow - x));
        outputTile(m + floats(x >> 1), plane, offset, to + floats(x), floats(ow), bytes, min(2, oh - y));
      }
    }
  }
}

/** The transformed gradient A grad A^T of four tiles' 2x2 outputs. */
function spreadTile(r0: usize, r1: usize, to: usize, plane: usize): void {
  const a = v128.load(r0);
  const b = v128.load(r0, 16);
  const c = v128.load(r1);
  const d = v128.load(r1, 16);
  const row = 4 * plane;
  spreadRow(a, b, to, plane);
  spreadRow(f32x4.add(a, c), f32x4.add(b, d), to + row, plane);
  spreadRow(f32x4.sub(a, c), f32x4.sub(b, d), to + 2 * row, plane);
  spreadRow(f32x4.neg(c), f32x4.neg(d), to + 3 * row, plane);
}

function spreadRow(a: v128, b: v128, to: usize, plane: usize): void {
  const even = evens(a, b);
  const odd = odds(a, b);
  v128.store(to, even);
  v128.store(to + plane, f32x4.add(even, odd));
  v128.store(to + 2 * plane, f32x4.sub(even, odd));
  v128.store(to + 3 * plane, f32x4.neg(odd));
}

/**
 * Adds one image's share to the gradient of the transformed filters; `accumulate` 0 replaces what it held.
 * Each of the 16 matrices is (A grad A^T)[o, tiles] (B^T tile B)^T[tiles, c].
 */
export function winogradFilterGradient(
  c: i32,
  h: i32,
  w: i32,
  x: usize,
  o: i32,
  oh: i32,
  ow: i32,
  margin: i32,
  grad: usize,
  accumulate: i32,
  to: usize,
  scratch: usize,
): void {
  const ph = paddedHeight(oh);
  const pw = paddedWidth(ow);
  const across = tilesAcross(ow);
  const strip = rowsOfStrip(c, o, oh, ow);
  const down = (oh + 1) >> 1;
  const image = scratch + TILE_BYTES;
  const gradImage = image + floats(c * ph * pw);
  const transformed = gradImage + floats(o * ph * pw);
  padImages(c, h, w, x, margin, ph, pw, image);
  padImages(o, oh, ow, grad, 0, ph, pw, gradImage);
  for (let first = 0; first < down; first += strip) {
    const rows = min(strip, down - first);
    const tiles = rows * across;
    const plane = planeOf(c, tiles);
    const spread = transformed + 16 * plane;
    const skipped = floats(2 * first * pw);
    transformTiles(c, image + skipped, ph, pw, rows, across, transformed, plane, tiles, 8);
    spreadTiles(o, gradImage + skipped, ph, pw, rows, across, spread);
    multiplyTransformed(c, o, tiles, transformed, spread, accumulate | i32(first > 0), to, scratch);
  }
}

function spreadTiles(o: i32, image: usize, ph: i32, pw: i32, rows: i32, across: i32, to: usize): void {
  const plane = planeOf(o, rows * across);
  for (let i = 0; i < o; i++) {
    for (let row = 0; row < rows; row++) {
      let from = image + floats((i * ph + 2 * row) * pw);
      for (let j = 0; j < across; j += 4) {
        spreadTile(from, from + floats(pw), to, plane);
        from += 32;
        to += 16;
      }
    }
  }
}

function multiplyTransformed(
  c: i32,
  o: i32,
  tiles: i32,
  transformed: usize,
  spread: usize,
  add: i32,
  to: usize,
  scratch: usize,
): void {
  const planeA = planeOf(o, tiles);
  const planeB = planeOf(c, tiles);
  const packedA = spread + 16 * planeA;
  const rows = roundUp(o, TILE_ROWS);
  const columns = roundUp(c, TILE_COLUMNS);
  const packedB = packedA + floats(rows * tiles);
  for (let t = 0; t < 16; t++) {
    packPanels(TILE_ROWS, o, tiles, spread + t * planeA, tiles, 1, packedA);
    packPanels(TILE_COLUMNS, c, tiles, transformed + t * planeB, tiles, 1, packedB);
    multiplyPanels(
      rows,
      columns,
      tiles,
      packedA,
      packedB,
      to + floats(t * rows * columns),
      columns,
      add,
      scratch,
    );
  }
}

/** G^T grad G: from the gradient of the transformed filters to that of the filters [o, c, 3, 3]. */
export function winogradFilterGradientEnd(o: i32, c: i32, grad: usize, to: usize): void {
  const columns = roundUp(c, TILE_COLUMNS);
  const plane = floats(roundUp(o, TILE_ROWS) * columns);
  for (let i = 0; i < o; i++) {
    for (let j = 0; j < c; j++, to += 36) gatherFilter(grad + floats(i * columns + j), plane, to);
  }
}

function gatherFilter(grad: usize, plane: usize, to: usize): void {
  for (let v = 0; v < 4; v++, grad += plane) {
    const inner1 = load<f32>(grad + 4 * plane);
    const inner2 = load<f32>(grad + 8 * plane);
    const half = HALF * (inner1 + inner2);
    gatherColumn(v, load<f32>(grad) + half, to);
    gatherColumn(v, HALF * (inner1 - inner2), to + 12);
    gatherColumn(v, half + load<f32>(grad + 12 * plane), to + 24);
  }
}

/** Multiplication by G from the right: what value v of a row adds to its three columns. */
function gatherColumn(v: i32, value: f32, row: usize): void {
  if (v == 0) {
    store<f32>(row, value);
    store<f32>(row, 0, 4);
    store<f32>(row, 0, 8);
  } else if (v == 3) store<f32>(row, load<f32>(row, 8) + value, 8);
  else {
    const half = HALF * value;
    store<f32>(row, load<f32>(row) + half);
    store<f32>(row, load<f32>(row, 4) + (v == 1 ? half : -half), 4);
    store<f32>(row, load<f32>(row, 8) + half, 8);
  }
}
