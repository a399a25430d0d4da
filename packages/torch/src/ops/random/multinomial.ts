/** Draws of categories by weight; drawing without replacement rests on exponential draws. */
import { op } from '../../dispatch/op.ts';
import { check } from '../../errors/torch-error.ts';
import { defaultGenerator, type Generator } from '../../random/generator.ts';
import { fromValues, valuesOf } from '../../tensor/create.ts';
import { float64, int64, isFloat } from '../../tensor/dtype.ts';
import type { Tensor } from '../../tensor/tensor.ts';
import { exponentialValues } from './exponential-values.ts';

function checkWeights(self: Tensor, samples: number, replacement: boolean): void {
  check(
    isFloat(self.dtype),
    () => `multinomial only supports floating-point dtypes for input, got: ${self.dtype.scalarType}`,
  );
  check(self.shape.length === 1 || self.shape.length === 2, () => 'prob_dist must be 1 or 2 dim');
  check(samples > 0, () => 'cannot sample n_sample <= 0 samples');
  const categories = self.shape.at(-1) ?? 0;
  check(
    replacement || samples <= categories,
    () => 'cannot sample n_sample > prob_dist.size(-1) samples without replacement',
  );
  const values = valuesOf(self);
  // A single draw goes another way than several with replacement, which name what is wrong.
  const isNamed = replacement && samples > 1;
  const invalid = 'invalid multinomial distribution (encountering probability entry';
  check(!isNamed || !values.some((w) => w < 0), () => `${invalid} < 0)`);
  check(!isNamed || values.every(Number.isFinite), () => `${invalid} = infinity or NaN)`);
  check(
    values.every((w) => w >= 0 && w < Infinity),
    () => 'probability tensor contains either `inf`, `nan` or element < 0',
  );
}

/** The `samples` largest of weight / exponential draw: categories without replacement. */
function withoutReplacement(
  weights: Float64Array,
  draws: Float64Array,
  samples: number,
  round: (x: number) => number,
) {
  const score = weights.map((w, i) => round(w / round(draws[i]!)));
  const order = Array.from(score, (_, i) => i).sort((a, b) => score[b]! - score[a]!);
  return order.slice(0, samples);
}

/** The category into whose share of the running sum each uniform draw falls. */
function withReplacement(
  weights: Float64Array,
  g: Generator,
  samples: number,
  round: (x: number) => number,
): number[] {
  let total = 0;
  const sums = weights.map((w) => (total = round(total + w)));
  const shares = sums.map((s) => round(s / total));
  shares[shares.length - 1] = 1;
  return Array.from({ length: samples }, () => {
    const u = g.float64();
    return shares.findIndex((share) => share >= u);
  });
}

export const multinomial = op({
  schema:
    'multinomial(Tensor self, SymInt num_samples, bool replacement=False, *, Generator? generator=None) -> Tensor',
  on: ['function', 'method'],
  out: true,
  forward(self, samples, replacement, g) {
    checkWeights(self, samples, replacement);
    const generator = g ?? defaultGenerator;
    const round = self.dtype === float64 ? (x: number) => x : Math.fround;
    const categories = self.shape.at(-1) ?? 0;
    const weights = valuesOf(self);
    const rows = self.shape.length === 2 ? self.shape[0]! : 1;
    const row = (i: number, of: Float64Array) => of.subarray(i * categories, (i + 1) * categories);
    // One sample takes the exponential route either way (2.13).
    const draws = replacement && samples > 1 ? null : exponentialValues(generator, weights.length, 1);
    const drawn: number[] = [];
    for (let i = 0; i < rows; i++) {
      const w = row(i, weights);
      check(
        w.some((x) => x > 0),
        () => 'invalid multinomial distribution (sum of probabilities <= 0)',
      );
      drawn.push(
        ...(draws
          ? withoutReplacement(w, row(i, draws), samples, round)
          : withReplacement(w, generator, samples, round)),
      );
    }
    return fromValues(drawn, [...self.shape.slice(0, -1), samples], int64);
  },
});
