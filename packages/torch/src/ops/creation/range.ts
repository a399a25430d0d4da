import { op } from '../../dispatch/op.ts';
import { intScalar, type Scalar } from '../../dispatch/scalar.ts';
import { check } from '../../errors/torch-error.ts';
import { defaults, fromValues } from '../../tensor/create.ts';
import { type DType, int64, isFloat } from '../../tensor/dtype.ts';
import { numelOf } from '../../tensor/shape.ts';
import type { Tensor } from '../../tensor/tensor.ts';

function range(start: Scalar, end: Scalar, step: Scalar, dtype: DType | null): Tensor {
  const result = dtype ?? ([start, end, step].some((s) => s.of === 'float') ? defaults.dtype : int64);
  check(step.value !== 0, () => 'step must be nonzero');
  check(
    Number.isFinite(start.value) && Number.isFinite(end.value),
    () => `unsupported range: ${rangeText(start)} -> ${rangeText(end)}`,
  );
  check(
    step.value > 0 ? end.value >= start.value : end.value <= start.value,
    () => 'upper bound and lower bound inconsistent with step sign',
  );
  // For int64 the ends are cut to whole numbers before counting, for the smaller ints after.
  const whole = (s: Scalar): number => (result === int64 ? Math.trunc(s.value) : s.value);
  check(whole(step) !== 0, () => 'step must be nonzero', 'ValueError');
  const length = Math.ceil((whole(end) - whole(start)) / whole(step));
  const from = isFloat(result) ? start.value : Math.trunc(start.value);
  const by = isFloat(result) ? step.value : Math.trunc(step.value);
  return tabulate([length], result, (i) => from + i * by);
}

const rangeText = (s: Scalar): string => String(s.value).replace('Infinity', 'inf').replace('NaN', 'nan');

function tabulate(shape: number[], dtype: DType, valueAt: (i: number) => number): Tensor {
  return fromValues(
    Float64Array.from({ length: numelOf(shape) }, (_, i) => valueAt(i)),
    shape,
    dtype,
  );
}

export const arange = op({
  schema:
    'arange(Scalar end, *, ScalarType? dtype=None, Layout? layout=None, Device? device=None, bool? pin_memory=None) -> Tensor',
  on: ['function'],
  out: true,
  forward: (end, dtype) => range(intScalar(0), end, intScalar(1), dtype),
});

export const arangeStart = op({
  schema:
    'arange.start(Scalar start, Scalar end, *, ScalarType? dtype=None, Layout? layout=None, Device? device=None, bool? pin_memory=None) -> Tensor',
  on: ['function'],
  forward: (start, end, dtype) => range(start, end, intScalar(1), dtype),
});

export const arangeStep = op({
  schema:
    'arange.start_step(Scalar start, Scalar end, Scalar step=1, *, ScalarType? dtype=None, Layout? layout=None, Device? device=None, bool? pin_memory=None) -> Tensor',
  on: ['function'],
  out: true,
  forward: (start, end, step, dtype) => range(start, end, step, dtype),
});

/** Evenly spaced; counts from both ends, as PyTorch does, so that the last value is exact. */
function spaced(start: Scalar, end: Scalar, steps: number, dtype: DType): (i: number) => number {
  const cut = (x: number): number => (isFloat(dtype) ? x : Math.trunc(x));
  const [first, last] = [cut(start.value), cut(end.value)];
  const by = (last - first) / (steps - 1);
  const half = Math.floor(steps / 2);
  if (steps === 1) return () => first;
  return (i) => (i < half ? first + i * by : last - (steps - 1 - i) * by);
}

export const linspace = op({
  schema:
    'linspace(Scalar start, Scalar end, int steps, *, ScalarType? dtype=None, Layout? layout=None, Device? device=None, bool? pin_memory=None) -> Tensor',
  on: ['function'],
  out: true,
  forward(start, end, steps, dtype) {
    check(steps >= 0, () => 'number of steps must be non-negative');
    const result = dtype ?? defaults.dtype;
    const at = spaced(start, end, steps, result);
    return tabulate([steps], result, isFloat(result) ? at : (i) => Math.trunc(at(i)));
  },
});

export const logspace = op({
  schema:
    'logspace(Scalar start, Scalar end, int steps, float base=10.0, *, ScalarType? dtype=None, Layout? layout=None, Device? device=None, bool? pin_memory=None) -> Tensor',
  on: ['function'],
  out: true,
  forward(start, end, steps, base, dtype) {
    check(steps >= 0, () => 'number of steps must be non-negative');
    const result = dtype ?? defaults.dtype;
    const at = spaced(start, end, steps, result);
    return tabulate([steps], result, (i) => (isFloat(result) ? base ** at(i) : Math.trunc(base ** at(i))));
  },
});

function eyeOf(n: number, m: number, dtype: DType | null): Tensor {
  check(n >= 0, () => `n must be greater or equal to 0, got ${n}`);
  check(m >= 0, () => `m must be greater or equal to 0, got ${m}`);
  return tabulate([n, m], dtype ?? defaults.dtype, (i) => Number(Math.floor(i / m) === i % m));
}

export const eye = op({
  schema:
    'eye(SymInt n, *, ScalarType? dtype=None, Layout? layout=None, Device? device=None, bool? pin_memory=None) -> Tensor',
  on: ['function'],
  out: true,
  forward: (n, dtype) => eyeOf(n, n, dtype),
});

export const eyeRectangular = op({
  schema:
    'eye.m(SymInt n, SymInt m, *, ScalarType? dtype=None, Layout? layout=None, Device? device=None, bool? pin_memory=None) -> Tensor',
  on: ['function'],
  out: true,
  forward: (n, m, dtype) => eyeOf(n, m, dtype),
});
