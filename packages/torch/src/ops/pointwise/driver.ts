/** Elementwise evaluation with PyTorch's promotion and broadcasting: what op files of this family call. */
import { kernels, type Scalar1, type Scalar2, type Scalar3, type Strided } from '../../kernels/kernels.ts';
import { defaults } from '../../tensor/create.ts';
import { bool, type DType, int64, isFloat } from '../../tensor/dtype.ts';
import { broadcastShapes, broadcastStrides, sameShape, type Shape } from '../../tensor/shape.ts';
import { empty, Tensor } from '../../tensor/tensor.ts';
import { mapExactly } from './exact.ts';
import { memoryOrder, ordered } from './memory-order.ts';
import { resultType } from './promotion.ts';

/** dtype of the result: as the operands promote, at least float, or bool. */
export type ResultRule = 'same' | 'float' | 'bool';

function resultOf(rule: ResultRule, common: DType): { compute: DType; out: DType } {
  const compute = rule === 'float' && !isFloat(common) ? defaults.dtype : common;
  return { compute, out: rule === 'bool' ? bool : compute };
}

/** The operand in the dtype computed in, read with the strides of the broadcast shape. */
function operand(t: Tensor, dtype: DType, shape: Shape): Strided {
  const same = castData(t, dtype);
  if (sameShape(same.shape, shape)) return same;
  const strides = broadcastStrides(same.shape, same.strides, shape);
  return new Tensor(same.dtype, shape, strides, same.offset, same.storage);
}

/** Of several tensors broadcast to `shape`, by the layout they had before any cast. */
function orderOf(shape: Shape, tensors: readonly Tensor[]): number[] | null {
  const strides = tensors
    .filter((t) => !t.isWrappedNumber)
    .map((t) => (sameShape(t.shape, shape) ? t.strides : broadcastStrides(t.shape, t.strides, shape)));
  return memoryOrder(
    shape,
    strides,
    tensors.every((t) => sameShape(t.shape, shape)),
  );
}

/** A copy in another dtype, without history; the tensor itself if it has that dtype. */
export function castData(t: Tensor, dtype: DType): Tensor {
  if (t.dtype === dtype) return t;
  const out = empty(t.shape, dtype);
  kernels.copy(t.shape, out, t);
  return out;
}

export function map1(self: Tensor, op: Scalar1, rule: ResultRule = 'same'): Tensor {
  const { compute, out: dtype } = resultOf(rule, self.dtype);
  const order = memoryOrder(self.shape, [self.strides]);
  return ordered(self.shape, order, dtype, [castData(self, compute)], (shape, out, [a]) =>
    kernels.map1(op, shape, out, a!),
  );
}

export function map2(self: Tensor, other: Tensor, op: Scalar2, rule: ResultRule = 'same'): Tensor {
  const { compute, out: dtype } = resultOf(rule, resultType(self, other));
  const shape = broadcastShapes(self.shape, other.shape);
  const operands = [operand(self, compute, shape), operand(other, compute, shape)];
  return ordered(shape, orderOf(shape, [self, other]), dtype, operands, (shape, out, [a, b]) => {
    kernels.map2(op, shape, out, a!, b!);
    if (compute === int64) mapExactly(op, shape, out, a!, b!);
  });
}

export function map3(x: Tensor, y: Tensor, z: Tensor, op: Scalar3, rule: ResultRule = 'same'): Tensor {
  const { compute, out: dtype } = resultOf(rule, resultType(x, y, z));
  const shape = broadcastShapes(broadcastShapes(x.shape, y.shape), z.shape);
  const operands = [x, y, z].map((t) => operand(t, compute, shape));
  return ordered(shape, orderOf(shape, [x, y, z]), dtype, operands, (shape, out, [a, b, c]) =>
    kernels.map3(op, shape, out, a!, b!, c!),
  );
}
