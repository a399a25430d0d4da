/**
 * The words that all faces of a question share. The faces themselves: what an author writes is in
 * `authored.ts`, what a learner may see in `public.ts`, what a learner answers in `answer.ts`.
 */

/** The question kinds there are. Adding one here makes every registry that lacks it fail to compile. */
export const QUESTION_KINDS = [
  'fill',
  'fill-many',
  'value',
  'claim',
  'program',
  'order',
  'predict',
  'write',
] as const;
export type QuestionKind = (typeof QUESTION_KINDS)[number];

export const LEVELS = ['easy', 'medium', 'hard'] as const;
export type Level = (typeof LEVELS)[number];

export const MODES = [
  'why',
  'learn',
  'deep-dive',
  'visualize',
  'practice',
  'challenge',
  'experiment',
  'metrics',
  'review',
  'test',
] as const;
export type Mode = (typeof MODES)[number];

export type QuestionId = string & { readonly brand: 'QuestionId' };
export type PatternId = string & { readonly brand: 'PatternId' };
/** Stable name of one choice of parameters, e.g. `K=5`; `-` when the question has none. */
export type VariantId = string & { readonly brand: 'VariantId' };
/** Stable name of one option within a question: `o1`, `o2`, … in the author's order. */
export type OptionId = string & { readonly brand: 'OptionId' };
/** Stable name of a flip card; no question of its pattern has it. */
export type CardName = string & { readonly brand: 'CardName' };
