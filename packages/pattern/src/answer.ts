/** What a learner answers: one type a kind. Plain JSON, so that it can be logged. */
import type { OptionId, QuestionKind } from './question.ts';

export interface AnswerOf {
  fill: { readonly kind: 'fill'; readonly blank: OptionId | null };
  'fill-many': { readonly kind: 'fill-many'; readonly blanks: readonly (OptionId | null)[] };
  value: { readonly kind: 'value'; readonly option: OptionId | null };
  claim: { readonly kind: 'claim'; readonly option: OptionId | null };
  program: { readonly kind: 'program'; readonly option: OptionId | null };
}

export type Answer<K extends QuestionKind = QuestionKind> = AnswerOf[K];

/** Names a complete answer within its variant, e.g. `o2` or `o1,o4`: the key under which its proof is kept. */
export type AnswerKey = string & { readonly brand: 'AnswerKey' };
