/** How well a card was remembered, by the learner's own judgement: again, hard, good, easy. */
export const GRADES = [1, 2, 3, 4] as const;
export type Grade = (typeof GRADES)[number];
