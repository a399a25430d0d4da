/** The arithmetic of one step, shared by cells and layers: gates of the input are computed before. */
import type { Tensor } from '../../tensor/tensor.ts';
import { torch } from '../torch.ts';

export interface Weights {
  readonly wIh: Tensor;
  readonly wHh: Tensor;
  readonly bIh: Tensor | null;
  readonly bHh: Tensor | null;
  /** Projects an LSTM's output to fewer features. */
  readonly wHr: Tensor | null;
}

/** The state is [h], or [h, c] for an LSTM; h is also the output. */
export type Step = (fromInput: Tensor, state: readonly Tensor[], weights: Weights) => readonly Tensor[];

/** h' = activation(W_ih x + b_ih + W_hh h + b_hh) */
export const plainStep =
  (activation: (x: Tensor) => Tensor): Step =>
  (fromInput, [h], { wHh, bHh }) => [activation(torch.add(torch.linear(h!, wHh, bHh), fromInput))];

/** Gates i, f, o (sigmoid) and g (tanh): c' = f c + i g, h' = o tanh c' */
export const lstmStep: Step = (fromInput, [h, c], { wHh, bHh, wHr }) => {
  const gates = torch.add(torch.linear(h!, wHh, bHh), fromInput);
  const [i, f, g, o] = torch.chunk(gates, 4, 1) as [Tensor, Tensor, Tensor, Tensor];
  const kept = torch.mul(torch.sigmoid(f), c!);
  const next = torch.add(kept, torch.mul(torch.sigmoid(i), torch.tanh(g)));
  const output = torch.mul(torch.sigmoid(o), torch.tanh(next));
  return [wHr ? torch.matmul(output, torch.t(wHr)) : output, next];
};

/** Gates r, z (sigmoid) and n = tanh(x_n + r h_n): h' = (h - n) z + n */
export const gruStep: Step = (fromInput, [h], { wHh, bHh }) => {
  const [xr, xz, xn] = torch.chunk(fromInput, 3, 1) as [Tensor, Tensor, Tensor];
  const [hr, hz, hn] = torch.chunk(torch.linear(h!, wHh, bHh), 3, 1) as [Tensor, Tensor, Tensor];
  const reset = torch.sigmoid(torch.add(hr, xr));
  const update = torch.sigmoid(torch.add(hz, xz));
  const candidate = torch.tanh(torch.add(xn, torch.mul(hn, reset)));
  return [torch.add(torch.mul(torch.sub(h!, candidate), update), candidate)];
};
