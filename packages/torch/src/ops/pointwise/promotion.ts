/** PyTorch's type promotion: tensors with dimensions outrank 0-d tensors, which outrank Python numbers. */
import { defaults } from '../../tensor/create.ts';
import { type DType, promoteTypes } from '../../tensor/dtype.ts';
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
      const dtype = t.dtype.category === 'float' ? defaults.dtype : t.dtype;
      wrapped = wrapped ? promoteTypes(wrapped, dtype) : dtype;
    } else if (t.rank > 0) dimensioned = dimensioned ? promoteTypes(dimensioned, t.dtype) : t.dtype;
    else scalar = scalar ? promoteTypes(scalar, t.dtype) : t.dtype;
  }
  return combine(dimensioned, combine(scalar, wrapped))!;
}

function combine(higher: DType | null, lower: DType | null): DType | null {
  if (!higher || !lower) return higher ?? lower;
  if (higher.category === 'float') return higher;
  if (higher.category === 'bool' || lower.category === 'float') return promoteTypes(higher, lower);
  return higher;
}
