/** Variance and standard deviation: squared deviations over n - correction, in two passes. */
import { edge, edgeOfMany, type Grad, node } from '../../autograd/node.ts';
import { derivative, op } from '../../dispatch/op.ts';
import type { Scalar } from '../../dispatch/scalar.ts';
import { check } from '../../errors/torch-error.ts';
import { isFloat } from '../../tensor/dtype.ts';
import { type Shape, wrapDims } from '../../tensor/shape.ts';
import type { Tensor } from '../../tensor/tensor.ts';
import { torch } from '../torch.ts';
import { reduce } from './driver.ts';
import { restoreDims } from './restore.ts';

const unbiasedBy = (unbiased: boolean): Scalar => ({ value: Number(unbiased), of: 'int' });
const correctionOf = (correction: Scalar | null): number => correction?.value ?? 1;

function variance(row: Float64Array, n: number, correction: number): number {
  let mean = 0;
  for (let i = 0; i < n; i++) mean += row[i]!;
  mean /= n;
  let squares = 0;
  for (let i = 0; i < n; i++) squares += (row[i]! - mean) ** 2;
  return squares / Math.max(n - correction, 0);
}

type Spread = 'var' | 'std';

function spreadOf(
  what: Spread,
  self: Tensor,
  dim: Shape | null,
  correction: Scalar | null,
  keepdim: boolean,
): Tensor {
  const by = correctionOf(correction);
  const f =
    what === 'var'
      ? (row: Float64Array, n: number) => variance(row, n, by)
      : (row: Float64Array, n: number) => Math.sqrt(variance(row, n, by));
  return reduce(self, wrapDims(dim, self.rank), keepdim, self.dtype, { name: what, f });
}

function checkFloat(name: string, self: Tensor): void {
  check(isFloat(self.dtype), () => `${name} only support floating point and complex dtypes`);
}

// d var / dx = 2 (x - mean) / (n - correction)
function varianceGrad(
  g: Tensor,
  self: Tensor,
  dim: Shape | null,
  correction: Scalar | null,
  keepdim: boolean,
): Tensor {
  const dims = wrapDims(dim, self.rank);
  const count = dims.reduce((n, d) => n * self.size(d), 1);
  const freedom = count - correctionOf(correction);
  const grad = restoreDims(g, self.shape, dims, keepdim);
  const mean = torch.meanDim(self, dims, true);
  if (freedom > 0) return torch.mul(torch.mul(grad, 2 / freedom), torch.sub(self, mean));
  const at = torch.where(
    torch.eq(self, mean),
    torch.fullLike(self, Number.NaN),
    torch.fullLike(self, Infinity),
  );
  return torch.mul(grad, at);
}

// d std / dx = d var / dx / (2 std); 0 where std is 0
function deviationGrad(
  g: Tensor,
  self: Tensor,
  result: Tensor,
  dim: Shape | null,
  correction: Scalar | null,
  keepdim: boolean,
): Tensor {
  const scaled = torch.div(g, torch.mul(result, 2));
  const safe = torch.maskedFill(scaled, torch.eq(result, 0), 0);
  return varianceGrad(safe, self, dim, correction, keepdim);
}

function meanGrad(g: Tensor, self: Tensor, dim: Shape | null, keepdim: boolean): Tensor {
  const dims = wrapDims(dim, self.rank);
  const count = dims.reduce((n, d) => n * self.size(d), 1);
  return torch.div(torch.expand(restoreDims(g, self.shape, dims, keepdim), self.shape), count);
}

const sumOf = (a: Grad, b: Grad): Grad => (a && b ? torch.add(a, b) : (a ?? b));

export const varAll = op({
  schema: 'var(Tensor self, bool unbiased=True) -> Tensor',
  on: ['function', 'method'],
  forward: (self, unbiased) => torch.varCorrection(self, null, unbiasedBy(unbiased)),
});
export const varDim = op({
  schema: 'var.dim(Tensor self, int[1]? dim, bool unbiased=True, bool keepdim=False) -> Tensor',
  on: ['function', 'method'],
  out: true,
  forward: (self, dim, unbiased, keepdim) => torch.varCorrection(self, dim, unbiasedBy(unbiased), keepdim),
});
export const varCorrection = op({
  schema:
    'var.correction(Tensor self, int[1]? dim=None, *, Scalar? correction=None, bool keepdim=False) -> Tensor',
  on: ['function', 'method'],
  out: true,
  forward(self, dim, correction, keepdim) {
    checkFloat('std and var', self);
    return spreadOf('var', self, dim, correction, keepdim);
  },
});
derivative(varCorrection, (self, dim, correction, keepdim) =>
  node(
    'VarBackward0',
    edge(self, [self], (g, self) => varianceGrad(g, self, dim, correction, keepdim)),
  ),
);

