import type { Range } from './confidence.ts';

/** The quantile of the normal distribution that leaves .95 between its two sides. */
const Z = 1.959964;

/**
 * Wilson's interval of .95 for a share of which `right` of `asked` (at least 1) were seen: unlike the plain one it
 * stays within 0 and 1 and is honest for a handful. Wilson 1927, J. Am. Stat. Assoc. 22, 209-212.
 */
export function wilson(right: number, asked: number): Range {
  const share = right / asked;
  const pull = Z ** 2 / asked;
  const middle = (share + pull / 2) / (1 + pull);
  const half = (Z * Math.sqrt((share * (1 - share)) / asked + pull / (4 * asked))) / (1 + pull);
  return { from: Math.max(0, middle - half), to: Math.min(1, middle + half) };
}
