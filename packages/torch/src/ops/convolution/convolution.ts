/**
 * Convolution and its transpose in one to three dimensions. Three bilinear maps of x, filters and result are each other's
 * derivatives, so every order of gradient comes from the same three kernels.
 */
import { type Edge, edge, node } from '../../autograd/node.ts';
import { derivative, op } from '../../dispatch/op.ts';
import { check } from '../../errors/torch-error.ts';
import { shapeText } from '../../tensor/shape.ts';
import type { Tensor } from '../../tensor/tensor.ts';
import { torch } from '../torch.ts';
import {
  checkConvolution,
  checkDtypes,
  checkPlan,
  convolveBack,
  convolveFilterGrad,
  convolveForward,
  type Plan,
} from './plan.ts';

type Sizes = readonly number[];
const plan = (stride: Sizes, padding: Sizes, dilation: Sizes, groups: number): Plan => ({
  stride,
  padding,
  dilation,
  groups,
});

const PLAN = 'SymInt[] stride, SymInt[] padding, SymInt[] dilation, SymInt groups';

/** y = x * w (+ bias): the ordinary convolution of batched x. */
export const convolveX = op({
  schema: `tenfold_convolve(Tensor x, Tensor w, Tensor? bias, ${PLAN}) -> Tensor`,
  on: [],
  forward: (x, w, bias, s, p, d, g) => convolveForward(plan(s, p, d, g), x, w, bias),
});
derivative(convolveX, (x, w, bias, s, p, d, g) => {
  const edges: Edge[] = [
    edge(x, [w], (grad, filters) => torch.convolveY(grad, filters, s, p, d, g, x.shape)),
    edge(w, [x], (grad, input) => torch.convolveXY(input, grad, s, p, d, g, w.shape)),
  ];
  if (bias) edges.push(edge(bias, [], sumOfChannels));
  return node('ConvolutionBackward0', ...edges);
});

/** x = y * w: the gradient of x, which is the transposed convolution of y. */
export const convolveY = op({
  schema: `tenfold_convolve_back(Tensor y, Tensor w, ${PLAN}, SymInt[] size) -> Tensor`,
  on: [],
  forward: (y, w, s, p, d, g, size) => convolveBack(plan(s, p, d, g), y, w, size),
});
derivative(convolveY, (y, w, s, p, d, g) =>
  node(
    'ConvolutionBackward0',
    edge(y, [w], (grad, filters) => torch.convolveX(grad, filters, null, s, p, d, g)),
    edge(w, [y], (grad, output) => torch.convolveXY(grad, output, s, p, d, g, w.shape)),
  ),
);

/** w = x * y: the gradient of the filters. */
export const convolveXY = op({
  schema: `tenfold_convolve_filters(Tensor x, Tensor y, ${PLAN}, SymInt[] size) -> Tensor`,
  on: [],
  forward: (x, y, s, p, d, g, size) => convolveFilterGrad(plan(s, p, d, g), x, y, size),
});
derivative(convolveXY, (x, y, s, p, d, g) =>
  node(
    'ConvolutionBackwardBackward0',
    edge(x, [y], (grad, output) => torch.convolveY(output, grad, s, p, d, g, x.shape)),
    edge(y, [x], (grad, input) => torch.convolveX(input, grad, null, s, p, d, g)),
  ),
);

function sumOfChannels(grad: Tensor): Tensor {
  return torch.sumDim(
    grad,
    grad.shape.map((_, i) => i).filter((i) => i !== 1),
  );
}

/** Runs `f` on x with a batch dimension, and takes it away again where x had none. */
function batched(name: string, x: Tensor, spatial: number, f: (x: Tensor) => Tensor): Tensor {
  check(
    x.rank === spatial + 1 || x.rank === spatial + 2,
    () =>
      `Expected ${spatial + 1}D (unbatched) or ${spatial + 2}D (batched) input to ${name}, but got input of size: ${shapeText(x.shape)}`,
  );
  return x.rank === spatial + 2 ? f(x) : torch.squeezeDim(f(torch.unsqueeze(x, 0)), 0);
}

