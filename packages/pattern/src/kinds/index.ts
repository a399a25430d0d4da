/** Every question kind: one folder and one line here. A kind without a line does not compile. */
import { instantiate, type Values } from '../names/names.ts';
import type { AuthoredOf, AuthoredQuestion } from '../authored.ts';
import type { PublicOf, PublicQuestionBase } from '../public.ts';
import type { QuestionKind } from '../question.ts';
import { claim } from './claim/claim.ts';
import { fill } from './fill/fill.ts';
import { fillMany } from './fill-many/fill-many.ts';
import type { Candidate, Kind } from './kind.ts';
import { program } from './program/program.ts';
import { value } from './value/value.ts';

export const KINDS: { readonly [K in QuestionKind]: Kind<K> } = {
  fill,
  'fill-many': fillMany,
  value,
  claim,
  program,
};

/**
 * Every possible answer of `question` with the parameters `values`, and the program that decides it. An answer passes
 * when its program finished (or its check reads `error`) and the check passed.
 */
export function candidates(question: AuthoredQuestion, values: Values, prelude: string): Candidate[] {
  const own = instantiate(question, values);
  return kindOf(own).toCandidates(own, prelude);
}

/** The public face of a question's kind around what all kinds show. */
export function publish<K extends QuestionKind>(
  base: PublicQuestionBase,
  question: AuthoredOf[K],
): PublicOf[K] {
  return kindOf(question).publish(base, question);
}

function kindOf<K extends QuestionKind>(question: AuthoredOf[K]): Kind<K> {
  return KINDS[question.kind];
}
