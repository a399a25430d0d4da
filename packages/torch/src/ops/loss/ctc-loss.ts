/** Connectionist temporal classification (Graves et al. 2006): the likelihood of all alignments of a label sequence. */
import { edgeOfMany, node } from '../../autograd/node.ts';
import { derivative, op } from '../../dispatch/op.ts';
import { checkImplemented } from '../../errors/not-implemented.ts';
import { check } from '../../errors/torch-error.ts';
import { fromValues, valuesOf } from '../../tensor/create.ts';
import { float32, float64, isFloat } from '../../tensor/dtype.ts';
import type { Tensor } from '../../tensor/tensor.ts';
import { torch } from '../torch.ts';
import { applyReduction, MEAN } from './reduction.ts';

const NEVER = Number.NEGATIVE_INFINITY;

function logSum(...terms: readonly number[]): number {
  const top = Math.max(...terms);
  if (top === NEVER) return NEVER;
  return top + Math.log(terms.reduce((sum, x) => sum + Math.exp(x - top), 0));
}

/** One sequence: log-probabilities by (step, class), and its labels with a blank before, between and after. */
interface Lattice {
  readonly at: (t: number, label: number) => number;
  readonly steps: number;
  readonly labels: readonly number[];
}

const withBlanks = (labels: readonly number[], blank: number): number[] => [
  blank,
  ...labels.flatMap((label) => [label, blank]),
];

/** A state may be skipped into from two before, where that isn't the same label (so no blank is jumped either). */
const skips = (labels: readonly number[], s: number): boolean => s >= 2 && labels[s] !== labels[s - 2];

/** alpha[t][s]: log-likelihood of the first t + 1 steps ending in state s. */
function forward({ at, steps, labels }: Lattice): number[][] {
  const first = labels.map((label, s) => (s < 2 ? at(0, label) : NEVER));
  const alpha = [first];
  for (let t = 1; t < steps; t++) {
    const before = alpha[t - 1]!;
    alpha.push(
      labels.map(
        (label, s) =>
          at(t, label) +
          logSum(before[s]!, before[s - 1] ?? NEVER, skips(labels, s) ? before[s - 2]! : NEVER),
      ),
    );
  }
  return alpha;
}

/** beta[t][s]: log-likelihood of the steps from t on, starting in state s. */
function backward(lattice: Lattice): number[][] {
  const reversed: Lattice = {
    ...lattice,
    at: (t, label) => lattice.at(lattice.steps - 1 - t, label),
    labels: lattice.labels.toReversed(),
  };
  return forward(reversed)
    .toReversed()
    .map((row) => row.toReversed());
}

function likelihood({ steps, labels }: Lattice, alpha: readonly number[][]): number {
  if (steps === 0) return labels.length === 1 ? 0 : NEVER;
  const last = alpha[steps - 1]!;
  return logSum(last.at(-1), last.at(-2) ?? NEVER);
}

interface Batch {
  readonly values: Float64Array;
  readonly size: number;
  readonly classes: number;
  readonly lattices: readonly Lattice[];
}

function batchOf(
  logProbs: Tensor,
  targets: Tensor,
  inputLengths: readonly number[],
  targetLengths: readonly number[],
  blank: number,
): Batch {
  const batched = logProbs.rank === 3;
  const size = batched ? logProbs.shape[1]! : 1;
  const classes = logProbs.shape.at(-1)!;
  const values = valuesOf(logProbs);
  const labels = valuesOf(targets);
  const stride = targets.rank === 2 ? targets.shape[1]! : null;
  let start = 0;
  const lattices = inputLengths.map((steps, n) => {
    const from = stride === null ? start : n * stride;
    start += targetLengths[n]!;
    const own = Array.from(labels.subarray(from, from + targetLengths[n]!));
    const at = (t: number, label: number) => values[(t * size + n) * classes + label]!;
    return { at, steps, labels: withBlanks(own, blank) };
  });
  return { values, size, classes, lattices };
}

function checkInputs(
  logProbs: Tensor,
  targets: Tensor,
  inputLengths: readonly number[],
  targetLengths: readonly number[],
  blank: number,
): void {
  const size = logProbs.rank === 3 ? logProbs.shape[1]! : 1;
  checkImplemented(logProbs.dtype === float32 || logProbs.dtype === float64, 'ctc_loss_cpu', logProbs.dtype);
  check(blank >= 0 && blank < logProbs.shape.at(-1)!, () => 'blank must be in label range');
  check(inputLengths.length === size, () => 'input_lengths must be of size batch_size');
  check(targetLengths.length === size, () => 'target_lengths must be of size batch_size');
  const where = '(while checking arguments for ctc_loss_allocate_outputs)';
  const steps = logProbs.shape[0]!;
  for (const [name, lengths] of [
    ['input_lengths', inputLengths],
    ['target_lengths', targetLengths],
  ] as const)
    for (const n of lengths)
      check(n >= 0, () => `Expected ${name} to have value at least 0, but got value ${n} ${where}`);
  for (const n of inputLengths)
    check(
      n <= steps,
      () => `Expected input_lengths to have value at most ${steps}, but got value ${n} ${where}`,
    );
  const longest = Math.max(0, ...targetLengths);
  check(
    targets.rank !== 2 || targets.shape[1]! >= longest,
    () =>
      `Expected tensor to have size at least ${longest} at dimension 1, but got size ${targets.shape[1]} for argument #2 'targets' ${where}`,
  );
}

