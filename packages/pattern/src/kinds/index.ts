/** Every question kind: one folder and one line here. A kind without a line does not compile. */
import { instantiate, type Values } from '../names/names.ts';
import type { AuthoredOf, AuthoredOption, Provable } from '../authored.ts';
import type { ProvedVariant } from '../proof.ts';
import type { PublicOf, PublicOption, PublicQuestionBase, SealedBase, SealedOf } from '../public.ts';
import type { QuestionKind } from '../question.ts';
import { cardCandidate } from './card.ts';
import { claim } from './claim/claim.ts';
import { fill } from './fill/fill.ts';
import { fillMany } from './fill-many/fill-many.ts';
import type { Candidate, Kind } from './kind.ts';
import { order } from './order/order.ts';
import { predict } from './predict/predict.ts';
import { program } from './program/program.ts';
import { value } from './value/value.ts';
import { write } from './write/write.ts';

export const KINDS: { readonly [K in QuestionKind]: Kind<K> } = {
  fill,
  'fill-many': fillMany,
  value,
  claim,
  program,
  order,
  predict,
  write,
};

/**
 * Every possible answer of `question` with the parameters `values` (of a card, its one statement), and the program that
 * decides it. An answer passes when its program finished (or its check reads `error`) and the check passed, or, where it
 * says what happens, when that happened.
 */
export function candidates(question: Provable, values: Values, prelude: string): Candidate[] {
  if (question.kind === 'card') return [cardCandidate(question, prelude)];
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

/** What is sealed of one variant, around what all kinds seal. `question` has its parameters replaced. */
export function sealedOf<K extends QuestionKind>(
  base: SealedBase,
  question: AuthoredOf[K],
  proved: ProvedVariant,
  options: readonly PublicOption[],
): SealedOf[K] {
  return kindOf(question).seal(base, question, proved, options);
}

/** Are its options seen before the answer? */
export function showsOptions<K extends QuestionKind>(question: AuthoredOf[K]): boolean {
  return kindOf(question).showsOptions(question);
}

/** Python that is set as a listing with an option of a question of this kind. */
export function listingOf(kind: QuestionKind, option: AuthoredOption): string | null {
  return KINDS[kind].listingOf(option);
}

function kindOf<K extends QuestionKind>(question: AuthoredOf[K]): Kind<K> {
  return KINDS[question.kind];
}
