/**
 * The three faces of each question kind, and where its answer holds options: what a browser may know of kinds. What a
 * kind does is in `kinds/index.ts`. A kind without a line here does not compile.
 */
import type { OptionId, QuestionKind } from '../question.ts';
import { type ClaimFaces, placesOfClaim } from './claim/faces.ts';
import { type FillFaces, placesOfFill } from './fill/faces.ts';
import { type FillManyFaces, placesOfFillMany } from './fill-many/faces.ts';
import { type ProgramFaces, placesOfProgram } from './program/faces.ts';
import { placesOfValue, type ValueFaces } from './value/faces.ts';

export interface Faces {
  fill: FillFaces;
  'fill-many': FillManyFaces;
  value: ValueFaces;
  claim: ClaimFaces;
  program: ProgramFaces;
}

/** What the author writes beside what every kind has. */
export type AuthoredParts = { [K in QuestionKind]: Faces[K]['authored'] };
/** What a learner answers: plain JSON, so that it can be logged. */
export type AnswerOf = { [K in QuestionKind]: { readonly kind: K } & Faces[K]['answer'] };
/** What a learner sees beside what every kind has. */
export type PublicParts = { [K in QuestionKind]: Faces[K]['public'] };

/** What each place of an answer holds, null where it is empty; one place where an option is chosen. */
export const PLACES: {
  readonly [K in QuestionKind]: (answer: Faces[K]['answer']) => readonly (OptionId | null)[];
} = {
  fill: placesOfFill,
  'fill-many': placesOfFillMany,
  value: placesOfValue,
  claim: placesOfClaim,
  program: placesOfProgram,
};
