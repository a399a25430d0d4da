import { op } from '../../dispatch/op.ts';
import { check } from '../../errors/torch-error.ts';
import { noticeComplex } from '../../tensor/complex.ts';
import { type DType, int64 } from '../../tensor/dtype.ts';
import { type Tensor, viewOf } from '../../tensor/tensor.ts';

/** Whether numbers of this dtype lie in our memory with the bits that they have in PyTorch's. */
const hasItsBits = (d: DType): boolean => d !== int64 && d.bytes === d.itemsize;

/** Larger elements seen as `parts` smaller ones each. */
function split(self: Tensor, dtype: DType, parts: number, what: string): Tensor {
  check(
    self.strides.at(-1) === 1,
    () => `self.stride(-1) must be 1 to ${what}, but got ${self.strides.at(-1)}`,
  );
  const shape = [...self.shape.slice(0, -1), self.shape.at(-1)! * parts];
  const strides = [...self.strides.slice(0, -1).map((s) => s * parts), 1];
  return seen(self, dtype, shape, strides, self.offset * parts);
}

/** `parts` smaller elements seen as one. */
function join(self: Tensor, dtype: DType, parts: number, what: string): Tensor {
  const isWhole = (n: number): boolean => n % parts === 0;
  const last = self.shape.at(-1)!;
  check(isWhole(last), () => `self.size(-1) must be divisible by ${parts} to ${what}, but got ${last}`);
  check(
    isWhole(self.offset),
    () => `self.storage_offset() must be divisible by ${parts} to ${what}, but got ${self.offset}`,
  );
  check(
    self.strides.at(-1) === 1,
    () => `self.stride(-1) must be 1 to ${what}, but got ${self.strides.at(-1)}`,
  );
  const outer = self.strides.slice(0, -1);
  for (const [d, s] of outer.entries()) {
    check(isWhole(s), () => `self.stride(${d}) must be divisible by ${parts} to ${what}, but got ${s}`);
  }
  const shape = [...self.shape.slice(0, -1), last / parts];
  return seen(self, dtype, shape, [...outer.map((s) => s / parts), 1], self.offset / parts);
}

function seen(self: Tensor, dtype: DType, shape: number[], strides: number[], offset: number): Tensor {
  const out = viewOf(self, shape, strides, offset);
  out.dtype = noticeComplex(dtype);
  return out;
}

/** The same bits as another dtype; without a gradient, as in PyTorch. */
export const viewDtype = op({
  schema: 'view.dtype(Tensor(a) self, ScalarType dtype) -> Tensor(a)',
  on: ['method'],
  forward(self, dtype) {
    const { shape, strides, offset } = self;
    if (dtype === self.dtype) return viewOf(self, shape, strides, offset);
    check(
      hasItsBits(self.dtype) && hasItsBits(dtype),
      () => 'Tenfold does not see the bits of int64 and of 16-bit floats: view(dtype) takes neither',
      'NotImplementedError',
    );
    if (dtype.bytes === self.dtype.bytes) return seen(self, dtype, [...shape], [...strides], offset);
    const what = `view ${self.dtype.scalarType} as ${dtype.scalarType} (different element sizes)`;
    check(self.rank > 0, () => `self.dim() cannot be 0 to ${what}`);
    const parts = self.dtype.bytes / dtype.bytes;
    return parts > 1 ? split(self, dtype, parts, what) : join(self, dtype, 1 / parts, what);
  },
});
