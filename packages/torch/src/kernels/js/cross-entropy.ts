import type { CrossEntropyOptions, Strided } from '../kernels.ts';

/** See `Kernels.crossEntropy`. */
export function crossEntropy(
  rows: number,
  classes: number,
  logits: Strided,
  target: Strided,
  options: CrossEntropyOptions,
  losses: Strided,
  grad: Strided | null,
): number {
  const { ignored, smoothing, scale } = options;
  let sum = 0;
  for (let i = 0; i < rows; i++) {
    const at = i * classes;
    const y = target.heap[target.start + i]!;
    const row = logits.heap.subarray(logits.start + at, logits.start + at + classes);
    const logs = y === ignored ? null : logSoftmaxOf(row);
    const loss = logs ? lossOf(logs, y, smoothing) : 0;
    losses.heap[losses.start + i] = loss;
    sum += loss;
    if (!grad) continue;
    for (let j = 0; j < classes; j++) {
      const wanted = smoothing / classes + (j === y ? 1 - smoothing : 0);
      grad.heap[grad.start + at + j] = logs ? scale * (Math.exp(logs[j]!) - wanted) : 0;
    }
  }
  return sum;
}

function logSoftmaxOf(row: ArrayLike<number>): Float64Array {
  const logs = Float64Array.from(row);
  const largest = logs.reduce((m, x) => Math.max(m, x), -Infinity);
  const logSum = Math.log(logs.reduce((s, x) => s + Math.exp(x - largest), 0));
  return logs.map((x) => x - largest - logSum);
}

function lossOf(logs: Float64Array, y: number, smoothing: number): number {
  if (smoothing === 0) return -logs[y]!;
  const mean = logs.reduce((s, x) => s + x, 0) / logs.length;
  return -(1 - smoothing) * logs[y]! - smoothing * mean;
}