function ordinary(name: string, input: Tensor, w: Tensor, bias: Tensor | null, p: Plan): Tensor {
  return batched(name, input, p.stride.length, (x) => {
    checkPlan(p);
    checkConvolution(p, x, w, bias, false);
    checkDtypes(x, w, bias);
    return torch.convolveX(x, w, bias, p.stride, p.padding, p.dilation, p.groups);
  });
}

/** `same` padding: the result has the size of x; an odd pixel goes to the end. */
function padded(input: Tensor, w: Tensor, mode: string, s: Sizes, d: Sizes): [Tensor, number[]] {
  const none = s.map(() => 0);
  if (mode === 'valid') return [input, none];
  check(mode === 'same', () => `Invalid padding string: '${mode}'`, 'ValueError');
  check(
    s.every((v) => v === 1),
    () => "padding='same' is not supported for strided convolutions",
  );
  const totals = d.map((dilation, i) => dilation * (w.shape[i + 2]! - 1));
  if (totals.every((t) => t % 2 === 0)) return [input, totals.map((t) => t / 2)];
  const left = totals.map((t) => Math.floor(t / 2));
  const extra = totals.flatMap((t) => [0, t % 2]);
  const reversed = Array.from({ length: d.length }, (_, i) =>
    extra.slice((d.length - 1 - i) * 2, (d.length - i) * 2),
  );
  return [torch.constantPadNd(input, reversed.flat(), 0), left];
}

const full = (values: Sizes, spatial: number): number[] =>
  values.length === spatial ? [...values] : Array.from({ length: spatial }, () => values[0]!);

export const conv1d = op({
  schema:
    'conv1d(Tensor input, Tensor weight, Tensor? bias=None, SymInt[1] stride=1, SymInt[1] padding=0, SymInt[1] dilation=1, SymInt groups=1) -> Tensor',
  on: ['function'],
  forward: (x, w, b, s, p, d, g) => ordinary('conv1d', x, w, b, plan(full(s, 1), full(p, 1), full(d, 1), g)),
});

export const conv1dPadding = op({
  schema:
    'conv1d.padding(Tensor input, Tensor weight, Tensor? bias=None, SymInt[1] stride=1, str padding="valid", SymInt[1] dilation=1, SymInt groups=1) -> Tensor',
  on: ['function'],
  forward(x, w, b, s, mode, d, g) {
    const [input, padding] = padded(x, w, mode, full(s, 1), full(d, 1));
    return ordinary('conv1d', input, w, b, plan(full(s, 1), padding, full(d, 1), g));
  },
});

export const conv2d = op({
  schema:
    'conv2d(Tensor input, Tensor weight, Tensor? bias=None, SymInt[2] stride=1, SymInt[2] padding=0, SymInt[2] dilation=1, SymInt groups=1) -> Tensor',
  on: ['function'],
  forward: (x, w, b, s, p, d, g) => ordinary('conv2d', x, w, b, plan(full(s, 2), full(p, 2), full(d, 2), g)),
});

export const conv2dPadding = op({
  schema:
    'conv2d.padding(Tensor input, Tensor weight, Tensor? bias=None, SymInt[2] stride=1, str padding="valid", SymInt[2] dilation=1, SymInt groups=1) -> Tensor',
  on: ['function'],
  forward(x, w, b, s, mode, d, g) {
    const [input, padding] = padded(x, w, mode, full(s, 2), full(d, 2));
    return ordinary('conv2d', input, w, b, plan(full(s, 2), padding, full(d, 2), g));
  },
});

export const conv3d = op({
  schema:
    'conv3d(Tensor input, Tensor weight, Tensor? bias=None, SymInt[3] stride=1, SymInt[3] padding=0, SymInt[3] dilation=1, SymInt groups=1) -> Tensor',
  on: ['function'],
  forward: (x, w, b, s, p, d, g) => ordinary('conv3d', x, w, b, plan(full(s, 3), full(p, 3), full(d, 3), g)),
});