/** Losses by sequence; the second result is PyTorch's table of alphas, which stays empty. */
export const ctcLossData = op({
  schema:
    '_ctc_loss(Tensor log_probs, Tensor targets, int[] input_lengths, int[] target_lengths, int blank=0, bool zero_infinity=False) -> (Tensor, Tensor)',
  on: ['function'],
  forward(logProbs, targets, inputLengths, targetLengths, blank, zeroInfinity) {
    checkInputs(logProbs, targets, inputLengths, targetLengths, blank);
    const { lattices } = batchOf(logProbs, targets, inputLengths, targetLengths, blank);
    const losses = lattices.map((lattice) => {
      const loss = -likelihood(lattice, lattice.steps === 0 ? [] : forward(lattice));
      return zeroInfinity && loss === Infinity ? 0 : loss;
    });
    const shape = logProbs.rank === 3 ? [losses.length] : [];
    return [fromValues(losses, shape, logProbs.dtype), torch.empty([0], logProbs.dtype)];
  },
});
// p - (share of the likelihood that passes through each class at each step)
derivative(ctcLossData, (logProbs, targets, inputLengths, targetLengths, blank, zeroInfinity) =>
  node(
    'CtcLossBackward0',
    edgeOfMany(logProbs, [logProbs, targets], ([g], logProbs, targets) => {
      if (!g) return null;
      const batch = batchOf(logProbs, targets, inputLengths, targetLengths, blank);
      const slopes = new Float64Array(logProbs.numel);
      for (const [n, lattice] of batch.lattices.entries())
        fillSlopes(slopes, batch, lattice, n, zeroInfinity);
      const perSequence = logProbs.rank === 3 ? torch.view(g, [1, -1, 1]) : g;
      return torch.mul(fromValues(slopes, logProbs.shape, logProbs.dtype), perSequence);
    }),
  ),
);

function fillSlopes(
  slopes: Float64Array,
  batch: Batch,
  lattice: Lattice,
  n: number,
  zeroInfinity: boolean,
): void {
  const { steps, labels } = lattice;
  if (steps === 0) return;
  const [alpha, beta] = [forward(lattice), backward(lattice)];
  const total = likelihood(lattice, alpha);
  if (zeroInfinity && total === NEVER) return;
  for (let t = 0; t < steps; t++) {
    const through = new Float64Array(batch.classes).fill(NEVER);
    for (const [s, label] of labels.entries())
      through[label] = logSum(through[label]!, alpha[t]![s]! + beta[t]![s]!);
    const row = (t * batch.size + n) * batch.classes;
    for (let c = 0; c < batch.classes; c++) {
      const lp = batch.values[row + c]!;
      slopes[row + c] = Math.exp(lp) - Math.exp(through[c]! - total - lp);
    }
  }
}

export const ctcLoss = op({
  schema:
    'ctc_loss.IntList(Tensor log_probs, Tensor targets, int[] input_lengths, int[] target_lengths, int blank=0, int reduction=Mean, bool zero_infinity=False) -> Tensor',
  on: ['function'],
  forward(logProbs, targets, inputLengths, targetLengths, blank, reduction, zeroInfinity) {
    const losses = torch.ctcLossData(logProbs, targets, inputLengths, targetLengths, blank, zeroInfinity)[0];
    if (reduction !== MEAN) return applyReduction(losses, reduction);
    const lengths = targetLengths.map((n) => Math.max(n, 1));
    return torch.mean(torch.div(losses, fromValues(lengths, losses.shape, losses.dtype)));
  },
});

export const ctcLossTensor = op({
  schema:
    'ctc_loss.Tensor(Tensor log_probs, Tensor targets, Tensor input_lengths, Tensor target_lengths, int blank=0, int reduction=Mean, bool zero_infinity=False) -> Tensor',
  on: ['function'],
  forward(logProbs, targets, inputLengths, targetLengths, blank, reduction, zeroInfinity) {
    check(!isFloat(inputLengths.dtype), () => 'input_lengths must be integral');
    check(!isFloat(targetLengths.dtype), () => 'target_lengths must be integral');
    const lists = [inputLengths, targetLengths].map((t) => Array.from(valuesOf(t))) as [number[], number[]];
    return torch.ctcLoss(logProbs, targets, ...lists, blank, reduction, zeroInfinity);
  },
});
