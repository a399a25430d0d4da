/** Elementwise kernels for float32 results in row-major order; null-free fallback lies with the caller. */
import type { Shape } from '../../tensor/shape.ts';
import { numelOf } from '../../tensor/shape.ts';
import type { Kernels, Strided } from '../kernels.ts';
import type { KernelModule } from './module.ts';
import { addressOf, groupDimensions, isDense, isFloat32 } from './operands.ts';

export function elementwise(
  module: KernelModule,
  otherwise: Kernels,
): Pick<Kernels, 'copy' | 'map1' | 'map2'> {
  const unary: Readonly<Record<string, KernelModule['exp'] | undefined>> = {
    abs: module.abs,
    erf: module.erf,
    exp: module.exp,
    log: module.log,
    neg: module.neg,
    reciprocal: module.reciprocal,
    relu: module.relu,
    sigmoid: module.sigmoid,
    sqrt: module.sqrt,
    tanh: module.tanh,
  };
  const binary: Readonly<Record<string, KernelModule['add'] | undefined>> = {
    add: module.add,
    addScaled: module.addScaled,
    sub: module.sub,
    mul: module.mul,
    div: module.div,
    maximum: module.maximum,
    minimum: module.minimum,
    reluBackward: module.reluBackward,
    sigmoidBackward: module.sigmoidBackward,
    tanhBackward: module.tanhBackward,
  };
  return {
    copy(shape, out, from) {
      const isTaken = isDense(shape, out) && isFloat32(from) && !isDense(shape, from);
      if (!(isTaken && copy(module, shape, out, from))) otherwise.copy(shape, out, from);
    },
    map1(op, shape, out, a) {
      const kernel = unary[op.name];
      if (kernel && isDense(shape, out) && isDense(shape, a))
        kernel(numelOf(shape), addressOf(a), addressOf(out));
      else otherwise.map1(op, shape, out, a);
    },
    map2(op, shape, out, a, b) {
      const kernel = binary[op.name];
      const taken =
        kernel &&
        isDense(shape, out) &&
        isFloat32(a) &&
        isFloat32(b) &&
        pairwise(kernel, op.scale ?? 0, shape, out, a, b);
      if (!taken) otherwise.map2(op, shape, out, a, b);
    },
  };
}

/** False where the layout has more than three groups. */
function copy(module: KernelModule, shape: Shape, out: Strided, from: Strided): boolean {
  const [columns = NONE, rows = NONE, outer = NONE, ...more] = groupDimensions(shape, [from.strides]);
  if (more.length > 0 || numelOf(shape) === 0) return false;
  for (let i = 0; i < outer.size; i++) {
    const x = addressOf(from) + i * outer.strides[0]! * 4;
    const to = addressOf(out) + i * rows.size * columns.size * 4;
    module.copy(rows.size, columns.size, x, rows.strides[0]!, columns.strides[0]!, to);
  }
  return true;
}

/** False where the operands' layout isn't one the kernel takes: at most three groups, the innermost dense or constant. */
function pairwise(
  kernel: KernelModule['add'],
  scale: number,
  shape: Shape,
  out: Strided,
  a: Strided,
  b: Strided,
): boolean {
  const n = numelOf(shape);
  const [to, from, other] = [addressOf(out), addressOf(a), addressOf(b)];
  if (isDense(shape, a) && isDense(shape, b)) {
    kernel(1, n, from, 0, 1, other, 0, 1, to, scale);
    return true;
  }
  const [columns, rows = NONE, outer = NONE, ...more] = groupDimensions(shape, [a.strides, b.strides]);
  const [ca, cb] = columns?.strides ?? [0, 0];
  if (!columns || more.length > 0 || ca! > 1 || cb! > 1 || n === 0) return false;
  for (let i = 0; i < outer.size; i++) {
    const startA = from + i * outer.strides[0]! * 4;
    const startB = other + i * outer.strides[1]! * 4;
    const start = to + i * rows.size * columns.size * 4;
    kernel(
      rows.size,
      columns.size,
      startA,
      rows.strides[0]!,
      ca!,
      startB,
      rows.strides[1]!,
      cb!,
      start,
      scale,
    );
  }
  return true;
}

const NONE = { size: 1, strides: [0, 0] };