export const conv3dPadding = op({
  schema:
    'conv3d.padding(Tensor input, Tensor weight, Tensor? bias=None, SymInt[3] stride=1, str padding="valid", SymInt[3] dilation=1, SymInt groups=1) -> Tensor',
  on: ['function'],
  forward(x, w, b, s, mode, d, g) {
    const [input, padding] = padded(x, w, mode, full(s, 3), full(d, 3));
    return ordinary('conv3d', input, w, b, plan(full(s, 3), padding, full(d, 3), g));
  },
});

function transposed(
  name: string,
  input: Tensor,
  w: Tensor,
  bias: Tensor | null,
  p: Plan,
  extra: Sizes,
): Tensor {
  return batched(name, input, p.stride.length, (y) => {
    checkPlan(p);
    check(
      extra.every((e, i) => e < p.stride[i]! || e < p.dilation[i]!),
      () =>
        `output padding must be smaller than either stride or dilation, but got output_padding: ${shapeText(extra)} stride: ${shapeText(p.stride)} dilation: ${shapeText(p.dilation)}`,
    );
    checkConvolution(p, y, w, bias, true);
    checkDtypes(y, w, bias);
    const sizes = y.shape
      .slice(2)
      .map(
        (size, i) =>
          (size - 1) * p.stride[i]! -
          2 * p.padding[i]! +
          p.dilation[i]! * (w.shape[i + 2]! - 1) +
          extra[i]! +
          1,
      );
    const size = [y.shape[0]!, w.shape[1]! * p.groups, ...sizes];
    return torch.convTransposed(y, w, bias, p.stride, p.padding, p.dilation, p.groups, size);
  });
}

/** The transposed convolution with its bias, one node. */
export const convTransposed = op({
  schema: `tenfold_conv_transpose(Tensor y, Tensor w, Tensor? bias, ${PLAN}, SymInt[] size) -> Tensor`,
  on: [],
  forward(y, w, bias, s, p, d, g, size) {
    const out = convolveBack(plan(s, p, d, g), y, w, size);
    return bias ? torch.add_(out, torch.view(bias, [1, bias.numel, ...s.map(() => 1)])) : out;
  },
});
derivative(convTransposed, (y, w, bias, s, p, d, g) => {
  const edges: Edge[] = [
    edge(y, [w], (grad, filters) => torch.convolveX(grad, filters, null, s, p, d, g)),
    edge(w, [y], (grad, output) => torch.convolveXY(grad, output, s, p, d, g, w.shape)),
  ];
  if (bias) edges.push(edge(bias, [], sumOfChannels));
  return node('ConvolutionBackward0', ...edges);
});

export const convTranspose1d = op({
  schema:
    'conv_transpose1d(Tensor input, Tensor weight, Tensor? bias=None, SymInt[1] stride=1, SymInt[1] padding=0, SymInt[1] output_padding=0, SymInt groups=1, SymInt[1] dilation=1) -> Tensor',
  on: ['function'],
  forward: (x, w, b, s, p, extra, g, d) =>
    transposed('conv_transpose1d', x, w, b, plan(full(s, 1), full(p, 1), full(d, 1), g), full(extra, 1)),
});

export const convTranspose2d = op({
  schema:
    'conv_transpose2d.input(Tensor input, Tensor weight, Tensor? bias=None, SymInt[2] stride=1, SymInt[2] padding=0, SymInt[2] output_padding=0, SymInt groups=1, SymInt[2] dilation=1) -> Tensor',
  on: ['function'],
  forward: (x, w, b, s, p, extra, g, d) =>
    transposed('conv_transpose2d', x, w, b, plan(full(s, 2), full(p, 2), full(d, 2), g), full(extra, 2)),
});

export const convTranspose3d = op({
  schema:
    'conv_transpose3d.input(Tensor input, Tensor weight, Tensor? bias=None, SymInt[3] stride=1, SymInt[3] padding=0, SymInt[3] output_padding=0, SymInt groups=1, SymInt[3] dilation=1) -> Tensor',
  on: ['function'],
  forward: (x, w, b, s, p, extra, g, d) =>
    transposed('conv_transpose3d', x, w, b, plan(full(s, 3), full(p, 3), full(d, 3), g), full(extra, 3)),
});
