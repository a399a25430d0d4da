import { type DType, float64 } from '../../tensor/dtype.ts';

/** Rounds one step of a computation as PyTorch's kernel for `dtype` does: float32 for all but float64. */
export function roundedTo(dtype: DType): (x: number) => number {
  return dtype === float64 ? (x) => x : Math.fround;
}
