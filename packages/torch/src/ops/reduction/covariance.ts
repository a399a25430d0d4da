/** Covariances and correlations of variables (rows) over observations (columns). */
import { op } from '../../dispatch/op.ts';
import { check } from '../../errors/torch-error.ts';
import { bool, isFloat } from '../../tensor/dtype.ts';
import { valueOf, valuesOf } from '../../tensor/create.ts';
import type { Tensor } from '../../tensor/tensor.ts';
import { torch } from '../torch.ts';

function checkWeights(name: 'fweights' | 'aweights', w: Tensor | null, count: number): void {
  if (!w) return;
  const fault = (condition: boolean, text: () => string) => check(condition, () => `cov(): ${text()}`);
  fault(
    w.rank <= 1,
    () => `expected ${name} to have one or fewer dimensions but got ${name} with ${w.rank} dimensions`,
  );
  const wanted = name === 'aweights' ? 'floating point' : 'integral';
  fault(
    isFloat(w.dtype) === (name === 'aweights'),
    () => `expected ${name} to have ${wanted} dtype but got ${name} with ${w.dtype.scalarType} dtype`,
  );
  fault(
    w.numel === count,
    () =>
      `expected ${name} to have the same numel as there are observations in the input but got ${w.numel} != ${count}`,
  );
  fault(
    valuesOf(w).every((x) => x >= 0),
    () => `${name} cannot be negative`,
  );
}

export const cov = op({
  schema: 'cov(Tensor self, *, int correction=1, Tensor? fweights=None, Tensor? aweights=None) -> Tensor',
  on: ['function', 'method'],
  forward(self, correction, fweights, aweights) {
    check(
      self.rank <= 2,
      () =>
        `cov(): expected input to have two or fewer dimensions but got an input with ${self.rank} dimensions`,
    );
    check(self.dtype !== bool, () => 'cov(): bool dtype is not supported for input');
    const x = self.rank < 2 ? torch.view(torch.contiguous(self), [1, -1]) : self;
    const count = x.shape[1]!;
    checkWeights('fweights', fweights, count);
    checkWeights('aweights', aweights, count);
    const w = fweights && aweights ? torch.mul(fweights, aweights) : (fweights ?? aweights);
    const total = w ? torch.sum(w) : null;
    check(!total || valueOf(total) !== 0, () => "cov(): weights sum to zero, can't be normalized");
    const weighted = w ? torch.mul(x, w) : x;
    const mean = total
      ? torch.div(torch.sumDim(weighted, [1]), total)
      : torch.div(torch.sumDim(x, [1]), count);
    const centred = torch.sub(x, torch.unsqueeze(mean, 1));
    const other = w ? torch.mul(centred, w) : centred;
    const products = torch.mm(centred, torch.t(other));
    return torch.squeeze(torch.div(products, degrees(count, correction, w, aweights)));
  },
});

/** What the sums of products are divided by, at least 0. */
function degrees(
  count: number,
  correction: number,
  w: Tensor | null,
  aweights: Tensor | null,
): Tensor | number {
  if (!w) return Math.max(count - correction, 0);
  const total = torch.sum(w);
  const average = aweights ? torch.div(torch.sum(torch.mul(w, aweights)), total) : 1;
  return torch.clampMin(torch.sub(total, torch.mul(average, correction)), 0);
}

export const corrcoef = op({
  schema: 'corrcoef(Tensor self) -> Tensor',
  on: ['function', 'method'],
  forward(self) {
    check(
      self.rank <= 2,
      () =>
        `corrcoef(): expected input to have two or fewer dimensions but got an input with ${self.rank} dimensions`,
    );
    const c = torch.cov(self);
    if (c.rank === 0) return torch.div(c, c);
    const deviation = torch.sqrt(torch.diag(c));
    const scaled = torch.div(torch.div(c, torch.view(deviation, [-1, 1])), torch.view(deviation, [1, -1]));
    return torch.clamp(scaled, -1, 1);
  },
});
