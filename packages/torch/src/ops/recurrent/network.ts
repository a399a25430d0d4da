/** Recurrent networks of several layers, in one direction or both: what nn.RNN, nn.LSTM and nn.GRU call. */
import { op } from '../../dispatch/op.ts';
import { check } from '../../errors/torch-error.ts';
import { valuesOf } from '../../tensor/create.ts';
import { float32 } from '../../tensor/dtype.ts';
import type { Tensor } from '../../tensor/tensor.ts';
import { torch } from '../torch.ts';
import { type LayerResult, overPacked, overSteps } from './layer.ts';
import { gruStep, lstmStep, plainStep, type Step, type Weights } from './step.ts';

interface Network {
  readonly params: readonly Tensor[];
  readonly hasBiases: boolean;
  readonly layers: number;
  readonly dropout: number;
  readonly train: boolean;
  readonly bidirectional: boolean;
}

type Layer = (input: Tensor, state: readonly Tensor[], weights: Weights, reverse: boolean) => LayerResult;

/** A layer's parameters follow each other: w_ih, w_hh, then b_ih, b_hh and w_hr where it has them. */
function weightsOf({ params, hasBiases }: Network, projects: boolean, index: number): Weights {
  const count = 2 + (hasBiases ? 2 : 0) + (projects ? 1 : 0);
  const own = params.slice(index * count, (index + 1) * count);
  check(own.length === count, () => 'Incorrect number of RNN parameters');
  const [wIh, wHh] = own as [Tensor, Tensor];
  return {
    wIh,
    wHh,
    bIh: hasBiases ? own[2]! : null,
    bHh: hasBiases ? own[3]! : null,
    wHr: projects ? own[count - 1]! : null,
  };
}

/** `initial` holds (layers * directions, N, H) each; gives the last layer's output and all final states. */
function through(
  network: Network,
  input: Tensor,
  initial: readonly Tensor[],
  layer: Layer,
): readonly Tensor[] {
  const directions = network.bidirectional ? 2 : 1;
  const perLayer = initial.map((s) => torch.unbind(s, 0));
  const projects = initial.length === 2 && initial[0]!.size(2) !== initial[1]!.size(2);
  const finals: (readonly Tensor[])[] = [];
  let x = input;
  for (let l = 0; l < network.layers; l++) {
    const outputs: Tensor[] = [];
    for (let d = 0; d < directions; d++) {
      const index = l * directions + d;
      const state = perLayer.map((states) => states[index]!);
      const done = layer(x, state, weightsOf(network, projects, index), d === 1);
      outputs.push(done.output);
      finals.push(done.state);
    }
    x = directions === 2 ? torch.cat(outputs, outputs[0]!.rank - 1) : outputs[0]!;
    if (network.dropout !== 0 && network.train && l < network.layers - 1)
      x = torch.dropout(x, network.dropout, true);
  }
  return [
    x,
    ...initial.map((_, i) =>
      torch.stack(
        finals.map((f) => f[i]!),
        0,
      ),
    ),
  ];
}

function checkSequence(input: Tensor): void {
  check(input.size(0) > 0, () => 'Expected sequence length to be larger than 0 in RNN');
}

/** (T, N, features) by ops; with `batchFirst` (N, T, features) in and out. */
function sequence(
  step: Step,
  network: Network,
  input: Tensor,
  hx: Tensor,
  batchFirst: boolean,
): [Tensor, Tensor] {
  const x = batchFirst ? torch.transpose(input, 0, 1) : input;
  checkSequence(x);
  const layer: Layer = (x, state, weights, reverse) => overSteps(step, x, state, weights, reverse);
  const [output, last] = through(network, x, [hx], layer) as [Tensor, Tensor];
  return [batchFirst ? torch.transpose_(output, 0, 1) : output, last];
}

const packed =
  (step: Step, batchSizes: Tensor): Layer =>
  (x, state, weights, reverse) =>
    overPacked(step, x, Array.from(valuesOf(batchSizes)), state, weights, reverse);

/** Float32 layers without a projection run in one node. */
const lstmLayerOf: Layer = (x, state, weights, reverse) => {
  const { wIh, wHh, bIh, bHh, wHr } = weights;
  const [h, c] = state as [Tensor, Tensor];
  const fused = !wHr && x.numel > 0 && [x, h, c, wIh, wHh].every((t) => t.dtype === float32);
  if (!fused) return overSteps(lstmStep, x, state, weights, reverse);
  const [output, lastH, lastC] = torch.lstmLayer(x, wIh, wHh, bIh, bHh, h, c, reverse);
  return { output, state: [lastH, lastC] };
};

