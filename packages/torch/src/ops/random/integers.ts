/** Whole numbers: randint, randperm, random_. Follows PyTorch's DistributionTemplates.h in what each draw consumes. */
import { op } from '../../dispatch/op.ts';
import { check } from '../../errors/torch-error.ts';
import { defaultGenerator, type Generator } from '../../random/generator.ts';
import { fromValues } from '../../tensor/create.ts';
import { bool, type DType, float32, float64, int64 } from '../../tensor/dtype.ts';
import { checkSize, numelOf, type Shape } from '../../tensor/shape.ts';
import { empty, type Tensor } from '../../tensor/tensor.ts';
import { storeWide } from '../../tensor/wide.ts';
import { store } from './store.ts';

/** From this range on, 64 bits are drawn for each value (2.13; 2^32 before). */
const WIDE_RANGE = 2 ** 28;

/** `count` whole numbers in [low, high). */
function wholeNumbers(g: Generator, count: number, low: number, high: number): Float64Array {
  const range = high - low;
  const draw =
    range >= WIDE_RANGE ? () => Number(g.uint64() % BigInt(range)) + low : () => (g.uint32() % range) + low;
  return Float64Array.from({ length: count }, draw);
}

function randomIntegers(low: number, high: number, size: Shape, g: Generator | null, dtype: DType | null) {
  checkSize(size);
  check(low < high, () => `random_ expects 'from' to be less than 'to', but got from=${low} >= to=${high}`);
  return fromValues(wholeNumbers(g ?? defaultGenerator, numelOf(size), low, high), [...size], dtype ?? int64);
}

const KEYWORDS =
  'Generator? generator=None, ScalarType? dtype=long, Layout? layout=None, Device? device=None, bool? pin_memory=None';
const LIKE_KEYWORDS =
  'ScalarType? dtype=None, Layout? layout=None, Device? device=None, bool? pin_memory=None, MemoryFormat? memory_format=None';

export const randint = op({
  schema: `randint.generator(SymInt high, SymInt[] size, *, ${KEYWORDS}) -> Tensor`,
  on: ['function'],
  out: true,
  forward: (high, size, g, dtype) => randomIntegers(0, high, size, g, dtype),
});

export const randintLow = op({
  schema: `randint.low_generator(SymInt low, SymInt high, SymInt[] size, *, ${KEYWORDS}) -> Tensor`,
  on: ['function'],
  out: true,
  forward: (low, high, size, g, dtype) => randomIntegers(low, high, size, g, dtype),
});

export const randintLike = op({
  schema: `randint_like(Tensor self, SymInt high, *, ${LIKE_KEYWORDS}) -> Tensor`,
  on: ['function'],
  forward: (self, high, dtype) => randomIntegers(0, high, self.shape, null, dtype ?? self.dtype),
});

export const randintLikeLow = op({
  schema: `randint_like.low_dtype(Tensor self, SymInt low, SymInt high, *, ${LIKE_KEYWORDS}) -> Tensor`,
  on: ['function'],
  forward: (self, low, high, dtype) => randomIntegers(low, high, self.shape, null, dtype ?? self.dtype),
});

export const randperm = op({
  schema: `randperm.generator(SymInt n, *, ${KEYWORDS}) -> Tensor`,
  on: ['function'],
  out: true,
  forward(n, g, dtype) {
    check(n >= 0, () => `Trying to create tensor with negative dimension ${n}: [${n}]`);
    const generator = g ?? defaultGenerator;
    const order = Float64Array.from({ length: n }, (_, i) => i);
    for (let i = 0; i < n - 1; i++) {
      const j = i + (generator.uint32() % (n - i));
      const kept = order[i]!;
      order[i] = order[j]!;
      order[j] = kept;
    }
    return fromValues(order, [n], dtype ?? int64);
  },
});

/** One value of `random_()` without bounds: all values that the dtype represents exactly and that are not negative. */
function anyValue(dtype: DType): (g: Generator) => number {
  if (dtype === float64) return (g) => Number(g.uint64() % (2n ** 53n + 1n));
  if (dtype === float32) return (g) => g.uint32() % (2 ** 24 + 1);
  if (dtype === bool) return (g) => g.uint32() & 1;
  const bits = dtype.category === 'float' ? (dtype.name === 'bfloat16' ? 8 : 11) : dtype.bytes * 8;
  const isUnsigned = dtype.name === 'uint8';
  const range = dtype.category === 'float' ? 2 ** bits + 1 : 2 ** (isUnsigned ? bits : bits - 1);
  return (g) => g.uint32() % range;
}

function wideValues(g: Generator, shape: Shape): Tensor {
  const out = empty([...shape], int64);
  for (let i = 0; i < out.numel; i++) storeWide(out.start + i, g.uint64() % 2n ** 63n);
  return out;
}

export const random_ = op({
  schema: 'random_(Tensor(a!) self, *, Generator? generator=None) -> Tensor(a!)',
  on: ['method'],
  forward(self, g) {
    const generator = g ?? defaultGenerator;
    if (self.dtype === int64) return store(self, wideValues(generator, self.shape));
    const draw = anyValue(self.dtype);
    const values = Float64Array.from({ length: self.numel }, () => draw(generator));
    return store(self, fromValues(values, self.shape, self.dtype));
  },
});

export const randomTo_ = op({
  schema: 'random_.to(Tensor(a!) self, int to, *, Generator? generator=None) -> Tensor(a!)',
  on: ['method'],
  forward: (self, to, g) => store(self, randomIntegers(0, to, self.shape, g, self.dtype)),
});

export const randomFrom_ = op({
  schema: 'random_.from(Tensor(a!) self, int from, int? to, *, Generator? generator=None) -> Tensor(a!)',
  on: ['method'],
  forward(self, from, to, g) {
    check(to !== null, () => 'random_ with a lower bound alone is not supported: give `to` as well');
    return store(self, randomIntegers(from, to ?? 0, self.shape, g, self.dtype));
  },
});
