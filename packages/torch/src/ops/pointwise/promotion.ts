/** PyTorch's type promotion: tensors with dimensions outrank 0-d tensors, which outrank Python numbers. */
import { check } from '../../errors/torch-error.ts';
import { defaults } from '../../tensor/create.ts';
import { complexOf, type DType, isDifferentiable, promoteTypes } from '../../tensor/dtype.ts';
import type { Tensor } from '../../tensor/tensor.ts';

export function resultType(...tensors: readonly Tensor[]): DType {
  if (tensors.length === 2 && tensors[0]!.dtype === tensors[1]!.dtype && !tensors[0]!.isWrappedNumber) {
    return tensors[0]!.dtype;
  }
  let dimensioned: DType | null = null;
  let scalar: DType | null = null;
  let wrapped: DType | null = null;
  for (const t of tensors) {
    if (t.isWrappedNumber) {
      const dtype = ofNumber(t.dtype);
      wrapped = wrapped ? promoteTypes(wrapped, dtype) : dtype;
    } else if (t.rank > 0) dimensioned = dimensioned ? promoteTypes(dimensioned, t.dtype) : t.dtype;
    else scalar = scalar ? promoteTypes(scalar, t.dtype) : t.dtype;
  }
  return combine(dimensioned, combine(scalar, wrapped))!;
}

/** The dtype that a Python number stands for: floats and complex numbers follow the default. */
function ofNumber(dtype: DType): DType {
  if (dtype.category === 'float') return defaults.dtype;
  return dtype.category === 'complex' ? complexOf(defaults.dtype) : dtype;
}

function complexOfFloat(dtype: DType): DType {
  check(dtype.itemsize >= 4, () => 'Tenfold has no complex32: use complex64', 'NotImplementedError');
  return complexOf(dtype);
}

function combine(higher: DType | null, lower: DType | null): DType | null {
  if (!higher || !lower) return higher ?? lower;
  if (higher.category === 'complex') return higher;
  if (higher.category === 'float') return lower.category === 'complex' ? complexOfFloat(higher) : higher;
  if (higher.category === 'bool' || isDifferentiable(lower)) return promoteTypes(higher, lower);
  return higher;
}
