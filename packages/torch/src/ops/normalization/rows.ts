/**
 * Layer norm of rows in one pass, where no gradient of the gradient is asked for. What PyTorch keeps in the tensor's
 * precision is rounded to it here too: a row of nearly equal numbers shows it in the gradients' fifth digit.
 */
import { fromValues } from '../../tensor/create.ts';
import { float64, roundingOf } from '../../tensor/dtype.ts';
import { empty, type Tensor } from '../../tensor/tensor.ts';
import { torch } from '../torch.ts';

type Round = (x: number) => number;
type Values = { readonly [i: number]: number };

const precisionOf = (t: Tensor): Round => (t.dtype === float64 ? (x) => x : Math.fround);

/** The mean and 1 / sqrt(var + eps) of the n numbers from `at`. */
function statistics(
  x: Values,
  at: number,
  n: number,
  eps: number,
  f: Round,
): { mean: number; scale: number } {
  let mean = 0;
  for (let i = 0; i < n; i++) mean += x[at + i]!;
  mean /= n;
  let square = 0;
  for (let i = 0; i < n; i++) square += (x[at + i]! - mean) ** 2;
  return { mean: f(mean), scale: f(1 / Math.sqrt(square / n + eps)) };
}

const rowMajor = (t: Tensor): Tensor => torch.contiguous(t, 0);

function rounded(t: Tensor): Tensor {
  const round = roundingOf(t.dtype);
  const { heap, start, numel } = t;
  if (round) for (let i = start; i < start + numel; i++) heap[i] = round(heap[i]!);
  return t;
}

/** (x - mean) / sqrt(var + eps) * weight + bias over rows of n; all of one dtype. */
export function normalisedRows(
  x: Tensor,
  n: number,
  weight: Tensor | null,
  bias: Tensor | null,
  eps: number,
): Tensor {
  const [input, w, b] = [rowMajor(x), weight && rowMajor(weight), bias && rowMajor(bias)];
  const out = empty(x.shape, x.dtype);
  const { heap } = out;
  const f = precisionOf(x);
  for (let row = 0; row < x.numel; row += n) {
    const { mean, scale } = statistics(heap, input.start + row, n, eps, f);
    const shift = f(-mean * scale);
    for (let i = 0; i < n; i++) {
      const unit = f(f(heap[input.start + row + i]! * scale) + shift);
      heap[out.start + row + i] = unit * (w ? heap[w.start + i]! : 1) + (b ? heap[b.start + i]! : 0);
    }
  }
  return rounded(out);
}

/**
 * Gradients of x, weight and bias: with d = g weight, S = sum d x and D = sum d, dx = scale d + b x + c where
 * b = (D mean - S) scale^3 / n and c = -b mean - D scale / n; dw = sum g unit, db = sum g.
 */
export function rowGradients(
  grad: Tensor,
  x: Tensor,
  n: number,
  weight: Tensor | null,
  eps: number,
): [dx: Tensor, dWeight: Tensor, dBias: Tensor] {
  const [g, input, w] = [rowMajor(grad), rowMajor(x), weight && rowMajor(weight)];
  const dx = empty(x.shape, x.dtype);
  const [ofWeight, ofBias] = [new Float64Array(n), new Float64Array(n)];
  const { heap } = dx;
  const f = precisionOf(x);
  const inward = new Float64Array(n);
  for (let row = 0; row < x.numel; row += n) {
    const from = input.start + row;
    const { mean, scale } = statistics(heap, from, n, eps, f);
    let [total, along] = [0, 0];
    for (let i = 0; i < n; i++) {
      const gradient = heap[g.start + row + i]!;
      inward[i] = f(gradient * (w ? heap[w.start + i]! : 1));
      total += inward[i]!;
      along += inward[i]! * heap[from + i]!;
      ofWeight[i]! += gradient * f(f(heap[from + i]! - mean) * scale);
      ofBias[i]! += gradient;
    }
    const sum = f(total);
    const b = f(f(f(f(f(sum * mean - f(along)) * scale) * scale) * scale) / n);
    const c = f(f(-b * mean) - f(f(sum * scale) / n));
    for (let i = 0; i < n; i++) {
      heap[dx.start + row + i] = f(f(scale * inward[i]!) + f(b * heap[from + i]! + c));
    }
  }
  return [rounded(dx), fromValues(ofWeight, [n], x.dtype), fromValues(ofBias, [n], x.dtype)];
}