export const lstm = op({
  schema:
    'lstm.input(Tensor input, Tensor[] hx, Tensor[] params, bool has_biases, int num_layers, float dropout, bool train, bool bidirectional, bool batch_first) -> (Tensor, Tensor, Tensor)',
  on: ['function'],
  forward(input, hx, params, hasBiases, layers, dropout, train, bidirectional, batchFirst) {
    check(hx.length === 2, () => 'lstm expects two hidden states');
    const x = batchFirst ? torch.transpose(input, 0, 1) : input;
    checkSequence(x);
    const network = { params, hasBiases, layers, dropout, train, bidirectional };
    const [output, h, c] = through(network, x, hx, lstmLayerOf) as [Tensor, Tensor, Tensor];
    return [batchFirst ? torch.transpose(output, 0, 1) : output, h, c];
  },
});

export const lstmPacked = op({
  schema:
    'lstm.data(Tensor data, Tensor batch_sizes, Tensor[] hx, Tensor[] params, bool has_biases, int num_layers, float dropout, bool train, bool bidirectional) -> (Tensor, Tensor, Tensor)',
  on: ['function'],
  forward(data, batchSizes, hx, params, hasBiases, layers, dropout, train, bidirectional) {
    const network = { params, hasBiases, layers, dropout, train, bidirectional };
    return through(network, data, hx, packed(lstmStep, batchSizes)) as [Tensor, Tensor, Tensor];
  },
});

export const gru = op({
  schema:
    'gru.input(Tensor input, Tensor hx, Tensor[] params, bool has_biases, int num_layers, float dropout, bool train, bool bidirectional, bool batch_first) -> (Tensor, Tensor)',
  on: ['function'],
  forward: (input, hx, params, hasBiases, layers, dropout, train, bidirectional, batchFirst) =>
    sequence(gruStep, { params, hasBiases, layers, dropout, train, bidirectional }, input, hx, batchFirst),
});

export const gruPacked = op({
  schema:
    'gru.data(Tensor data, Tensor batch_sizes, Tensor hx, Tensor[] params, bool has_biases, int num_layers, float dropout, bool train, bool bidirectional) -> (Tensor, Tensor)',
  on: ['function'],
  forward: (data, sizes, hx, params, hasBiases, layers, dropout, train, bidirectional) =>
    through(
      { params, hasBiases, layers, dropout, train, bidirectional },
      data,
      [hx],
      packed(gruStep, sizes),
    ) as [Tensor, Tensor],
});

export const rnnTanh = op({
  schema:
    'rnn_tanh.input(Tensor input, Tensor hx, Tensor[] params, bool has_biases, int num_layers, float dropout, bool train, bool bidirectional, bool batch_first) -> (Tensor, Tensor)',
  on: ['function'],
  forward: (input, hx, params, hasBiases, layers, dropout, train, bidirectional, batchFirst) =>
    sequence(
      plainStep(torch.tanh),
      { params, hasBiases, layers, dropout, train, bidirectional },
      input,
      hx,
      batchFirst,
    ),
});

export const rnnTanhPacked = op({
  schema:
    'rnn_tanh.data(Tensor data, Tensor batch_sizes, Tensor hx, Tensor[] params, bool has_biases, int num_layers, float dropout, bool train, bool bidirectional) -> (Tensor, Tensor)',
  on: ['function'],
  forward: (data, sizes, hx, params, hasBiases, layers, dropout, train, bidirectional) =>
    through(
      { params, hasBiases, layers, dropout, train, bidirectional },
      data,
      [hx],
      packed(plainStep(torch.tanh), sizes),
    ) as [Tensor, Tensor],
});

export const rnnRelu = op({
  schema:
    'rnn_relu.input(Tensor input, Tensor hx, Tensor[] params, bool has_biases, int num_layers, float dropout, bool train, bool bidirectional, bool batch_first) -> (Tensor, Tensor)',
  on: ['function'],
  forward: (input, hx, params, hasBiases, layers, dropout, train, bidirectional, batchFirst) =>
    sequence(
      plainStep(torch.relu),
      { params, hasBiases, layers, dropout, train, bidirectional },
      input,
      hx,
      batchFirst,
    ),
});

export const rnnReluPacked = op({
  schema:
    'rnn_relu.data(Tensor data, Tensor batch_sizes, Tensor hx, Tensor[] params, bool has_biases, int num_layers, float dropout, bool train, bool bidirectional) -> (Tensor, Tensor)',
  on: ['function'],
  forward: (data, sizes, hx, params, hasBiases, layers, dropout, train, bidirectional) =>
    through(
      { params, hasBiases, layers, dropout, train, bidirectional },
      data,
      [hx],
      packed(plainStep(torch.relu), sizes),
    ) as [Tensor, Tensor],
});
