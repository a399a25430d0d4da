/**
 * (x - mean) / sqrt(var + eps) over some dimensions, then a scale and a shift: what batch, layer, group and instance norm share.
 * Formulas recompute the normalised value with ops, so gradients of gradients come for free.
 */
import { jointNode, type Grad, type Node } from '../../autograd/node.ts';
import type { Shape } from '../../tensor/shape.ts';
import type { Tensor } from '../../tensor/tensor.ts';
import { torch } from '../torch.ts';

const meanOver = (t: Tensor, dims: readonly number[]): Tensor => torch.meanDim(t, [...dims], true);

/** The normalised x, with its mean and biased variance over `dims` (kept as dimensions of size 1). */
export function moments(x: Tensor, dims: readonly number[]): { mean: Tensor; variance: Tensor } {
  const mean = meanOver(x, dims);
  const centred = torch.sub(x, mean);
  return { mean, variance: meanOver(torch.mul(centred, centred), dims) };
}

export function standardised(x: Tensor, mean: Tensor, variance: Tensor, eps: number): Tensor {
  return torch.mul(torch.sub(x, mean), torch.rsqrt(torch.add(variance, eps)));
}

/** `weight` and `bias` in a shape that broadcasts against x. */
export function scaledShifted(t: Tensor, weight: Tensor | null, bias: Tensor | null): Tensor {
  const scaled = weight ? torch.mul(t, weight) : t;
  return bias ? torch.add(scaled, bias) : scaled;
}

export interface Normalisation {
  readonly dims: readonly number[];
  readonly eps: number;
  /** The shape of weight and bias against x. */
  readonly affineShape: readonly number[];
  /** Statistics given from outside instead of x's own. */
  readonly fixed: { readonly mean: Tensor; readonly variance: Tensor } | null;
}

type Direct = (g: Tensor, x: Tensor, weight: Tensor | null) => readonly Grad[] | null;

/** The node of a normalisation of x: gradients of x, weight and bias. `direct` may give them in one computation. */
export function normNode(
  name: string,
  x: Tensor,
  weight: Tensor | null,
  bias: Tensor | null,
  n: Normalisation,
  direct: Direct = () => null,
): Node {
  const saved: Tensor[] = [x];
  if (weight) saved.push(weight);
  const inputs = [x, weight, bias];
  const shapes = [weight?.shape ?? [], bias?.shape ?? []] as const;
  return jointNode(name, inputs, saved, ([g], needs, ...kept) => {
    if (!g) return [null, null, null];
    const [input, scale] = kept as [Tensor, Tensor | undefined];
    return direct(g, input, scale ?? null) ?? gradients(g, input, scale ?? null, needs, n, shapes);
  });
}

function gradients(
  g: Tensor,
  x: Tensor,
  weight: Tensor | null,
  needs: readonly boolean[],
  n: Normalisation,
  [ofWeight, ofBias]: readonly [Shape, Shape],
): Grad[] {
  const { mean, variance } = n.fixed ?? moments(x, n.dims);
  const unit = standardised(x, mean, variance, n.eps);
  const inward = weight ? torch.mul(g, torch.reshape(weight, n.affineShape)) : g;
  return [
    needs[0] ? inputGradient(inward, unit, variance, n) : null,
    needs[1] && weight ? affineGradient(torch.mul(g, unit), n, ofWeight) : null,
    needs[2] ? affineGradient(g, n, ofBias) : null,
  ];
}

// dx = (g - mean(g) - unit * mean(g * unit)) / sqrt(var + eps); with fixed statistics only the scale remains.
function inputGradient(g: Tensor, unit: Tensor, variance: Tensor, n: Normalisation): Tensor {
  const scale = torch.rsqrt(torch.add(variance, n.eps));
  if (n.fixed) return torch.mul(g, scale);
  const along = meanOver(torch.mul(g, unit), n.dims);
  return torch.mul(torch.sub(torch.sub(g, meanOver(g, n.dims)), torch.mul(unit, along)), scale);
}

/** The sum over all dimensions in which weight and bias are broadcast, in their own shape. */
function affineGradient(g: Tensor, n: Normalisation, shape: readonly number[]): Tensor {
  const lead = g.rank - n.affineShape.length;
  const dims = g.shape.map((_, i) => i).filter((i) => i < lead || n.affineShape[i - lead] === 1);
  const summed = dims.length > 0 ? torch.sumDim(g, dims) : g;
  return torch.reshape(summed, shape);
}
