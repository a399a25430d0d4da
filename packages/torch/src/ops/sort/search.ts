/** Where values belong in sorted boundaries. */
import { op } from '../../dispatch/op.ts';
import { check } from '../../errors/torch-error.ts';
import { fromValues, valuesOf, wrappedNumber } from '../../tensor/create.ts';
import { bool, int32, int64 } from '../../tensor/dtype.ts';
import { sameShape, shapeText } from '../../tensor/shape.ts';
import type { Tensor } from '../../tensor/tensor.ts';
import { torch } from '../torch.ts';

const isAbove = (a: number, b: number): boolean => a > b || (Number.isNaN(a) && !Number.isNaN(b));

/** First place whose boundary is not below x (left) or is above x (right); NaN counts as the largest. */
function placeOf(x: number, sorted: Float64Array, from: number, to: number, right: boolean): number {
  const below = (b: number) => !(right ? isAbove(b, x) : !isAbove(x, b));
  let [low, high] = [from, to];
  while (low < high) {
    const middle = (low + high) >> 1;
    if (below(sorted[middle]!)) low = middle + 1;
    else high = middle;
  }
  return low - from;
}

function places(sorted: Tensor, values: Tensor, right: boolean, asInt32: boolean): Tensor {
  const boundaries = valuesOf(sorted);
  const n = sorted.shape.at(-1)!;
  const perRow = sorted.rank === 1 ? values.numel : (values.shape.at(-1) ?? 1);
  const found = valuesOf(values).map((x, i) => {
    const row = sorted.rank === 1 ? 0 : Math.floor(i / perRow);
    return placeOf(x, boundaries, row * n, (row + 1) * n, right);
  });
  return fromValues(found, values.shape, asInt32 ? int32 : int64);
}

function checkSearch(sorted: Tensor, values: Tensor, right: boolean, side: string | null): void {
  const fault = (condition: boolean, text: () => string) =>
    check(condition, () => `torch.searchsorted(): ${text()}`);
  fault(
    side === null || side === 'left' || side === 'right',
    () => `side can only be 'left' or 'right' but got ${side}`,
  );
  fault(
    !(side === 'left' && right),
    () => "side and right can't be set to opposites, got side of left while right was True",
  );
  fault(sorted.rank > 0, () => 'boundaries tensor should have positive dimension, but got 0 dimension');
  fault(
    values.rank > 0 || sorted.rank === 1,
    () =>
      `input value can be a scalar only when boundaries tensor dimension is 1, but we got boundaries tensor dim(${sorted.rank}) and input value's dim(0) numel(1)`,
  );
  fault(
    sorted.rank === 1 || sameShape(sorted.shape.slice(0, -1), values.shape.slice(0, -1)),
    () =>
      `boundaries tensor should be 1 dimension or the first N-1 dimensions of boundaries tensor and input value tensor must match, but we got boundaries tensor ${shapeText(sorted.shape)} and input value tensor ${shapeText(values.shape)}`,
  );
}

/** The boundaries in the order `sorter` gives them. */
function arranged(sorted: Tensor, sorter: Tensor): Tensor {
  const fault = (condition: boolean, text: () => string) =>
    check(condition, () => `torch.searchsorted(): ${text()}`);
  fault(
    sameShape(sorted.shape, sorter.shape),
    () =>
      `boundary and sorter must have the same size, but got boundary tensor ${shapeText(sorted.shape)}and got sorter tensor ${shapeText(sorter.shape)}`,
  );
  fault(
    sorter.dtype === int64,
    () => `sorter must be a tensor of long dtype but got dtype ${sorter.dtype.scalarType}`,
  );
  const n = sorted.shape.at(-1)!;
  fault(
    valuesOf(sorter).every((i) => i >= 0 && i < n),
    () => 'sorter index out of range',
  );
  return torch.gather(sorted, -1, sorter);
}

export const searchsorted = op({
  schema:
    'searchsorted.Tensor(Tensor sorted_sequence, Tensor self, *, bool out_int32=False, bool right=False, str? side=None, Tensor? sorter=None) -> Tensor',
  on: ['function'],
  out: true,
  forward(sorted, values, asInt32, right, side, sorter) {
    checkSearch(sorted, values, right, side);
    const boundaries = sorter ? arranged(sorted, sorter) : sorted;
    return places(boundaries, values, right || side === 'right', asInt32);
  },
});
export const searchsortedScalar = op({
  schema:
    'searchsorted.Scalar(Tensor sorted_sequence, Scalar self, *, bool out_int32=False, bool right=False, str? side=None, Tensor? sorter=None) -> Tensor',
  on: ['function'],
  out: true,
  forward: (sorted, value, asInt32, right, side, sorter) =>
    torch.searchsorted(sorted, wrappedNumber(value), asInt32, right, side, sorter),
});

function bucketOf(values: Tensor, boundaries: Tensor, asInt32: boolean, right: boolean): Tensor {
  check(
    boundaries.rank === 1,
    () => `boundaries tensor must be 1 dimension, but got dim(${boundaries.rank})`,
  );
  return places(boundaries, values, right, asInt32);
}

export const bucketize = op({
  schema:
    'bucketize.Tensor(Tensor self, Tensor boundaries, *, bool out_int32=False, bool right=False) -> Tensor',
  on: ['function'],
  out: true,
  forward: bucketOf,
});
export const bucketizeScalar = op({
  schema:
    'bucketize.Scalar(Scalar self, Tensor boundaries, *, bool out_int32=False, bool right=False) -> Tensor',
  on: ['function'],
  forward: (value, boundaries, asInt32, right) => bucketOf(wrappedNumber(value), boundaries, asInt32, right),
});

function membership(elements: Tensor, test: Tensor, invert: boolean): Tensor {
  check(
    elements.dtype !== bool && test.dtype !== bool,
    () => 'Unsupported input type encountered for isin(): Bool',
  );
  const known = new Set(valuesOf(test));
  const isIn = valuesOf(elements).map((x) => Number((!Number.isNaN(x) && known.has(x)) !== invert));
  return fromValues(isIn, elements.shape, bool);
}

export const isin = op({
  schema:
    'isin.Tensor_Tensor(Tensor elements, Tensor test_elements, *, bool assume_unique=False, bool invert=False) -> Tensor',
  on: ['function'],
  out: true,
  forward: (elements, test, _unique, invert) => membership(elements, test, invert),
});
export const isinScalarTest = op({
  schema:
    'isin.Tensor_Scalar(Tensor elements, Scalar test_element, *, bool assume_unique=False, bool invert=False) -> Tensor',
  on: ['function'],
  out: true,
  forward: (elements, test, _unique, invert) => membership(elements, wrappedNumber(test), invert),
});
export const isinScalarElement = op({
  schema:
    'isin.Scalar_Tensor(Scalar element, Tensor test_elements, *, bool assume_unique=False, bool invert=False) -> Tensor',
  on: ['function'],
  out: true,
  forward: (element, test, _unique, invert) => membership(wrappedNumber(element), test, invert),
});
