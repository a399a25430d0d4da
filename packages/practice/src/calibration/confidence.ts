/**
 * How sure a learner says to be of an answer, before it is checked. Each level states a share of right answers, with
 * the thresholds at which certainty-based marking makes honesty pay (Gardner-Medwin: two thirds and four fifths).
 */
export const CONFIDENCES = ['unsure', 'likely', 'sure'] as const;
export type Confidence = (typeof CONFIDENCES)[number];

/** A range of shares, both ends from 0 to 1. */
export interface Range {
  readonly from: number;
  readonly to: number;
}

/** The share of right answers that stating this level claims. */
export const MEANING: Readonly<Record<Confidence, Range>> = {
  unsure: { from: 0, to: 2 / 3 },
  likely: { from: 2 / 3, to: 0.8 },
  sure: { from: 0.8, to: 1 },
};
