/**
 * The element types. `code` is PyTorch's ScalarType number and travels over the Python bridge; `heap` names the
 * typed array that holds the values: int64 lives in float64 (exact to 2^53), the 16-bit floats live in float32
 * and are rounded after each op. Complex numbers lie as pairs: only their parts have a heap (see complex.ts).
 */
export type HeapName = 'f64' | 'f32' | 'i32' | 'i16' | 'i8' | 'u8' | 'pairs32' | 'pairs64';

export interface DType {
  /** `float32` */
  readonly name: string;
  /** `Float`, as PyTorch's error texts say. */
  readonly scalarType: string;
  readonly code: number;
  readonly heap: HeapName;
  /** Bytes per element in the arena. */
  readonly bytes: number;
  /** Bytes per element as PyTorch reports them. */
  readonly itemsize: number;
  readonly category: 'bool' | 'int' | 'float' | 'complex';
}

const make = (
  name: string,
  scalarType: string,
  code: number,
  heap: HeapName,
  itemsize: number,
  category: DType['category'],
): DType => ({ name, scalarType, code, heap, bytes: HEAP_BYTES[heap], itemsize, category });

const HEAP_BYTES: Record<HeapName, number> = {
  f64: 8,
  f32: 4,
  i32: 4,
  i16: 2,
  i8: 1,
  u8: 1,
  pairs32: 8,
  pairs64: 16,
};

export const uint8 = make('uint8', 'Byte', 0, 'u8', 1, 'int');
export const int8 = make('int8', 'Char', 1, 'i8', 1, 'int');
export const int16 = make('int16', 'Short', 2, 'i16', 2, 'int');
export const int32 = make('int32', 'Int', 3, 'i32', 4, 'int');
export const int64 = make('int64', 'Long', 4, 'f64', 8, 'int');
export const float16 = make('float16', 'Half', 5, 'f32', 2, 'float');
export const float32 = make('float32', 'Float', 6, 'f32', 4, 'float');
export const float64 = make('float64', 'Double', 7, 'f64', 8, 'float');
export const complex64 = make('complex64', 'ComplexFloat', 9, 'pairs32', 8, 'complex');
export const complex128 = make('complex128', 'ComplexDouble', 10, 'pairs64', 16, 'complex');
export const bool = make('bool', 'Bool', 11, 'u8', 1, 'bool');
export const bfloat16 = make('bfloat16', 'BFloat16', 15, 'f32', 2, 'float');

export const DTYPES: readonly DType[] = [
  uint8,
  int8,
  int16,
  int32,
  int64,
  float16,
  float32,
  float64,
  complex64,
  complex128,
  bool,
  bfloat16,
];
const BY_CODE = new Map(DTYPES.map((d) => [d.code, d]));

/** The dtype of a ScalarType number that the Python side sent. */
export function dtypeOfCode(code: number): DType {
  const found = BY_CODE.get(code);
  if (!found) throw new Error(`unknown dtype code ${code}`);
  return found;
}

const C_NAMES: Readonly<Record<string, string>> = {
  uint8: 'unsigned char',
  int8: 'signed char',
  int16: 'short int',
  int32: 'int',
  int64: 'long int',
  float16: 'c10::Half',
  float32: 'float',
  float64: 'double',
  bfloat16: 'c10::BFloat16',
  complex64: 'c10::complex<float>',
  complex128: 'c10::complex<double>',
};

/** The C++ type, as some error texts have it. */
export const cName = (d: DType): string => C_NAMES[d.name] ?? d.name;

const FIXED_WIDTH: Readonly<Record<string, string>> = {
  uint8: 'uint8_t',
  int8: 'int8_t',
  int16: 'int16_t',
  int64: 'int64_t',
};

/** The C++ type as texts about conversions have it: `int64_t`, not `long int`. */
export const fixedWidthName = (d: DType): string => FIXED_WIDTH[d.name] ?? cName(d);

export const isFloat = (d: DType): boolean => d.category === 'float';

/** Tensors of these can have gradients. */
export const isDifferentiable = (d: DType): boolean => d.category === 'float' || d.category === 'complex';

/** A value may move up the categories, never down. */
export const CATEGORY_RANK: Readonly<Record<DType['category'], number>> = {
  bool: 0,
  int: 1,
  float: 2,
  complex: 3,
};

/** The dtype of a complex number's parts. */
export const partOf = (d: DType): DType => (d === complex128 ? float64 : float32);

/** The complex dtype whose parts hold `d`. */
export const complexOf = (d: DType): DType => (d === float64 || d === complex128 ? complex128 : complex64);

const LARGEST: Readonly<Record<string, number>> = {
  uint8: 255,
  int8: 127,
  int16: 2 ** 15 - 1,
  int32: 2 ** 31 - 1,
  int64: 2 ** 63,
  float16: 65504,
  float32: 2 ** 128 - 2 ** 104,
  float64: Number.MAX_VALUE,
  bool: 1,
  bfloat16: 2 ** 128 - 2 ** 120,
};

/** The largest finite value; for int64 the double next to it. */
export const largestOf = (d: DType): number => LARGEST[d.name]!;

/** The least finite value. */
export const leastOf = (d: DType): number => {
  if (isFloat(d)) return -largestOf(d);
  return d === uint8 || d === bool ? 0 : -(2 ** (8 * d.itemsize - 1));
};

/** Smallest dtype that holds both, by PyTorch's lattice: bool < ints < floats < complex; uint8 with a signed int widens. */
export function promoteTypes(a: DType, b: DType): DType {
  if (a === b) return a;
  if (a.category !== b.category) {
    const [low, high] = CATEGORY_RANK[a.category] > CATEGORY_RANK[b.category] ? [b, a] : [a, b];
    return low === float64 ? complexOf(low) : high;
  }
  if (a.itemsize !== b.itemsize) {
    const large = a.itemsize < b.itemsize ? b : a;
    return large;
  }
  return a.category === 'float' ? float32 : int16;
}

const scratch32 = new Float32Array(1);
const scratchBits = new Uint32Array(scratch32.buffer);

/** Nearest bfloat16, ties to even. */
export function roundBfloat16(x: number): number {
  scratch32[0] = x;
  const bits = scratchBits[0]!;
  if (Number.isNaN(x)) return x;
  scratchBits[0] = ((bits + 0x7fff + ((bits >>> 16) & 1)) & 0xffff0000) >>> 0;
  return scratch32[0];
}

/** Nearest float16, ties to even, with overflow to infinity and gradual underflow. */
export function roundFloat16(x: number): number {
  const f = Math.fround(x);
  const magnitude = Math.abs(f);
  if (!(magnitude < Infinity) || magnitude === 0) return f;
  if (magnitude >= 65520) return f < 0 ? -Infinity : Infinity;
  const exponent = Math.max(Math.floor(Math.log2(magnitude)), -14);
  // Adding and subtracting 1.5 * 2^52 ulps rounds to a multiple of one float16 ulp, ties to even.
  const ulp = 2 ** (exponent - 10);
  const big = ulp * 6755399441055744;
  return f + big - big;
}

/** Rounding applied after each op to values kept in a wider heap, or null if the heap rounds by itself. */
export function roundingOf(d: DType): ((x: number) => number) | null {
  if (d === bfloat16) return roundBfloat16;
  if (d === float16) return roundFloat16;
  return null;
}
