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
  const length = Math.ceil((end.value - start.value) / step.value);
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

export const linspace = op({
  schema:
    'linspace(Scalar start, Scalar end, int steps, *, ScalarType? dtype=None, Layout? layout=None, Device? device=None, bool? pin_memory=None) -> Tensor',
  on: ['function'],
  out: true,
  forward(start, end, steps, dtype) {
    check(steps >= 0, () => 'number of steps must be non-negative');
    const by = (end.value - start.value) / (steps - 1);
    const half = Math.floor(steps / 2);
    const at = (i: number) => (i < half ? start.value + i * by : end.value - (steps - 1 - i) * by);
    // Counts from both ends, as PyTorch does, so that the last value is exact.
    return tabulate([steps], dtype ?? defaults.dtype, steps === 1 ? () => start.value : at);
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
