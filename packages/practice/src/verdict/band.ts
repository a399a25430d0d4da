/** The three words for the share of a pattern that is known, and the share from which each of them holds. */
export const BANDS = ['weak', 'developing', 'strong'] as const;
export type Band = (typeof BANDS)[number];

export const BAND_FROM: Readonly<Record<Band, number>> = { weak: 0, developing: 0.45, strong: 0.7 };

export function bandOf(share: number): Band {
  if (share >= BAND_FROM.strong) return 'strong';
  return share >= BAND_FROM.developing ? 'developing' : 'weak';
}