export const std = op({
  schema: 'std(Tensor self, bool unbiased=True) -> Tensor',
  on: ['function', 'method'],
  forward: (self, unbiased) => torch.stdCorrection(self, null, unbiasedBy(unbiased)),
});
export const stdDim = op({
  schema: 'std.dim(Tensor self, int[1]? dim, bool unbiased=True, bool keepdim=False) -> Tensor',
  on: ['function', 'method'],
  out: true,
  forward: (self, dim, unbiased, keepdim) => torch.stdCorrection(self, dim, unbiasedBy(unbiased), keepdim),
});
export const stdCorrection = op({
  schema:
    'std.correction(Tensor self, int[1]? dim=None, *, Scalar? correction=None, bool keepdim=False) -> Tensor',
  on: ['function', 'method'],
  out: true,
  forward(self, dim, correction, keepdim) {
    checkFloat('std and var', self);
    return spreadOf('std', self, dim, correction, keepdim);
  },
});
derivative(stdCorrection, (self, dim, correction, keepdim, result) =>
  node(
    'StdBackward0',
    edge(self, [self, result], (g, self, result) => deviationGrad(g, self, result, dim, correction, keepdim)),
  ),
);

function withMean(
  what: Spread,
  self: Tensor,
  dim: Shape | null,
  correction: Scalar | null,
  keepdim: boolean,
): [Tensor, Tensor] {
  checkFloat(`${what}_mean`, self);
  const mean = torch.meanDim(self, wrapDims(dim, self.rank), keepdim);
  return [spreadOf(what, self, dim, correction, keepdim), mean];
}

export const varMean = op({
  schema: 'var_mean(Tensor self, bool unbiased=True) -> (Tensor, Tensor)',
  on: ['function'],
  forward: (self, unbiased) => torch.varMeanCorrection(self, null, unbiasedBy(unbiased)),
});
export const varMeanDim = op({
  schema:
    'var_mean.dim(Tensor self, int[1]? dim, bool unbiased=True, bool keepdim=False) -> (Tensor, Tensor)',
  on: ['function'],
  forward: (self, dim, unbiased, keepdim) =>
    torch.varMeanCorrection(self, dim, unbiasedBy(unbiased), keepdim),
});
export const varMeanCorrection = op({
  schema:
    'var_mean.correction(Tensor self, int[1]? dim=None, *, Scalar? correction=None, bool keepdim=False) -> (Tensor, Tensor)',
  on: ['function'],
  forward: (self, dim, correction, keepdim) => withMean('var', self, dim, correction, keepdim),
});
derivative(varMeanCorrection, (self, dim, correction, keepdim) =>
  node(
    'VarMeanBackward0',
    edgeOfMany(self, [self], ([gVar, gMean], self) =>
      sumOf(
        gVar ? varianceGrad(gVar, self, dim, correction, keepdim) : null,
        gMean ? meanGrad(gMean, self, dim, keepdim) : null,
      ),
    ),
  ),
);

export const stdMean = op({
  schema: 'std_mean(Tensor self, bool unbiased=True) -> (Tensor, Tensor)',
  on: ['function'],
  forward: (self, unbiased) => torch.stdMeanCorrection(self, null, unbiasedBy(unbiased)),
});
export const stdMeanDim = op({
  schema:
    'std_mean.dim(Tensor self, int[1]? dim, bool unbiased=True, bool keepdim=False) -> (Tensor, Tensor)',
  on: ['function'],
  forward: (self, dim, unbiased, keepdim) =>
    torch.stdMeanCorrection(self, dim, unbiasedBy(unbiased), keepdim),
});
export const stdMeanCorrection = op({
  schema:
    'std_mean.correction(Tensor self, int[1]? dim=None, *, Scalar? correction=None, bool keepdim=False) -> (Tensor, Tensor)',
  on: ['function'],
  forward: (self, dim, correction, keepdim) => withMean('std', self, dim, correction, keepdim),
});
derivative(stdMeanCorrection, (self, dim, correction, keepdim, [std]) =>
  node(
    'StdMeanBackward0',
    edgeOfMany(self, [self, std], ([gStd, gMean], self, std) =>
      sumOf(
        gStd ? deviationGrad(gStd, self, std, dim, correction, keepdim) : null,
        gMean ? meanGrad(gMean, self, dim, keepdim) : null,
      ),
    ),
  ),
);
