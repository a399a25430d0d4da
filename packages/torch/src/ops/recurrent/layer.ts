/** A layer over a whole sequence, in one direction, by ops: any dtype, gradients of any order. */
import type { Tensor } from '../../tensor/tensor.ts';
import { torch } from '../torch.ts';
import type { Step, Weights } from './step.ts';

export interface LayerResult {
  /** (T, N, H), or the rows of a packed sequence. */
  readonly output: Tensor;
  readonly state: readonly Tensor[];
}

/** `input` is (T, N, features), each state (N, features). */
export function overSteps(
  step: Step,
  input: Tensor,
  initial: readonly Tensor[],
  weights: Weights,
  reverse: boolean,
): LayerResult {
  const steps = torch.unbind(torch.linear(input, weights.wIh, weights.bIh), 0);
  const outputs: Tensor[] = [];
  let state = initial;
  for (const fromInput of reverse ? [...steps].toReversed() : steps) {
    state = step(fromInput, state, weights);
    outputs.push(state[0]!);
  }
  return { output: torch.stack(reverse ? outputs.toReversed() : outputs, 0), state };
}

/** Rows of a packed sequence: `sizes[t]` sequences, longest first, are still running at step t. */
export function overPacked(
  step: Step,
  rows: Tensor,
  sizes: readonly number[],
  initial: readonly Tensor[],
  weights: Weights,
  reverse: boolean,
): LayerResult {
  const steps = torch.splitWithSizes(torch.linear(rows, weights.wIh, weights.bIh), [...sizes], 0);
  const { outputs, state } = reverse
    ? packedBackward(step, steps, sizes, initial, weights)
    : packedForward(step, steps, sizes, initial, weights);
  return { output: torch.cat(outputs, 0), state };
}

const part = (t: Tensor, from: number, to: number): Tensor => torch.narrow(t, 0, from, to - from);

/** The state shrinks as sequences end; the last rows that leave come first at the end. */
function packedForward(
  step: Step,
  steps: readonly Tensor[],
  sizes: readonly number[],
  initial: readonly Tensor[],
  weights: Weights,
) {
  const outputs: Tensor[] = [];
  const ended: (readonly Tensor[])[] = [];
  let state = initial;
  for (const [t, fromInput] of steps.entries()) {
    const before = t === 0 ? sizes[0]! : sizes[t - 1]!;
    const now = sizes[t]!;
    if (now < before) {
      ended.push(state.map((s) => part(s, now, before)));
      state = state.map((s) => part(s, 0, now));
    }
    state = step(fromInput, state, weights);
    outputs.push(state[0]!);
  }
  ended.push(state);
  ended.reverse();
  return {
    outputs,
    state: state.map((_, i) =>
      torch.cat(
        ended.map((e) => e[i]!),
        0,
      ),
    ),
  };
}

/** From the last step to the first: sequences join, with their initial state, where they end. */
function packedBackward(
  step: Step,
  steps: readonly Tensor[],
  sizes: readonly number[],
  initial: readonly Tensor[],
  weights: Weights,
) {
  const outputs: Tensor[] = [];
  let running = sizes.at(-1)!;
  let state: readonly Tensor[] = initial.map((s) => part(s, 0, running));
  for (let t = steps.length - 1; t >= 0; t--) {
    const now = sizes[t]!;
    if (now > running) {
      state = state.map((s, i) => torch.cat([s, part(initial[i]!, running, now)], 0));
      running = now;
    }
    state = step(steps[t]!, state, weights);
    outputs.push(state[0]!);
  }
  return { outputs: outputs.toReversed(), state };
}
