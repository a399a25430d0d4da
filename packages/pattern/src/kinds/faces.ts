/**
 * The faces of each question kind, where its answer holds options, and the key of an answer: what a browser may know of
 * kinds. What a kind does is in `kinds/index.ts`. A kind without a line here does not compile.
 */
import type { AnswerKey } from '../answer.ts';
import { keyOfPlaces } from '../option-keys.ts';
import type { OptionId, QuestionKind } from '../question.ts';
import { type ClaimFaces, placesOfClaim } from './claim/faces.ts';
import { type FillFaces, placesOfFill } from './fill/faces.ts';
import { type FillManyFaces, placesOfFillMany } from './fill-many/faces.ts';
import { type OrderFaces, placesOfOrder } from './order/faces.ts';
import { keyOfPredict, placesOfPredict, type PredictFaces } from './predict/faces.ts';
import { type ProgramFaces, placesOfProgram } from './program/faces.ts';
import { placesOfValue, type ValueFaces } from './value/faces.ts';
import { keyOfWrite, placesOfWrite, type WriteFaces } from './write/faces.ts';

export interface Faces {
  fill: FillFaces;
  'fill-many': FillManyFaces;
  value: ValueFaces;
  claim: ClaimFaces;
  program: ProgramFaces;
  order: OrderFaces;
  predict: PredictFaces;
  write: WriteFaces;
}

/** What the author writes beside what every kind has. */
export type AuthoredParts = { [K in QuestionKind]: Faces[K]['authored'] };
/** What a learner answers: plain JSON, so that it can be logged. */
export type AnswerOf = { [K in QuestionKind]: { readonly kind: K } & Faces[K]['answer'] };
/** What a learner sees beside what every kind has. */
export type PublicParts = { [K in QuestionKind]: Faces[K]['public'] };
/** What is opened with an answer beside what every kind seals. */
export type SealedParts = { [K in QuestionKind]: Faces[K]['sealed'] };

/** What each place of an answer holds, null where it is empty; one place where an option is chosen, none without options. */
export const PLACES: {
  readonly [K in QuestionKind]: (answer: AnswerOf[K]) => readonly (OptionId | null)[];
} = {
  fill: placesOfFill,
  'fill-many': placesOfFillMany,
  value: placesOfValue,
  claim: placesOfClaim,
  program: placesOfProgram,
  order: placesOfOrder,
  predict: placesOfPredict,
  write: placesOfWrite,
};

/** The key of a complete answer, null while it is not complete. */
export const KEYS: { readonly [K in QuestionKind]: (answer: AnswerOf[K]) => AnswerKey | null } = {
  fill: (answer) => keyOfPlaces(placesOfFill(answer)),
  'fill-many': (answer) => keyOfPlaces(placesOfFillMany(answer)),
  value: (answer) => keyOfPlaces(placesOfValue(answer)),
  claim: (answer) => keyOfPlaces(placesOfClaim(answer)),
  program: (answer) => keyOfPlaces(placesOfProgram(answer)),
  order: (answer) => keyOfPlaces(placesOfOrder(answer)),
  predict: keyOfPredict,
  write: keyOfWrite,
};
