/** One step of a recurrent network: next hidden state (and cell state) from input and state. */
import { op } from '../../dispatch/op.ts';
import { check } from '../../errors/torch-error.ts';
import type { Tensor } from '../../tensor/tensor.ts';
import { torch } from '../torch.ts';
import { gruStep, lstmStep, plainStep, type Step, type Weights } from './step.ts';

function checkSizes(input: Tensor, state: readonly Tensor[], wIh: Tensor, wHh: Tensor): void {
  const [inputSize, hiddenSize] = [wIh.shape[1]!, wHh.shape[1]!];
  check(
    input.size(1) === inputSize,
    () => `input has inconsistent input_size: got ${input.size(1)} expected ${inputSize}`,
  );
  for (const [i, h] of state.entries()) {
    check(
      h.size(0) === input.size(0),
      () => `Input batch size ${input.size(0)} doesn't match hidden${i} batch size ${h.size(0)}`,
    );
    check(
      h.size(1) === hiddenSize,
      () => `hidden${i} has inconsistent hidden_size: got ${h.size(1)}, expected ${hiddenSize}`,
    );
  }
}

function run(
  step: Step,
  input: Tensor,
  state: readonly Tensor[],
  wIh: Tensor,
  wHh: Tensor,
  bIh: Tensor | null,
  bHh: Tensor | null,
): readonly Tensor[] {
  checkSizes(input, state, wIh, wHh);
  const weights: Weights = { wIh, wHh, bIh, bHh, wHr: null };
  return step(torch.linear(input, wIh, bIh), state, weights);
}

export const lstmCell = op({
  schema:
    'lstm_cell(Tensor input, Tensor[] hx, Tensor w_ih, Tensor w_hh, Tensor? b_ih=None, Tensor? b_hh=None) -> (Tensor, Tensor)',
  on: ['function'],
  forward(input, hx, wIh, wHh, bIh, bHh) {
    check(hx.length === 2, () => 'lstm_cell expects two hidden states');
    return run(lstmStep, input, hx, wIh, wHh, bIh, bHh) as [Tensor, Tensor];
  },
});

export const gruCell = op({
  schema:
    'gru_cell(Tensor input, Tensor hx, Tensor w_ih, Tensor w_hh, Tensor? b_ih=None, Tensor? b_hh=None) -> Tensor',
  on: ['function'],
  forward: (input, hx, wIh, wHh, bIh, bHh) => run(gruStep, input, [hx], wIh, wHh, bIh, bHh)[0]!,
});

export const rnnTanhCell = op({
  schema:
    'rnn_tanh_cell(Tensor input, Tensor hx, Tensor w_ih, Tensor w_hh, Tensor? b_ih=None, Tensor? b_hh=None) -> Tensor',
  on: ['function'],
  forward: (input, hx, wIh, wHh, bIh, bHh) => run(plainStep(torch.tanh), input, [hx], wIh, wHh, bIh, bHh)[0]!,
});

export const rnnReluCell = op({
  schema:
    'rnn_relu_cell(Tensor input, Tensor hx, Tensor w_ih, Tensor w_hh, Tensor? b_ih=None, Tensor? b_hh=None) -> Tensor',
  on: ['function'],
  forward: (input, hx, wIh, wHh, bIh, bHh) => run(plainStep(torch.relu), input, [hx], wIh, wHh, bIh, bHh)[0]!,
});
