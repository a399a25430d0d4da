/**
 * Convolution as a matrix product: row (channel, ky, kx) of the column matrix [c * kh * kw, oh * ow] holds, for every
 * output position, the input number that this place of the filter meets (0 where it meets the margin).
 */
import { floats } from './lanes';

/** First and one past the last output position whose place `offset` lies inside an image of `size`. */
function firstInside(offset: i32, stride: i32): i32 {
  return offset >= 0 ? 0 : (-offset + stride - 1) / stride;
}
function endInside(offset: i32, stride: i32, size: i32, count: i32): i32 {
  return size <= offset ? 0 : min(count, (size - 1 - offset) / stride + 1);
}

export function columnsOfImage(
  c: i32,
  h: i32,
  w: i32,
  kh: i32,
  kw: i32,
  sy: i32,
  sx: i32,
  py: i32,
  px: i32,
  dy: i32,
  dx: i32,
  oh: i32,
  ow: i32,
  x: usize,
  to: usize,
): void {
  memory.fill(to, 0, floats(c * kh * kw * oh * ow));
  for (let i = 0; i < c; i++) {
    for (let ky = 0; ky < kh; ky++) {
      const top = ky * dy - py;
      const y1 = endInside(top, sy, h, oh);
      for (let kx = 0; kx < kw; kx++) {
        const left = kx * dx - px;
        const x0 = firstInside(left, sx);
        const n = endInside(left, sx, w, ow) - x0;
        for (let y = firstInside(top, sy); y < y1; y++) {
          const from = x + floats((i * h + top + y * sy) * w + left + x0 * sx);
          copyRow(n, from, sx, to + floats(y * ow + x0));
        }
        to += floats(oh * ow);
      }
    }
  }
}

function copyRow(n: i32, from: usize, stride: i32, to: usize): void {
  if (n <= 0) return;
  if (stride == 1) memory.copy(to, from, floats(n));
  else for (let j = 0; j < n; j++) store<f32>(to + floats(j), load<f32>(from + floats(j * stride)));
}

/** The transpose: adds every number of the column matrix to the place of the image that it was taken from. */
export function addColumnsToImage(
  c: i32,
  h: i32,
  w: i32,
  kh: i32,
  kw: i32,
  sy: i32,
  sx: i32,
  py: i32,
  px: i32,
  dy: i32,
  dx: i32,
  oh: i32,
  ow: i32,
  from: usize,
  x: usize,
): void {
  for (let i = 0; i < c; i++) {
    for (let ky = 0; ky < kh; ky++) {
      const top = ky * dy - py;
      const y1 = endInside(top, sy, h, oh);
      for (let kx = 0; kx < kw; kx++) {
        const left = kx * dx - px;
        const x0 = firstInside(left, sx);
        const n = endInside(left, sx, w, ow) - x0;
        for (let y = firstInside(top, sy); y < y1; y++) {
          const to = x + floats((i * h + top + y * sy) * w + left + x0 * sx);
          addRow(n, from + floats(y * ow + x0), to, sx);
        }
        from += floats(oh * ow);
      }
    }
  }
}

function addRow(n: i32, from: usize, to: usize, stride: i32): void {
  let j = 0;
  if (stride == 1) {
    for (; j + 4 <= n; j += 4) {
      const at = to + floats(j);
      v128.store(at, f32x4.add(v128.load(at), v128.load(from + floats(j))));
    }
  }
  for (; j < n; j++) {
    const at = to + floats(j * stride);
    store<f32>(at, load<f32>(at) + load<f32>(from + floats(j)));
  }
}
