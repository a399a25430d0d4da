/** Reductions and row functions of float32. What a layout needs more than two loops for is left to `otherwise`. */
import { arena } from '../../tensor/arena.ts';
import { float32 } from '../../tensor/dtype.ts';
import { numelOf } from '../../tensor/shape.ts';
import type { Kernels, Rows, Strided } from '../kernels.ts';
import type { KernelModule } from './module.ts';
import { addressOf, type Group, groupDimensions, isDense, isFloat32 } from './operands.ts';

type RowKernels = Pick<Kernels, 'reduceRows' | 'mapRows' | 'rowGradients'>;

export function rowKernels(module: KernelModule, otherwise: Kernels): RowKernels {
  return {
    reduceRows(op, rows, out, a) {
      const n = numelOf(rows.innerShape);
      const isPlain = n > 0 && isFloat32(a) && isFloat32(out);
      const taken =
        isPlain &&
        ((op.name === 'sum' && sum(module, rows, 1, out, a)) ||
          (op.name === 'mean' && sum(module, rows, n, out, a)) ||
          (op.name === 'max' && max(module, rows, out, a)));
      if (!taken) otherwise.reduceRows(op, rows, out, a);
    },
    mapRows(op, rows, out, a) {
      const kernel =
        op.name === 'softmax' ? module.softmax : op.name === 'logSoftmax' ? module.logSoftmax : null;
      const shape = [...rows.outerShape, ...rows.innerShape];
      if (kernel && isDense(shape, out) && isDense(shape, a)) {
        kernel(numelOf(rows.outerShape), numelOf(rows.innerShape), addressOf(a), addressOf(out));
      } else otherwise.mapRows(op, rows, out, a);
    },
    rowGradients(name, rows, out, g, y) {
      const kernel = name === 'softmax' ? module.softmaxBackward : module.logSoftmaxBackward;
      const shape = [...rows.outerShape, ...rows.innerShape];
      if (isDense(shape, out) && isDense(shape, g) && isDense(shape, y)) {
        kernel(
          numelOf(rows.outerShape),
          numelOf(rows.innerShape),
          addressOf(g),
          addressOf(y),
          addressOf(out),
        );
      } else otherwise.rowGradients(name, rows, out, g, y);
    },
  };
}

const ONE: Group = { size: 1, strides: [1] };

/** Dimensions kept and summed, innermost first. */
function groupsOf(rows: Rows, a: Strided): { kept: Group[]; summed: Group[] } {
  const split = rows.outerShape.length;
  return {
    kept: groupDimensions(rows.outerShape, [a.strides.slice(0, split)]),
    summed: groupDimensions(rows.innerShape, [a.strides.slice(split)]),
  };
}

const strideOf = (group: Group): number => group.strides[0]!;

function sum(module: KernelModule, rows: Rows, divisor: number, out: Strided, a: Strided): boolean {
  const { kept, summed } = groupsOf(rows, a);
  const [inner = ONE, innerRows = ONE] = summed;
  const [outer = ONE, outerRows = ONE] = kept;
  if (kept.length > 2 || summed.length > 2) return false;
  const from = addressOf(a);
  const to = addressOf(out);
  if (summed.length > 0 && summed.every((group) => strideOf(group) === 0)) {
    if (kept.length > 1) return false;
    multiply(module, outer, numelOf(rows.innerShape) / divisor, from, to);
    return true;
  }
  if (summed.length === 2) {
    if (strideOf(inner) !== 1 || kept.length > 1) return false;
    sumPlanes(module, outer, innerRows, inner.size, divisor, from, to);
    return true;
  }
  const isAlongRows = strideOf(inner) === 1;
  if (!isAlongRows && strideOf(outer) !== 1) return false;
  for (let i = 0; i < outerRows.size; i++) {
    const x = from + i * strideOf(outerRows) * 4;
    const result = to + i * outer.size * 4;
    if (isAlongRows) module.sumRows(outer.size, inner.size, x, strideOf(outer), divisor, result);
    else module.sumColumns(inner.size, outer.size, x, strideOf(inner), divisor, result);
  }
  return true;
}

/** The sum of a number repeated (what \`expand\` makes) is a multiple of it. */
function multiply(module: KernelModule, kept: Group, factor: number, from: number, to: number): void {
  const address = arena.allocate(4);
  arena.heap(float32)[address / 4] = factor;
  module.mul(kept.size, 1, from, strideOf(kept), 1, address, 0, 0, to, 0);
  arena.release(address);
}

/** Sums over rows that lie apart (a channel's planes in a batch of images): each row first, then the rows' sums. */
function sumPlanes(
  module: KernelModule,
  kept: Group,
  rows: Group,
  columns: number,
  divisor: number,
  from: number,
  to: number,
): void {
  const partial = arena.allocate(rows.size * 4);
  for (let i = 0; i < kept.size; i++) {
    module.sumRows(rows.size, columns, from + i * strideOf(kept) * 4, strideOf(rows), 1, partial);
    module.sumRows(1, rows.size, partial, 0, divisor, to + i * 4);
  }
  arena.release(partial);
}

function max(module: KernelModule, rows: Rows, out: Strided, a: Strided): boolean {
  const { kept, summed } = groupsOf(rows, a);
  const [inner = ONE] = summed;
  const [outer = ONE] = kept;
  if (kept.length > 1 || summed.length > 1 || strideOf(inner) !== 1) return false;
  module.maxRows(outer.size, inner.size, addressOf(a), strideOf(outer), addressOf(out));
  return true;
}
