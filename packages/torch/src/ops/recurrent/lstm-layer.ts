/** A float32 LSTM layer in one node, as PyTorch's on the CPU: the whole sequence forward, then back through time. */
import { jointNode } from '../../autograd/node.ts';
import { derivative, op } from '../../dispatch/op.ts';
import { fromValues, valuesOf } from '../../tensor/create.ts';
import { alias, empty, type Tensor } from '../../tensor/tensor.ts';
import { torch } from '../torch.ts';

const sigmoid = (x: number): number => 1 / (1 + Math.exp(-x));

/** Row t of the first dimension. */
const at = (t: Tensor, i: number): Tensor =>
  alias(t, t.shape.slice(1), t.strides.slice(1), t.offset + i * t.strides[0]!);

const order = (steps: number, reverse: boolean): number[] =>
  Array.from({ length: steps }, (_, i) => (reverse ? steps - 1 - i : i));

/**
 * Gives output (T, N, H), last h and c (N, H), and for the gradient the gates (T, N, 4H) after their activations
 * and the cells (T, N, H).
 */
export const lstmLayer = op({
  schema:
    'mkldnn_rnn_layer(Tensor input, Tensor w_ih, Tensor w_hh, Tensor? b_ih, Tensor? b_hh, Tensor hx, Tensor cx, bool reverse) -> (Tensor, Tensor, Tensor, Tensor, Tensor)',
  on: [],
  forward(input, wIh, wHh, bIh, bHh, hx, cx, reverse) {
    const [steps, batch] = input.shape as [number, number];
    const size = hx.shape[1]!;
    const fromInput = torch.linear(input, wIh, bIh);
    const output = empty([steps, batch, size], input.dtype);
    const cells = empty([steps, batch, size], input.dtype);
    const gates = empty([steps, batch, 4 * size], input.dtype);
    let [h, c] = [hx, cx];
    for (const t of order(steps, reverse)) {
      const sums = torch.add(torch.linear(h, wHh, bHh), at(fromInput, t));
      stepForward(sums, torch.contiguous(c), at(gates, t), at(cells, t), at(output, t), size);
      [h, c] = [at(output, t), at(cells, t)];
    }
    return [output, torch.clone(h), torch.clone(c), gates, cells];
  },
});

function stepForward(sums: Tensor, c: Tensor, gates: Tensor, cell: Tensor, out: Tensor, size: number): void {
  const { heap } = sums;
  for (let row = 0; row < out.shape[0]!; row++) {
    const [s, g] = [sums.start + row * 4 * size, gates.start + row * 4 * size];
    for (let k = 0; k < size; k++) {
      const i = sigmoid(heap[s + k]!);
      const f = sigmoid(heap[s + size + k]!);
      const n = Math.tanh(heap[s + 2 * size + k]!);
      const o = sigmoid(heap[s + 3 * size + k]!);
      const next = f * heap[c.start + row * size + k]! + i * n;
      heap[g + k] = i;
      heap[g + size + k] = f;
      heap[g + 2 * size + k] = n;
      heap[g + 3 * size + k] = o;
      heap[cell.start + row * size + k] = next;
      heap[out.start + row * size + k] = o * Math.tanh(next);
    }
  }
}

derivative(lstmLayer, (input, wIh, wHh, bIh, bHh, hx, cx, reverse, result) => {
  const [output, , , gates, cells] = result;
  return jointNode(
    'MkldnnRnnLayerBackward0',
    [input, wIh, wHh, bIh, bHh, hx, cx],
    [input, wIh, wHh, hx, cx, output, gates, cells],
    ([gOutput, gH, gC], _needs, input, wIh, wHh, hx, cx, output, gates, cells) => {
      const steps = order(input.shape[0]!, reverse).toReversed();
      const before = (t: Tensor, first: Tensor, i: number) => {
        const previous = steps[i + 1];
        return previous === undefined ? first : at(t, previous);
      };
      const slopes = empty(gates.shape, gates.dtype);
      let dh = gH ?? torch.zerosLike(hx);
      let dc = gC ? valuesOf(gC) : new Float64Array(cx.numel);
      for (const [i, t] of steps.entries()) {
        if (gOutput) dh = torch.add(dh, at(gOutput, t));
        dc = stepBackward(
          valuesOf(dh),
          dc,
          at(gates, t),
          at(cells, t),
          valuesOf(before(cells, cx, i)),
          at(slopes, t),
        );
        dh = torch.mm(at(slopes, t), wHh);
      }
      const flat = torch.view(slopes, [-1, slopes.shape[2]!]);
      const previous = torch.stack(
        steps.map((_, i) => before(output, hx, i)),
        0,
      );
      const inOrder = torch.stack(
        steps.map((t) => at(slopes, t)),
        0,
      );
      const dBias = torch.sumDim(flat, [0]);
      return [
        torch.matmul(slopes, wIh),
        torch.mm(torch.t(flat), torch.reshape(input, [-1, input.shape[2]!])),
        torch.mm(torch.t(torch.view(inOrder, flat.shape)), torch.reshape(previous, [-1, previous.shape[2]!])),
        dBias,
        torch.clone(dBias),
        dh,
        fromValues(dc, cx.shape, cx.dtype),
      ];
    },
  );
});

/** Fills the slopes of the four gates' sums; gives the gradient of the previous cells. */
function stepBackward(
  dh: Float64Array,
  dc: Float64Array,
  gates: Tensor,
  cell: Tensor,
  previous: Float64Array,
  slopes: Tensor,
): Float64Array {
  const { heap } = gates;
  const [rows, size] = cell.shape as [number, number];
  const out = new Float64Array(dc.length);
  for (let row = 0; row < rows; row++)
    for (let k = 0; k < size; k++) {
      const n = row * size + k;
      const [g, s] = [gates.start + row * 4 * size + k, slopes.start + row * 4 * size + k];
      const [i, f, a, o] = [heap[g]!, heap[g + size]!, heap[g + 2 * size]!, heap[g + 3 * size]!];
      const t = Math.tanh(heap[cell.start + n]!);
      const d = dc[n]! + dh[n]! * o * (1 - t * t);
      heap[s] = d * a * i * (1 - i);
      heap[s + size] = d * previous[n]! * f * (1 - f);
      heap[s + 2 * size] = d * i * (1 - a * a);
      heap[s + 3 * size] = dh[n]! * t * o * (1 - o);
      out[n] = d * f;
    }
  return out;
}
