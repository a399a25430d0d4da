/** What a learner answers: one type a kind. */
import type { AnswerOf } from './kinds/faces.ts';
import type { QuestionKind } from './question.ts';

export type { AnswerOf };
export type Answer<K extends QuestionKind = QuestionKind> = AnswerOf[K];

/** Names a complete answer within its variant, e.g. `o2` or `o1,o4`: the key under which its proof is kept. */
export type AnswerKey = string & { readonly brand: 'AnswerKey' };
