/** Copies a matrix with any strides into rows that lie one after another. */
import { scatter, transpose4 } from './gemm';
import { floats, storeUpTo4 } from './lanes';

export function copy(rows: i32, columns: i32, x: usize, rowStride: i32, columnStride: i32, out: usize): void {
  if (rowStride == 1 && columnStride > 1) return transpose(rows, columns, x, columnStride, out);
  for (let i = 0; i < rows; i++) {
    if (columnStride == 1) memory.copy(out, x, floats(columns));
    else if (columnStride == 0) fill(columns, v128.load32_splat(x), out);
    else scatter(columns, x, columnStride, out, 1);
    x += floats(rowStride);
    out += floats(columns);
  }
}

function fill(n: i32, value: v128, out: usize): void {
  const bytes = floats(n);
  for (let i: usize = 0; i < bytes; i += 16) storeUpTo4(out + i, value, bytes - i);
}

function transpose(rows: i32, columns: i32, x: usize, columnStride: i32, out: usize): void {
  let j = 0;
  for (; j + 4 <= columns; j += 4)
    transpose4(rows, x + floats(j * columnStride), columnStride, out + floats(j), columns);
  for (; j < columns; j++) scatter(rows, x + floats(j * columnStride), 1, out + floats(j), columns);
}
