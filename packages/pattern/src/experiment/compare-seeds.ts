/** Two treatments over the same seeds: means, and the mean of the paired differences with its 95 % interval. */

export interface Comparison {
  readonly plain: number;
  readonly treated: number;
  /** Mean over the seeds of treated - plain. */
  readonly difference: number;
  /** 95 % interval of that mean, by Student's t; null for a single seed, which has none. */
  readonly low: number | null;
  readonly high: number | null;
  /** In how many seeds the treated run has the higher value, and in how many the lower. */
  readonly above: number;
  readonly below: number;
}

/** `plain[i]` and `treated[i]` are of the same seed; both have the same length, at least 1. */
export function compareSeeds(plain: readonly number[], treated: readonly number[]): Comparison {
  const differences = treated.map((value, at) => value - (plain[at] ?? Number.NaN));
  const difference = mean(differences);
  const half = halfInterval(differences);
  return {
    plain: mean(plain),
    treated: mean(treated),
    difference,
    low: half === null ? null : difference - half,
    high: half === null ? null : difference + half,
    above: differences.filter((value) => value > 0).length,
    below: differences.filter((value) => value < 0).length,
  };
}

export function mean(values: readonly number[]): number {
  return values.reduce((sum, value) => sum + value, 0) / values.length;
}

/** Half the width of the 95 % interval of the mean of `values`; null for a single one. */
export function halfInterval(values: readonly number[]): number | null {
  const freedom = values.length - 1;
  if (freedom < 1) return null;
  const middle = mean(values);
  const variance = values.reduce((sum, value) => sum + (value - middle) ** 2, 0) / freedom;
  return tQuantile(freedom) * Math.sqrt(variance / values.length);
}

/** 97.5 % quantiles of Student's t with 1, 2, … 30 degrees of freedom, as statistical tables have them. */
const T_975 = [
  12.706, 4.303, 3.182, 2.776, 2.571, 2.447, 2.365, 2.306, 2.262, 2.228, 2.201, 2.179, 2.16, 2.145, 2.131,
  2.12, 2.11, 2.101, 2.093, 2.086, 2.08, 2.074, 2.069, 2.064, 2.06, 2.056, 2.052, 2.048, 2.045, 2.042,
];

/** Above the table the normal quantile with its first two corrections in 1 / freedom, right to three digits there. */
function tQuantile(freedom: number): number {
  const z = 1.959964;
  const far = z + (z ** 3 + z) / (4 * freedom) + (5 * z ** 5 + 16 * z ** 3 + 3 * z) / (96 * freedom ** 2);
  return T_975[freedom - 1] ?? far;
}
